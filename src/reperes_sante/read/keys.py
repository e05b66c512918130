"""The French words of a key that its block has not, and of a first line that is, or seems, a name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, get_origin

from pydantic import BaseModel

from reperes_sante.france.letters import hyphened, nearest, plain_letters, shown, slug
from reperes_sante.model.base import COMMA, Date, Decrite, Model, is_a_name, is_like_a_key, nearly
from reperes_sante.model.collections import ANNEXES
from reperes_sante.model.fields import Champ, champs
from reperes_sante.model.fields import Path as FieldPath
from reperes_sante.model.findings import Kind, Wording
from reperes_sante.model.markers import Forme, naming_fields
from reperes_sante.model.synonymes import KEY_PLACES, key_meant_by
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import FORM, IDENTIFIER
from reperes_sante.model.vocabulaire import Vocabulaire
from reperes_sante.read.misplaced import IN_WORDS, at_the_head, by_sense
from reperes_sante.read.nodes import DOUBLE as EN_DOUBLE
from reperes_sante.read.repairs import SET_APART, as_value, fits, on_one_line
from reperes_sante.read.wording import colon, word

# How many places an unknown key is said to have.
LIKELY = 3
INCONNUE = Kind("cle-inconnue", "Chaque clé existe à cet endroit.")
COLLE = Kind.warning(
    "nom-colle", "Une date, un numéro ou une adresse n'est pas pris pour la fin du nom qui le précède."
)
KINDS = (INCONNUE, COLLE)


def glued(model: type[Model], text: str) -> Wording | None:
    """Word a text that is read as the name of a block, with what should follow it: « Forum:2027-03-14 »."""
    # Of all texts, few have one.
    if not (":" in text or text[:1].isdecimal() or text[-1:].isdecimal()):
        return None
    key = model.cle_evidente(text)
    forme = next((champ.forme for champ in champs(model) if champ.nom == model.SUIVANT), None)
    if not key or not forme:
        return None
    if forme.nom in STRICT and key != model.SUIVANT and fits(forme, text.strip()):
        message = f"{shown(text)} est lu comme un nom."
        return Wording(COLLE, message, f"Écrivez ce que c'est devant : « - Un nom: {text.strip()} ».")
    for found in re.finditer(":", text):
        name, rest = text[: found.start()].rstrip(), text[found.end() :].strip()
        is_cited = bool(rest) and model.cle_evidente(name) != key
        if name and (is_cited or (forme.nom in STRICT and not name[-1].isdecimal() and fits(forme, rest))):
            message = f"{shown(text)} est lu tout entier comme un nom."
            said, whole = (f'"{one}"' if ": " in one else one for one in (name, text))
            remedy = f"Écrivez « - {said}: {rest} », ou, si c'en est bien un, « - {key}: {whole} »."
            return Wording(COLLE, message, remedy)
    return _ended(forme, text) if key != model.SUIVANT else None


def _ended(forme: Forme, text: str) -> Wording | None:
    """Word a name that ends with an address or a telephone, without a colon: « Le contrat https://… »."""
    found = [*SET_APART[forme.nom].finditer(text)] if forme.nom in SET_APART else []
    last = found[-1] if found else None
    name = text[: last.start()].rstrip(" :,(–-") if last else ""
    if not last or not re.search(r"\w", name) or text[last.end() :].strip(" ).,"):
        return None
    message = f"{shown(text)} est lu tout entier comme un nom."
    return Wording(COLLE, message, f"Écrivez « - {as_value(name)}: {last[0].rstrip(').,')} ».")


# Forms that no words have: what has one, after a colon, is meant for the field of that form.
STRICT = frozenset({"date", "telephone", "url", "compte"})


def sentence(block: object, value: object) -> Wording | None:
    """Word a sentence of a list that YAML took for a key and its value: « - Réduire : les inégalités »."""
    if (
        not isinstance(value, dict)
        or len(value) != 1
        or not (isinstance(block, type) and issubclass(block, Model))
    ):
        return None
    [(key, rest)] = value.items()
    is_text = isinstance(rest, str | None) and is_a_name(key, block.model_fields)
    if is_text and (told := _word_of(block, key, rest)):
        return told
    return colon(key, rest) if is_text and block.cle_evidente(f"{key} : {rest}") else None


def _word_of(block: type[Model], key: str, rest: object = None) -> Wording | None:
    """Word a first line whose name is a word of a closed list, as pages write it: « Signé: 2024 »."""
    name = block.cle_evidente(key) if block.SUIVANT else None
    words = _innermost(block.model_fields[name].annotation) if name else None
    is_closed = isinstance(words, type) and issubclass(words, Vocabulaire)
    if not words or not is_closed:
        return None
    told = word("enum", "", key, {"words": words})
    # « Cellule de veille: cellule »: the name stands where the word should.
    if isinstance(rest, str) and hyphened(rest) in {one.value for one in words}:
        return told._replace(remedy=f"Le mot de la liste vient d'abord : « - {hyphened(rest)}: {key} ».")
    return told


def is_meant(key: str, known: Sequence[str]) -> str | None:
    """Return the key of a block that an unknown one means, if that is known."""
    return key_meant_by(_plain(key), known)


def _plain(key: str) -> str:
    return plain_letters(key).replace("-", "_").replace(" ", "_")


def unknown_key(model: type[BaseModel], path: FieldPath, beside: Collection[str]) -> Wording:
    """Word an unknown key: a likely spelling, a likely place, or the keys that are admitted.

    Args:
        model: type of the whole file.
        path: where the key stands.
        beside: the keys of its block that the file has.
    """
    key, known, block = str(path[-1]), known_keys(model, path[:-1]), type_at(model, path[:-1])
    admitted = admitted_keys(known)
    called, elsewhere = _called(block, key, known, beside), _elsewhere(model, path, beside)
    line = on_a_line(block, key, beside)
    remedy = (
        _annexed(model, path)
        or _glued(key, known)
        or slipped(block, key, beside)
        or at_the_head(block, key, beside)
        or ("" if is_meant(key, known) else _by_sense(model, path, beside))
        or (elsewhere if not called and not path[:-1] else "")
        or _below(block, key, beside)
        or (called if _plain(key) not in known and is_meant(key, known) else "")
        or nearest(key, known)
        or line
        or named_first(block, key, beside)
        or called
        or elsewhere
        or admitted
    )
    # A whole line is no key that is badly typed.
    is_line = remedy == line and isinstance(beside, Mapping) and " " in str(beside[key])
    message = (
        f"La ligne de « {key} » n'est pas comprise." if is_line else f"La clé « {key} » n'existe pas ici."
    )
    return Wording(INCONNUE, message, remedy)


def _by_sense(model: type[BaseModel], path: FieldPath, beside: Collection[str]) -> str:
    """Say what to write for a key by its meaning, where its block has no other name for it."""
    above = [name for end in range(len(path) - 2, -1, -1) for name in known_keys(model, path[:end])]
    return by_sense(type_at(model, path[:-1]), _plain(str(path[-1])), beside, above)


def slipped(block: Any, key: str, beside: Collection[str]) -> str:  # noqa: ANN401
    """Say what to write for a first key that is almost a field: « - Dates: 2027 » would pass for a name.

    Args:
        block: what stands there.
        key: the key.
        beside: the keys of the block that the file has, in their order.
    """
    is_named = isinstance(block, type) and issubclass(block, Model) and block.SUIVANT
    if not is_named or not isinstance(beside, Mapping) or next(iter(beside), None) != key:
        return ""
    typed, name = key.strip(), block.cle_du_nom("Deux mots")
    rest = beside[key] if isinstance(beside[key], str) else "…"
    is_dated = block.SUIVANT == "date" and FORM.fullmatch(rest)
    meant = nearly(typed, block.model_fields)
    if name and not meant and is_dated and not is_like_a_key(typed) and is_meant(key, _fields(block)):
        return (
            f"« {typed} » passe pour une clé : écrivez « - {name}: {typed} » puis, dessous, « date: {rest} »."
        )
    if not meant or not name or is_like_a_key(typed):
        return ""
    # What is no day of a block that goes on with one is told in words.
    words = next((field for field in IN_WORDS if field in block.model_fields), block.SUIVANT)
    after = words if block.SUIVANT == "date" and not FORM.fullmatch(rest) else block.SUIVANT
    otherwise = f"« - {name}: {typed} » puis, dessous, « {after}: {rest} »"
    return f"Écrivez « {meant}: {rest} » ; si « {typed} » est bien un nom, {otherwise}."


def admitted_keys(known: Sequence[str]) -> str:
    """List the keys of a block, its own before those that nearly all blocks have."""
    own = [key for key in known if key not in Date.model_fields]
    shared = [key for key in known if key in Date.model_fields]
    more = f" ; et, comme ailleurs, {', '.join(shared)}" if own and shared else ""
    return f"Clés admises ici : {', '.join(own or shared)}{more}."


def known_keys(model: type[BaseModel], path: FieldPath) -> list[str]:
    """List the keys of the block at a path."""
    return _fields(type_at(model, path))


def type_at(kind: Any, path: FieldPath) -> Any:  # noqa: ANN401
    """Follow a path through the annotations of a model, entering optionals and tuples."""
    for step in path:
        kind = _innermost(kind.model_fields[step].annotation) if isinstance(step, str) else kind
    return kind


def _annexed(model: type[BaseModel], path: FieldPath) -> str:
    """Say where the file of a territory describes what other files list under this key."""
    found = next((a for a in ANNEXES if model is Territoire and path == (a.liste,)), None)
    return f"Dans une fiche, écrivez « {found.cle}: »." if found else ""


def _glued(key: str, known: Sequence[str]) -> str:
    bare = key.strip("- \xa0\u202f")
    if (unquoted := bare.strip("«»“”\"' \xa0\u202f")) != bare and unquoted in known:
        return f"Une clé n'a pas de guillemets : « {unquoted}: »."
    if bare == key or bare not in known:
        return ""
    return f"Retapez « {bare}: » : une espace manque après le tiret, ou une espace insécable s'est glissée."


def on_a_line(block: object, key: str, beside: Collection[str]) -> str:
    """Say how the first line tells what a thing is, where a key may be the id of it."""
    if not (isinstance(block, type) and issubclass(block, Decrite)):
        return ""
    rest = beside.get(key) if isinstance(beside, Mapping) else None
    said = block.dit_par(rest) if isinstance(rest, str) else None
    # Under a first line that says it all, an unknown key is one like any other.
    is_first = next(iter(beside), None) == key
    if not is_first or "id" in beside or not (re.fullmatch(IDENTIFIER, key) or said):
        return ""
    if not re.fullmatch(IDENTIFIER, key):
        return f"Un identifiant n'a ni majuscule, ni accent, ni espace : « - {slug(key)}: … »."
    if twice := next((name for name in said or () if name in beside), None):
        return said_above(twice)
    if said and is_like_a_key(key):
        return f"Un seul mot passerait pour une clé : donnez-en deux, par exemple « - {key}-d-exemple: … »."
    lacks = block.manque_a(rest) if isinstance(rest, str) else ""
    return f"{f'{lacks} ' if lacks else ''}Pour tout dire sur une ligne, écrivez « {block.MODELE_DE_LIGNE} »."


def said_above(key: str) -> str:
    """Say what to do with a field that the first line of its block says too."""
    return f"« {key} » est déjà dit sur la première ligne : gardez l'un des deux."


def said_twice(block: object, key: str, beside: Mapping[str, Any]) -> Wording | None:
    """Word a field that the first line of a block says, after its name, and a line below too.

    Args:
        block: what stands there.
        key: a key that it has not: its name, perhaps.
        beside: what it says in the file.
    """
    if not (isinstance(block, type) and issubclass(block, Model)) or next(iter(beside), None) != key:
        return None
    (name, _), *said = [*block.dits_en_tete(beside).items()] or [("", "")]
    twice, above = next((one for one in said if one[0] in beside), ("", None))
    if not twice or name in beside or not isinstance(above, str | list):
        return None
    below = beside[twice]
    both = [shown(held if isinstance(held, str) else on_one_line(held)) for held in (above, below)]
    message = f"« {twice} » est dit deux fois : {both[0]} sur la première ligne, {both[1]} dessous."
    line = f"« {_first_without(beside, name, above)} »"
    remedy = f"Gardez l'un des deux ; pour celui de dessous, la première ligne devient {line}."
    if twice == block.SUIVANT:
        is_day = twice != "date" or (isinstance(above, str) and FORM.fullmatch(above))
        remedy = f"Écrivez {line}, et une seule ligne « {twice}: … »."
        if not is_day:
            remedy = f"Écrivez {line}. {word('date', twice, above, {'known': _fields(block)}).remedy}"
    return Wording(EN_DOUBLE, message, remedy)


def _first_without(held: Mapping[str, Any], name: str, said: str | list[str]) -> str:
    """Return the first line of a block, after its dash, without some of what it says after the name."""
    first, whole = next(iter(held.items()))
    gone = said.split(COMMA) if isinstance(said, str) else said
    rest = [part for part in str(whole).split(COMMA) if part not in gone] if isinstance(whole, str) else []
    return f"- {first}: {COMMA.join(rest)}" if rest else f"- {name}: {first.strip()}"


def named_first(block: object, key: str, beside: Collection[str]) -> str:
    """Say how a block begins with its name, where an unknown key may be one."""
    if not (isinstance(block, type) and issubclass(block, Model) and block.SUIVANT):
        return ""
    if not key.strip() or is_meant(key, _fields(block)):
        return ""
    if next(iter(beside), None) == key:
        return _of_the_first(block, key, beside)
    is_name = not is_like_a_key(key) and block.cle_du_nom(key)
    another = f"Si c'est un autre nom, mettez un tiret devant : « - {key}: … »."
    return f"{admitted_keys(_fields(block))} {another}" if is_name else ""


def without_rest(name: str, text: str) -> str:
    """Say what to write of a name that nothing follows on its line, with the keys of its block below."""
    return f"Écrivez « - {name}: {text.strip()} » ; dessous, ne changez rien."


def _of_the_first(block: type[Model], key: str, beside: Collection[str]) -> str:
    """Say what to write where the first key of a block is read neither as its name nor as a field."""
    name, follows = block.cle_du_nom(key), block.SUIVANT
    if name and name in beside:
        return f"Son nom est aussi sous « {name} » : gardez l'un des deux."
    if name and follows in beside and isinstance(beside, Mapping) and beside[key] is None:
        return without_rest(name, key)
    if name and follows in beside:
        return f"Écrivez « - {name}: {key.strip()} », et une seule ligne « {follows}: … »."
    rest = beside[key] if isinstance(beside, Mapping) else None
    if told := None if name else _word_of(block, key, rest):
        return told.remedy
    capital = f"Si c'est un nom, mettez une majuscule : « - {key.capitalize()}: … »."
    is_said = name or block.cle_du_nom(f"{key} x") in (None, *beside) or follows in beside
    if is_said or not is_like_a_key(key):
        return ""
    return f"{_of_an_id(block, key, beside)}{capital} {admitted_keys(_fields(block))}"


def _of_an_id(block: type[Model], key: str, beside: Collection[str]) -> str:
    """Say how an id of one word is cited, where those of several begin a line: alone, it passes for a key."""
    cites = block.cle_du_nom(f"{key}-x")
    rest = beside.get(key) if isinstance(beside, Mapping) else None
    if cites == block.cle_du_nom("Deux mots") or not isinstance(rest, str):
        return ""
    line = f"« - {cites}: {key} » puis, dessous, « {block.SUIVANT}: {as_value(rest)} »"
    return f"Si c'est un identifiant, écrivez {line}. "


def of_a_first_line(wording: Wording, champ: Champ, name: str, first: str, said: str) -> Wording:
    """Return what is told of the text that follows a name as one writes it there.

    Args:
        wording: what is told of the field that it stands for.
        champ: the field.
        name: the field of the name.
        first: the name.
        said: the text.
    """
    if fits(champ.forme, first):
        return wording._replace(remedy=f"Le nom vient d'abord : « - {said}: {first} ».")
    below = wording.remedy.replace(" puis ", " puis, dessous, ")
    if f"« {champ.nom}: " not in below:
        keys = (
            f"{champ.nom}_publiee",
            "fin",
            "heure",
            "depart",
            "statut",
            "pilotes",
            "organisateurs",
            *IN_WORDS,
        )
        other = next((key for key in keys if f"« {key}: " in below), champ.nom)
        below = below.replace(f"« {other}: ", f"« - {name}: {first} » puis, dessous, « {other}: ", 1)
    words = "mettez ces mots dans « date_publiee »"
    below = below.replace(words, f"« - {name}: {first} » puis, dessous, « date_publiee: {said} »")
    return wording._replace(remedy=below.replace(f"« {champ.nom}: ", f"« - {first}: "))


def of_words_after(wording: Wording, block: type[Model], field: str, held: Mapping[str, str]) -> Wording:
    """Return what is told of two words that a first line says of one field, with that line without them.

    Args:
        wording: what is told of the field.
        block: what holds it.
        field: its name.
        held: what the file says of the block.
    """
    told = block.dits_en_tete(held)
    doubled = told.get(field, "").split(COMMA)
    if len(doubled) == 1:
        return wording
    line = _first_without(held, next(iter(told)), doubled)
    return wording._replace(remedy=wording.remedy.replace("« ", f"« {line} » puis, dessous, « ", 1))


def _below(kind: type[BaseModel], key: str, beside: Collection[str]) -> str:
    """Say in which block further down a key is told by another name."""
    for way in KEY_PLACES.get(_plain(key), ()):
        place, _, meant = way.partition(".")
        if place in _fields(kind) and meant in known_keys(kind, (place,)):
            return f"Cela se dit de « {place} » : {_lines(kind, (place,), meant, beside)}."
    return ""


def _called(block: Any, key: str, known: Sequence[str], beside: Collection[str]) -> str:  # noqa: ANN401
    typed = _plain(key)
    # « Lieu de la signature » begins as the key does.
    begun = next((name for name in known if typed.startswith(f"{name}_")), None) if " " in key else None
    meant = is_meant(key, known) or begun
    said = beside.get(key) if isinstance(beside, Mapping) else None
    is_list = bool(meant) and get_origin(block.model_fields[meant].annotation) is tuple
    if meant == "chiffres" and isinstance(said, str):
        counted = _plain(key.strip()).removeprefix("nombre_").removeprefix("de_").capitalize()
        return f"Écrivez « chiffres: » puis, dessous, « - {counted}: {said} »."
    if meant and isinstance(said, list) and not is_list and (whole := on_one_line(said)):
        return f"Ici, cela s'écrit « {meant}: {as_value(whole)} »."
    if meant and is_list and isinstance(said, str) and _is_one_line_of(block, meant, said):
        return f"Écrivez « {meant}: » puis, dessous, « - {as_value(said)} »."
    return f"Ici, cela s'écrit « {meant}: »." if meant else ""


def _is_one_line_of(block: type[Model], name: str, said: str) -> bool:
    """Tell whether a figure is all that a block of a list needs: the length of a route, « 5 km »."""
    held = next(champ.bloc for champ in champs(block) if champ.nom == name)
    return bool(held and re.match(r"\d", said) and held.cle_evidente(said))


def _elsewhere(model: type[BaseModel], path: FieldPath, beside: Collection[str]) -> str:
    """Name the places below that do have this key, with the lines to write there; else the place above.

    Those that the file has come first: a key is more often shifted than put in a block that is not there.
    """
    key, block = str(path[-1]), path[:-1]
    if any(key in known_keys(model, block[:end]) for end in range(len(block))):
        shifted = "Si vous la vouliez plus à gauche, vérifiez son décalage."
        return f"{shifted} {admitted_keys(known_keys(model, block))}"
    below = [*holding(type_at(model, block), key)]
    found = [place for place in below if place[0] in beside] or below
    if not found:
        return ""
    named = " » ou « ".join(" › ".join(place) for place in found[:LIKELY])
    more = "…" if len(found) > LIKELY else ""
    lines = _lines(type_at(model, block), found[0], key, beside)
    # Nothing says that what is there is what the source speaks of.
    return f"Elle se dit d'un bloc de « {named} »{more or '.'} Si la source parle de lui, {lines}."


# How far below its place a key is looked for.
LEVELS = 2


def holding(kind: object, key: str, levels: int = LEVELS) -> Iterator[tuple[str, ...]]:
    """Yield the ways from a block to those below it that have a key, the shortest first.

    Args:
        kind: the block.
        key: the key.
        levels: how far to look.
    """
    if not (levels and isinstance(kind, type) and issubclass(kind, BaseModel)):
        return
    inner = {name: _innermost(field.annotation) for name, field in kind.model_fields.items()}
    own = [name for name, held in inner.items() if key in _fields(held) and name not in Date.model_fields]
    yield from ((name,) for name in own)
    if not own:
        for name, held in inner.items():
            if name not in Date.model_fields:
                yield from ((name, *rest) for rest in holding(held, key, levels - 1))


def _lines(kind: type[BaseModel], place: tuple[str, ...], key: str, beside: Collection[str]) -> str:
    """Say, line after line, how a key is written in the block that has it."""
    lines: list[str] = []
    for step in place:
        field = kind.model_fields[step]
        kind = _innermost(field.annotation)
        lines.append(f"« {step}: »")
        if get_origin(field.annotation) is tuple:
            known = (
                beside[step] if isinstance(beside, Mapping) and len(lines) == 1 and step in beside else None
            )
            lines.append(f"« {_first_line(kind, known)} »")
    lines.append(f"« {key}: … »")
    return f"écrivez {', puis '.join(lines)}, chaque ligne deux espaces plus à droite que celle du dessus"


def _first_line(kind: type[BaseModel], known: object) -> str:
    """Return the first line of a block: that which the file has, else one to imitate."""
    first = next(iter(known[0].items()), None) if isinstance(known, list) and known and known[0] else None
    if isinstance(known, list) and known and isinstance(known[0], dict) and first:
        return f"- {first[0]}: {first[1] if isinstance(first[1], str) else '…'}"
    if issubclass(kind, Decrite):
        return f"- un-identifiant: {kind.A_REMPLIR}"
    name = next(iter(naming_fields(kind)), "") or next(iter(kind.model_fields))
    return f"- {name}: …"


def _fields(kind: object) -> list[str]:
    return list(kind.model_fields) if isinstance(kind, type) and issubclass(kind, BaseModel) else []


def _innermost(annotation: object) -> Any:  # noqa: ANN401
    args = [arg for arg in getattr(annotation, "__args__", ()) if arg not in (type(None), Ellipsis)]
    return _innermost(args[0]) if args else annotation
