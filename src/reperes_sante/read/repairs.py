"""What was meant by a value that has not the form of its field, when the type itself accepts the guess."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from reperes_sante.france.letters import hyphened
from reperes_sante.model.fields import FORMES
from reperes_sante.model.markers import Forme, Ref
from reperes_sante.model.types import CODE_COMMUNE, SIREN_LENGTH, Identifiant

# Quotes of a word processor, and spaces that nobody sees: copied along with what they surround.
WORD_QUOTES = "“”„‟«»‘’‚‛"
NO_BREAK = "\xa0\u202f"
SIRET_LENGTH, CODE_LENGTH = 14, 5
Repair = Callable[[str], str]


# What somebody means to write one day, or never.
AWAITED = re.compile(
    r"(?:[àa] venir|idem|id|ibid(?:em)?|n[ée]ant|sans objet|s/o|null|none|nan|#[A-Z/]+!?|[-–—_.…]+)"
    r"|voir (?:plus haut|ci-dessus)"
    r"|[àa] (?:compl[ée]ter|remplir|pr[ée]ciser|v[ée]rifier|d[ée]finir|confirmer)"
    r"|todo|tbd|x{3,}|\?+|n[/ ][ac]|n\.?c|inconnue?s?|non (?:connue?|renseign[ée]e?|communiqu[ée]e?)s?",
    re.IGNORECASE,
)


def is_awaited(text: str) -> bool:
    """Tell whether a text only holds the place of another: « à compléter », « idem », « N/A »."""
    whole = text.strip()
    return bool(AWAITED.fullmatch(whole.strip(" .") or whole))


def bare(text: str) -> str:
    """Return a text without the quotes and the spaces that were copied around it."""
    return text.strip(f" \t\"'{WORD_QUOTES}{NO_BREAK}")


def as_value(text: str) -> str:
    """Return a text as it is typed after a key: between quotes where YAML would read something else."""
    return f'"{text}"' if re.search(r": |:$| #|^[\"'%@`&*!|>\[{#]|^- ", text) else text


# What names the parts of an address, or of a moment of a day.
PARTS = frozenset(
    {
        "adresse", "code_postal", "commune", "cp", "date", "detail", "heure", "horaires", "lieu", "nom",
        "numero", "prix", "public", "rue", "texte", "titre", "ville", "voie",
    }
)  # fmt: skip


def on_one_line(value: object) -> str:
    """Return a list or a block of plain texts as one phrase; nothing where it holds more.

    Keys that only name the parts of an address or of a moment are left out; « lundi » says something.

    Args:
        value: « [Un forum., Deux ateliers.] », « {rue: 6 place X, ville: 62000 Arras} ».
    """
    if isinstance(value, dict):
        # A name is set apart from what is said of it: « Stand, 8 h 30 », « lundi 9 h ».
        parts = [
            said
            if key in PARTS or not isinstance(said, str)
            else f"{key}{' ' if key.islower() else ', '}{said}"
            for key, said in value.items()
        ]
    else:
        parts = [*value] if isinstance(value, list) else []
    texts = [part.strip() for part in parts if isinstance(part, str)]
    if not texts or len(texts) < len(parts):
        return ""
    are_sentences = all(text.endswith((".", "!", "?")) for text in texts[:-1]) and len(texts) > 1
    return (" " if are_sentences else ", ").join(texts)


def copied_around(text: str) -> str:
    """Name what was copied around a text, for a sentence; nothing if there is nothing."""
    around = text[: len(text) - len(text.lstrip(WORD_QUOTES + NO_BREAK))] + text[len(bare(text)) :]
    if any(sign in around or text.startswith(sign) for sign in WORD_QUOTES):
        return "Ces guillemets (“ ”, « ») font partie de la valeur"
    return "Une espace insécable s'est glissée ici" if any(sign in text for sign in NO_BREAK) else ""


def repaired(forme: Forme, text: str) -> str | None:
    """Return the likely value of a field, only if its type accepts it and it is not what was written.

    Args:
        forme: the form that the value should have.
        text: what was written.
    """
    for candidate in _candidates(forme, text):
        if candidate != text and fits(forme, candidate):
            return candidate
    return None


def _candidates(forme: Forme, text: str) -> Iterator[str]:
    around = bare(text)
    yield around
    own = REPAIRS.get("identifiant" if _is_id(forme) else forme.nom)
    if own:
        yield own(around)


def several_in(forme: Forme, text: str) -> tuple[str, ...]:
    """Return the values of a form that a text holds, if it holds more than one: two telephones."""
    if forme.nom in SET_APART:
        pieces = (found[0] for found in SET_APART[forme.nom].finditer(text))
        alone = [one if fits(forme, one) else repaired(forme, one) for one in pieces]
        return tuple(one for one in alone if one) if len(alone) > 1 and all(alone) else ()
    line = " ".join(text.replace("\n", " ; ").split())
    parts = [part for part in BETWEEN.split(line) if part.strip()]
    found = [part.strip() if fits(forme, part.strip()) else repaired(forme, part) for part in parts]
    return tuple(one for one in found if one) if len(found) > 1 and all(found) else ()


# What tells a value from another without any sign between them.
SET_APART = {
    "telephone": re.compile(r"(?:\+ ?33|0)(?:[ .()\-/\xa0\u202f]*\d){9}(?!\d)"),
    "url": re.compile(r"https?://[^\s,;]+"),
}
# What people put between two values, in a text of single spaces.
BETWEEN = re.compile(r" ?[/;,|] | [/;,|]| (?:ou|et) |[;|]")


def fits(forme: Forme | None, text: str) -> bool:
    """Tell whether a text has a form."""
    if forme is None:
        return False
    try:
        _adapter(forme).validate_python(text)
    except ValidationError:
        return False
    return True


@cache
def _adapter(forme: Forme) -> TypeAdapter[Any]:
    return TypeAdapter(FORMES[forme])


@cache
def names_ours(forme: Forme | None) -> bool:
    """Tell whether a form is that of a reference to a thing of ours, by the id that we gave it."""
    return forme is not None and _is_reference(forme) and _is_id(forme)


def may_name(forme: Forme | None, text: str) -> bool:
    """Tell whether a text that has not the form of a reference may be the name of what it refers to."""
    if not forme or not text.strip() or not _is_reference(forme):
        return False
    # What is not ours, the official register calls by a code, and people by a name.
    return names_ours(forme) or not any(sign.isdecimal() for sign in text)


@cache
def _is_reference(forme: Forme) -> bool:
    return any(isinstance(mark, Ref) for mark in getattr(FORMES.get(forme), "__metadata__", ()))


@cache
def _is_id(forme: Forme) -> bool:
    """Tell whether a form is that of the identifiers that we give ourselves."""
    ours = get_args(Identifiant)[1]
    return ours in getattr(FORMES[forme], "__metadata__", ())


def _siren(text: str) -> str:
    """Return the SIREN within a SIRET, a VAT number, or digits that are set apart."""
    digits = re.sub(r"\D", "", text)
    is_vat = text.upper().startswith("FR")
    return (
        digits[-SIREN_LENGTH:] if is_vat else digits[:SIREN_LENGTH] if len(digits) == SIRET_LENGTH else digits
    )


def _telephone(text: str) -> str:
    """Return the digits in pairs, without the words around them."""
    found = re.search(r"(?:\+ ?33|0)[ .()\-/\xa0\u202f0]*(?:\d[ .\-/\xa0\u202f]*){8}\d(?!\d)", text)
    digits = re.sub(r"\D", "", found[0]) if found else ""
    national = digits[-9:]
    return " ".join(re.findall("..", f"0{national}")) if len(national) == SIREN_LENGTH else ""


def _mailbox(text: str) -> str:
    plain = re.sub(r"(?<!\s)\s*(?:[(\[](?:at|a|arobase)[)\]]|\barobase\b)\s*", "@", text)
    plain = re.sub(r"(?<!\s)\s*[(\[](?:dot|point)[)\]]\s*", ".", plain)
    if named := re.fullmatch(r"[^<>@]*<([^<>@\s]+@[^<>@\s]+)>", plain):
        return named[1]
    return re.sub(r"\s+", "", plain).removeprefix("mailto:").strip("<>;,.")


def _address(text: str) -> str:
    if linked := re.fullmatch(r"(?:\[[^\[\]]*\]\(|<)(https?://[^()<>\s]+)[)>]", text):
        return linked[1]
    if len(among := re.findall(r"(?:https?://|www\.)[^\s()<>,;]+", text)) == 1 and among[0] != text:
        return among[0] if among[0].startswith("http") else f"https://{among[0]}"
    return text if re.match("https?://", text) or not re.search(r"\w\.\w", text) else f"https://{text}"


def _day(text: str) -> str:
    """Return the day without its hour, and with its zeros: « 2018-6-12 10:00 »."""
    found = re.fullmatch(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ].*)?", text)
    return (
        "-".join([found[1], *(f"{int(part):02}" for part in found.groups()[1:] if part)]) if found else text
    )


def _commune(text: str) -> str:
    """Return the five signs of a code, without spaces, with the zero that a spreadsheet takes away."""
    code = "".join(text.split()).upper()
    return f"0{code}" if len(code) == CODE_LENGTH - 1 else code


REPAIRS: Mapping[str, Repair] = {
    CODE_COMMUNE.nom: _commune,
    "identifiant": hyphened,
    "siren": _siren,
    "epci": _siren,
    "telephone": _telephone,
    "courriel": _mailbox,
    "url": _address,
    "date": _day,
}
