"""Each field of each block in one line: what may be written, read in the repository without a build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reperes_sante.edit.reference import BlocDecrit, PartieDuGuide, Renvoi, reference
from reperes_sante.model.base import Model
from reperes_sante.model.fields import Champ

PAGES: Mapping[str, tuple[str, str, frozenset[str]]] = {
    "champs.md": (
        "Les champs d’une fiche",
        "Ce qu’une fiche peut dire, un champ par ligne.",
        frozenset({"ecrire-une-fiche"}),
    ),
    "champs-des-actions.md": (
        "Les champs des actions et des programmes",
        "Ce qu’une action, un programme et beaucoup d’autres blocs peuvent dire, un champ par ligne.",
        frozenset({"ecrire-une-action"}),
    ),
    "champs-des-dispositifs.md": (
        "Les champs des dispositifs",
        "Ce que les contrats, les conseils et les centres peuvent dire, un champ par ligne.",
        frozenset({"ecrire-un-dispositif", "ecrire-un-contrat", "ecrire-un-conseil", "ecrire-un-centre"}),
    ),
}
REST = (
    "champs-communs.md",
    "Les champs des fichiers communs",
    "Ce que disent les fichiers que les fiches citent, et ce que beaucoup de blocs ont en commun.",
)


def pages() -> dict[str, str]:
    """Return the pages of fields, by the name of their file in `docs/contribuer/`."""
    parts = reference()
    told = frozenset(page for _, _, own in PAGES.values() for page in own)
    rest = [part for part in parts if part.page not in told]
    found = {
        name: _page(title, said, [part for part in parts if part.page in own])
        for name, (title, said, own) in PAGES.items()
    }
    name, title, said = REST
    return {**found, name: _page(title, said, rest)}


def line_of(champ: Champ) -> str:
    """Return the line of a field: its key, what it says, the block that it is, whether it is needed."""
    block = f" Bloc « {champ.bloc.INTITULE.titre} »." if champ.bloc else ""
    need = " **Obligatoire.**" if champ.obligatoire else ""
    return f"- `{champ.nom}` : {champ.description or f'{champ.titre}.'}{block}{need}"


# More names than this are no sentence.
FEW = 12


def shared_line(renvoi: Renvoi) -> str:
    """Return what is told of the fields that a block shares with another: their names, or that it has all."""
    title = renvoi.bloc.INTITULE.titre
    own = [champ.nom for described in reference_of(renvoi.bloc) for champ in described.champs]
    if {*own} <= {*renvoi.noms}:
        return f"- Comme « {title} » : tous ses champs."
    if len(renvoi.noms) <= FEW:
        return f"- Comme « {title} » : {', '.join(f'`{name}`' for name in renvoi.noms)}."
    return "\n".join((f"- Comme « {title} » :", *(f"    - `{name}`" for name in renvoi.noms)))


def reference_of(model: type[Model]) -> tuple[BlocDecrit, ...]:
    """Return how the reference describes a block."""
    return tuple(bloc for part in reference() for bloc in part.blocs if bloc.modele is model)


def _page(title: str, said: str, parts: list[PartieDuGuide]) -> str:
    head = ("---", f"title: {title}", f'description: "{said}"', "---", "", f"# {title}", "", said)
    blocks = (line for part in parts for bloc in part.blocs for line in _block(bloc))
    return "\n".join((*head, "{: .chapeau }", *blocks)) + "\n"


def _block(bloc: BlocDecrit) -> Iterator[str]:
    if not bloc.champs and not bloc.renvois:
        return
    title, meaning = bloc.modele.INTITULE
    yield f"\n## {title}\n\n{meaning}\n"
    for champ in bloc.champs:
        yield line_of(champ)
    for renvoi in bloc.renvois:
        yield shared_line(renvoi)
