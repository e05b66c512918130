"""An example of each block, and the meaning of each word to choose: the guide, read without a build."""

from __future__ import annotations

from collections.abc import Iterator

from reperes_sante.model.base import Date, Enonce, Model
from reperes_sante.model.collections import COLLECTIONS
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.fields import Champ, blocs, champs
from reperes_sante.model.markers import Mark, Names, Top
from reperes_sante.model.vocabulaire import Vocabulaire

# Simple keys that an example shows beside the mandatory ones.
SHOWN = 5
# Values for fields of which the model gives no example; none stands for somebody.
WORDS = {"epci": "200033579", "departement": "62", "region": "32"}


def exemple(model: type[Model]) -> str:
    """Return the YAML of a block: what it asks for, and the simple keys that tell most of it."""
    return "\n".join(_lines(model))


def _lines(model: type[Model], margin: str = "") -> Iterator[str]:
    """Yield the lines of a block; a block within it is written with what it asks for, no more."""
    for champ in _chosen(model):
        if champ.bloc is None:
            yield f"{margin}{champ.nom}: {_listed(champ)}"
        elif champ.liste:
            yield f"{margin}{champ.nom}:"
            first, *others = _lines(champ.bloc)
            for _ in range(max(1, champ.minimum)):
                yield f"{margin}  - {first}"
                yield from (f"{margin}    {line}" for line in others)
        else:
            yield f"{margin}{champ.nom}:"
            yield from _lines(champ.bloc, f"{margin}  ")


def _chosen(model: type[Model]) -> tuple[Champ, ...]:
    """Return the fields that an example shows, in the order of the model."""
    # What dates a statement is shown once, by the block that is about it.
    dated = set(Date.model_fields) - {"date"} if model is not Date else set()
    beside = {*Enonce.model_fields, *dated}
    own = [
        champ
        for champ in champs(model)
        if champ.obligatoire
        or Mark.FROM_FILE in champ.marques
        or not (champ.nom in beside or Mark.FROM_REGISTER in champ.marques)
    ]
    wanted = {champ.nom for champ in own if champ.obligatoire or Mark.FROM_FILE in champ.marques}
    wanted |= {exigence.champs[0] for exigence in model.EXIGENCES if not wanted & set(exigence.champs)}
    alone = {name for exigence in model.EXIGENCES if exigence.seul for name in exigence.champs[1:]}
    later = {suite.champ for suite in model.SUITES}
    shared = set(Dispositif.model_fields) if model is not Dispositif else set()
    for champ in own:
        is_simple = champ.bloc is None and champ.nom not in alone | later | shared
        if is_simple and len(wanted) < SHOWN and not champ.marque(Top):
            wanted.add(champ.nom)
    return tuple(champ for champ in own if champ.nom in wanted)


def _listed(champ: Champ) -> str:
    values = _values(champ)
    return f"[{', '.join(values[: max(1, champ.minimum)])}]" if champ.liste else values[0]


def _values(champ: Champ) -> list[str]:
    if champ.vocabulaire:
        return [word.value for word in champ.vocabulaire]
    alike = WORDS.get(champ.forme.nom if champ.forme else "", _words(champ))
    return [_typed(value) for value in champ.a_imiter or (alike,)]


def _words(champ: Champ) -> str:
    """Return words to replace: an id says of what, a text says what it is for."""
    if champ.forme and champ.forme.nom != "texte":
        return "oui" if champ.forme.nom == "oui-non" else f"{champ.forme.nom}-d-exemple"
    return champ.titre if champ.marque(Names) else "Quelques mots"


def _typed(value: object) -> str:
    text = str(value)
    is_code = isinstance(value, str) and text.isdecimal()
    return f'"{text}"' if is_code or text[:1] in "«%@&*#[{\"'" or ": " in text or "," in text else text


def tous_les_blocs() -> tuple[type[Model], ...]:
    """Return the blocks that editors write, in the order of the files that hold them."""
    found: dict[type[Model], None] = {}
    for collection in COLLECTIONS:
        if collection.partie:
            found.update(dict.fromkeys(blocs(collection.modele)))
    return tuple(found)


def tous_les_mots() -> tuple[type[Vocabulaire], ...]:
    """Return the closed lists that editors choose from, in the order of their first use."""
    used = (champ.vocabulaire for bloc in tous_les_blocs() for champ in champs(bloc))
    return tuple(dict.fromkeys(kind for kind in used if kind))


def pages() -> dict[str, str]:
    """Return the pages of the guide that are made here, by the name of their file in `docs/contribuer/`."""
    blocks = _head("Des exemples", "Un exemple de chaque bloc d’une fiche, à recopier. Tout y est inventé.")
    words = _head("Les mots à choisir", "Le sens de chaque mot des listes fermées, pour choisir le bon.")
    return {
        "exemples.md": "\n".join([*blocks, *_examples()]) + "\n",
        "mots.md": "\n".join([*words, *_meanings()]) + "\n",
    }


def _head(title: str, said: str) -> tuple[str, ...]:
    front = ("---", f"title: {title}", f'description: "{said}"', "---")
    return (*front, "", f"# {title}", "", said, "{: .chapeau }")


def _examples() -> Iterator[str]:
    yield "\nUn bloc qui n’a qu’une clé évidente s’écrit aussi d’un seul texte : un tiret, puis la phrase."
    for bloc in tous_les_blocs():
        title, meaning = bloc.INTITULE
        # The acronym alone would ask for its explanation.
        title = title.partition(" (")[0]
        yield f"\n## {title}\n\n{meaning}\n"
        region = f'role="region" tabindex="0" aria-label="Exemple : {title}"'
        yield f'<div class="tableau" {region} markdown="block">\n'
        yield f"```yaml\n{exemple(bloc)}\n```\n\n</div>"


def _meanings() -> Iterator[str]:
    for kind in tous_les_mots():
        where = dict.fromkeys(
            f"`{champ.nom}`" for b in tous_les_blocs() for champ in champs(b) if champ.vocabulaire is kind
        )
        yield f"\n## Pour {', '.join(where)}\n"
        yield from (f"- `{word.value}` ({word.label}) : {word.sens}" for word in kind)
