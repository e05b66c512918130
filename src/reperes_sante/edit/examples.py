"""An example of each block, and the meaning of each word to choose: the guide, read without a build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markdown.extensions.toc import slugify

from reperes_sante.edit.filling.shortening import shortened
from reperes_sante.france.letters import decapitale
from reperes_sante.model.acces import Prestation
from reperes_sante.model.base import Date, Decrite, Enonce, Model
from reperes_sante.model.collections import ANNEXES, COLLECTIONS
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.evenement import Etape
from reperes_sante.model.fields import Champ, blocs, champs
from reperes_sante.model.markers import Mark, Names, Top, naming_fields
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.vocabulaire import Vocabulaire

# Simple keys that an example shows beside the mandatory ones.
SHOWN = 5
# A heading of the page of words names as many blocks.
FEW_BLOCKS = 4
# Values for fields of which the model gives no example; none stands for somebody.
WORDS = {"epci": "200033579", "departement": "62", "region": "32"}


def exemple(model: type[Model]) -> str:
    """Return the YAML of a block where it stands: what it asks for, the simple keys that tell most of it.

    It is in the short form that `reperes alleger` writes.
    """
    holder, champ = _holder(model)
    lines = list(_lines(model))
    if champ is None:
        return shortened("\n".join((*lines, "")), model).texte.rstrip("\n")
    first, *others = lines
    dash, deeper = ("- ", "    ") if champ.liste else ("", "  ")
    whole = [f"{champ.nom}:", f"  {dash}{first}", *(f"{deeper}{line}" for line in others), ""]
    return shortened("\n".join(whole), holder).texte.rstrip("\n")


def _holder(model: type[Model]) -> tuple[type[Model], Champ | None]:
    """Return the first block that holds another, with its field; the block alone for a whole file."""
    held = ((one, champ) for one in tous_les_blocs() for champ in champs(one) if champ.bloc is model)
    return next(held, (model, None))


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
    """Return the fields that an example shows: those of its first line, then others in the model's order."""
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
    known = {champ.nom for champ in own if Mark.FROM_FILE in champ.marques}
    wanted = known | {champ.nom for champ in own if champ.obligatoire}
    wanted |= {exigence.champs[0] for exigence in model.EXIGENCES if not wanted & set(exigence.champs)}
    first = _of_first_line(model)
    wanted |= {champ.nom for champ in own if champ.nom in first and champ.bloc is None}
    wanted |= {suite.avec[0] for suite in model.SUITES if suite.champ in wanted}
    alone = {name for exigence in model.EXIGENCES if exigence.seul for name in exigence.champs[1:]}
    later = {suite.champ for suite in model.SUITES}
    shared = set(Dispositif.model_fields) if model is not Dispositif else set()
    for champ in own:
        is_simple = champ.bloc is None and champ.nom not in alone | later | shared
        if is_simple and len(wanted - known) < SHOWN and not champ.marque(Top):
            wanted.add(champ.nom)
    shown = (champ for champ in own if champ.nom in wanted)
    return tuple(
        sorted(shown, key=lambda champ: first.index(champ.nom) if champ.nom in first else len(first))
    )


def _of_first_line(model: type[Model]) -> tuple[str, ...]:
    """Return the fields that the first line of a block says, its name before all."""
    if issubclass(model, Decrite):
        return model.DITS
    names = naming_fields(model) or tuple(need.champs[0] for need in model.EXIGENCES if need.seul)
    return (names[0], model.SUIVANT) if names and model.SUIVANT else names[:1]


def _listed(champ: Champ) -> str:
    values = valeurs(champ)
    return f"[{', '.join(values[: max(1, champ.minimum)])}]" if champ.liste else values[0]


def valeurs(champ: Champ) -> list[str]:
    """Return values of a field to imitate: those that the model gives, words of its list, else what it is."""
    if champ.vocabulaire:
        return [*champ.exemples] or [word.value for word in champ.vocabulaire]
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


def blocs_de_la_fiche() -> tuple[type[Model], ...]:
    """Return the blocks that the file of a territory holds, those that it describes at its end included."""
    described = (champ.bloc for annexe in ANNEXES for champ in champs(annexe.modele) if champ.bloc)
    return tuple(dict.fromkeys((*blocs(Territoire), *described)))


def tous_les_blocs() -> tuple[type[Model], ...]:
    """Return the blocks that editors write, in the order of the files that hold them."""
    files = (collection.modele for collection in COLLECTIONS if collection.partie)
    return tuple(dict.fromkeys(bloc for modele in files for bloc in blocs(modele)))


def tous_les_mots() -> tuple[type[Vocabulaire], ...]:
    """Return the closed lists that editors choose from, in the order of their first use."""
    return _mots(tous_les_blocs())


def _mots(models: Sequence[type[Model]]) -> tuple[type[Vocabulaire], ...]:
    used = (champ.vocabulaire for bloc in models for champ in champs(bloc))
    return tuple(dict.fromkeys(kind for kind in used if kind))


def pages() -> dict[str, str]:
    """Return the pages of the guide that are made here, by the name of their file in `docs/contribuer/`.

    The file of a territory has its own; those that all territories share have others, that grow apart.
    """
    own = blocs_de_la_fiche()
    shared = tuple(bloc for bloc in tous_les_blocs() if bloc not in own)
    words, services = _mots(own), _mots((Etape, Prestation))
    return {
        "exemples.md": _page(
            _head("Des exemples", "Un exemple de chaque bloc d’une fiche, à recopier. Tout y est inventé."),
            _examples(own),
            _elsewhere(shared),
        ),
        "exemples-communs.md": _page(
            _head("Des exemples de fichiers communs", "Ce que plusieurs fiches citent. Tout y est inventé."),
            _examples(shared),
        ),
        "mots.md": _page(
            _head("Les mots à choisir", "Le sens de chaque mot des listes d’une fiche, pour choisir le bon."),
            _meanings([kind for kind in words if kind not in services]),
            (
                "\n[Les mots des événements et des services](mots-des-services.md) ont leur page ;",
                "[ceux des fichiers communs](mots-communs.md) aussi.",
            ),
        ),
        "mots-des-services.md": _page(
            _head(
                "Les mots des événements et des services",
                "Le sens de chaque mot de ce à quoi l’on peut venir, ou que l’on peut demander.",
            ),
            _meanings([kind for kind in words if kind in services]),
        ),
        "mots-communs.md": _page(
            _head("Les mots des fichiers communs", "Le sens de chaque mot de ce que les fiches citent."),
            _meanings([kind for kind in tous_les_mots() if kind not in words]),
        ),
    }


def _page(*parts: Iterable[str]) -> str:
    return "\n".join(line for part in parts for line in part) + "\n"


def _head(title: str, said: str) -> tuple[str, ...]:
    front = ("---", f"title: {title}", f'description: "{said}"', "---")
    return (*front, "", f"# {title}", "", said, "{: .chapeau }")


def _examples(models: Iterable[type[Model]]) -> Iterator[str]:
    yield (
        "\nChaque exemple est dans sa forme la plus courte, celle que « reperes alleger » écrit. La forme "
        "longue, une clé par ligne, se lit aussi : « - etat: signe » puis, dessous, « date: 2019 ». "
        "Une liste d'un seul élément se passe de tiret : « publics: Adolescents »."
    )
    for bloc in models:
        title, meaning = _title(bloc), bloc.INTITULE.sens
        yield f"\n## {title}\n\n{meaning}\n"
        region = f'role="region" tabindex="0" aria-label="Exemple : {title}"'
        yield f'<div class="tableau" {region} markdown="block">\n'
        yield f"```yaml\n{exemple(bloc)}\n```\n\n</div>"


def _title(bloc: type[Model]) -> str:
    # The acronym alone would ask for its explanation.
    return bloc.INTITULE.titre.partition(" (")[0]


def _elsewhere(models: Iterable[type[Model]]) -> Iterator[str]:
    """Yield where other blocks have their example, each under the anchor that it had here."""
    yield "\n## Les fichiers communs\n"
    for bloc in models:
        name = slugify(_title(bloc), "-")
        yield f"- [{_title(bloc)}](exemples-communs.md#{name}){{: #{name} }}"


def _meanings(kinds: Iterable[type[Vocabulaire]]) -> Iterator[str]:
    for kind in kinds:
        held = [(champ.nom, b) for b in tous_les_blocs() for champ in champs(b) if champ.vocabulaire is kind]
        where = dict.fromkeys(f"`{name}`" for name, _ in held)
        titles = dict.fromkeys(decapitale(_title(bloc)) for _, bloc in held)
        # Several lists have the same key: the block tells which.
        whose = f" ({', '.join(titles)})" if len(titles) <= FEW_BLOCKS else ""
        yield f"\n## Pour {', '.join(where)}{whose}\n"
        yield from (f"- `{word.value}` ({word.label}) : {word.sens}" for word in kind)
