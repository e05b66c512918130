"""What to write instead of a number in words, with its unit, or with groups that are not of three digits."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from reperes_sante.model.numbers import COUNTED
from reperes_sante.model.vocabulaire import Exactitude

UNITS = (
    "zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize",
)  # fmt: skip
WORDS: Mapping[str, int] = {
    **{word: rank for rank, word in enumerate(UNITS)},
    "une": 1, "premier": 1, "premiere": 1, "deuxieme": 2, "second": 2, "seconde": 2, "troisieme": 3,
    "quatrieme": 4, "cinquieme": 5, "sixieme": 6, "septieme": 7, "huitieme": 8, "neuvieme": 9, "dixieme": 10,
    "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "cent": 100,
}  # fmt: skip
# « Une quarantaine » is about forty.
ABOUT: Mapping[str, int] = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100,
}  # fmt: skip
EXACTNESS: Mapping[str, str] = {
    **{word.label.replace("è", "e"): word.value for word in Exactitude},
    "~": Exactitude.ENVIRON.value,
    "≈": Exactitude.ENVIRON.value,
    ">": Exactitude.PLUS_DE.value,
    "<": Exactitude.MOINS_DE.value,
}
DIGITS = r"[-−+]?\d[\d .]*(?:,\d+)?"
DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
ENGLISH = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?")
SPACED = re.compile(r"[\d ]+(?:,\d+)?")
RANGE_IN_WORDS = re.compile(r"(?:de |entre )?(\w+) (?:à|et) (\w+)")
RANGE = re.compile(rf"(?:de |entre )?({DIGITS}) ?(?:à|et|-|–) ?({DIGITS})")
WITH_UNIT = re.compile(rf"({DIGITS})(?: (?!(?:à|et|ou) )(?=[^\d\s])| ?(?=[%€]|[kKM]€))(.+)")
GENERAL = "Écrivez des chiffres, par exemple « 12 000 » ou « 4,5 »."
WHOLE = "Écrivez un nombre entier, par exemple « 3 »."
IN_THREES = "Vérifiez-le dans la source : une espace sépare des groupes de trois chiffres, comme « 12 000 »."
# How people are counted in a text: « environ 40 médecins », « une dizaine d'infirmiers », « Médecins (40) ».
ABOUT_IT = "|".join(word.label for word in Exactitude)
BEFORE = re.compile(
    rf"^(?:({ABOUT_IT}|presque) )?(\d+|une \w+aine|\w+)\s+(?:de |d')?(\D+)$",
    re.IGNORECASE,
)
PART_TIME = re.compile(r"^(?:à |un )?(?:(mi-temps)|temps (?:(plein|complet)|partiel))$", re.IGNORECASE)
AFTER = re.compile(r"^([^:(]+)[:(]\s*([\w ]+)\)?$")


def counted_trade(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a trade without the count of its people, and the lines that say it; none where it has no number.

    Args:
        text: what was written: « une quarantaine de médecins ».
    """
    if share := PART_TIME.match(text.strip()):
        return "…", (f"nombre: {'0,5' if share[1] else '1' if share[2] else '…'}", "etp: oui")
    after = AFTER.match(text)
    about, count, trade = (None, after[2], after[1].strip()) if after else (None, "", text)
    if not after and (found := BEFORE.match(text)):
        about, count, trade = found[1], found[2], found[3]
    words = count.replace("é", "e").casefold().removeprefix("une ") if count.casefold() != "une" else "une"
    number = count if count.isdecimal() else str(ABOUT.get(words) or WORDS.get(words) or "")
    exact = EXACTNESS.get((about or "").replace("è", "e").casefold()) or (
        Exactitude.PRES_DE.value if about else Exactitude.ENVIRON.value if words in ABOUT else ""
    )
    if not number:
        return (trade, ()) if words in VAGUE else ("…", ("nombre: …",))
    return trade, (f"nombre: {number}", *([f"exactitude: {exact}"] if exact else ()))


PER: Mapping[str, str] = {
    "an": "an", "annee": "an", "semestre": "semestre", "trimestre": "trimestre", "mois": "mois",
    "semaine": "semaine", "deux ans": "deux-ans", "trois mois": "trimestre", "six mois": "semestre",
}  # fmt: skip
EXACTLY = "|".join(map(re.escape, EXACTNESS))
TIMES = re.compile(rf"(?:({EXACTLY}) )?(\w+)(?: (?:à|ou) (\w+))? fois ?(?:/|par|tous les|chaque) ?(.+)")
EACH = re.compile(r"(?:chaque|tous les|toutes les) (.+)")


def rhythm(text: str) -> str:
    """Return how often a body meets as its block is written: « {fois: 2, par: an} »; nothing if unsure.

    Args:
        text: « deux à trois fois par an », « tous les trois mois ».
    """
    plain = text.strip().rstrip(".").casefold().replace("é", "e").replace("è", "e")
    if (found := EACH.fullmatch(plain)) and found[1] in PER:
        return f"{{fois: 1, par: {PER[found[1]]}}}"
    if not (found := TIMES.fullmatch(plain)) or found[4] not in PER:
        return ""
    least, most = (word and (word if word.isdecimal() else WORDS.get(word)) for word in (found[2], found[3]))
    exact = EXACTNESS.get(found[1]) if found[1] else ""
    if not least or (found[3] and not most) or (found[1] and not exact):
        return ""
    more = (f"fois_max: {most}" if most else "", f"exactitude: {exact}" if exact else "")
    return f"{{{', '.join(filter(None, (f'fois: {least}', *more, f'par: {PER[found[4]]}')))}}}"


VAGUE = frozenset({"plusieurs", "quelques", "divers", "differents"})


class Beside(NamedTuple):
    """The keys of the block where a number stands, of which some can take what is no number.

    Attributes:
        est_entier: whether the number counts, or ranks.
    """

    key: str
    known: Collection[str]
    est_entier: bool = False

    @property
    def _own_exactness(self) -> str:
        """The key that tells how exact this very number is: `exactitude_actions` for `nombre_actions`."""
        return f"exactitude_{self.key.partition('_')[2]}"

    def lines(self, value: str, **others: str) -> str:
        """Say which lines to write; a number that is only about right goes where this can be said."""
        exactness = next((key for key in (self._own_exactness, "exactitude") if key in self.known), None)
        if "exactitude" in others and exactness is None:
            about = others["exactitude"]
            return f"Un nombre approché se dit dans « chiffres », avec « exactitude: {about} », pas ici."
        if exactness and "exactitude" in others:
            others[exactness] = others.pop("exactitude")
        number = value.replace(".", "") if DOTTED.fullmatch(value) else value
        own = f"« {self.key}: {number} »"
        more = [f"« {key}: {text} »" for key, text in others.items() if key in self.known]
        return f"Écrivez {' puis '.join([own, *more])}."


def number_remedy(text: str, beside: Beside) -> str:
    """Say what to write instead of a text that is no number, or that could be read two ways.

    Args:
        text: what was written.
        beside: its key and the keys that may stand next to it.
    """
    plain = " ".join(text.split()).replace("è", "e").casefold().replace(" euros", " €")
    return (
        _two_readings(plain, beside)
        or _with_exactness(plain, beside)
        or _in_words(plain, beside)
        or _range(plain, beside)
        or _with_unit(" ".join(text.split()), beside)
        or _of_one_line(" ".join(text.split()), beside)
        or _rank(" ".join(text.split()), beside)
        or (_general(beside) if re.search(r"\d", plain) else _without_number(text, beside))
    )


# How people shorten what pages write whole.
SHORTENED: Mapping[str, str] = {
    "env": "environ", "env.": "environ", "+": "plus de", "+de": "plus de", "+ de": "plus de",
    **{word.label: word.label for word in Exactitude},
}  # fmt: skip
PLAIN = r"\d(?:[\d ]*\d)?(?:,\d+)?"
LOOSELY = re.compile(
    rf"(?:({'|'.join(map(re.escape, SHORTENED))}) ?)?(?:entre |de )?(€ ?)?({PLAIN})"
    rf"(?: ?(?:à|et|-|–) ?({PLAIN}))?(?: ?([^\d\s].*))?"
)
IN_A_YEAR = re.compile(r"(.*?) ?\ben (\d{4})")


def _of_one_line(text: str, beside: Beside) -> str:
    """Say a figure as one line reads it: « env. 100 », « 5-10% », « € 30 000 », « 100 en 2024 »."""
    found = LOOSELY.fullmatch(text) if {"unite", "valeur_publiee"} <= {*beside.known} else None
    if not found:
        return ""
    unit = "€" if found[2] else (found[5] or "")
    year = IN_A_YEAR.fullmatch(unit)
    unit = year[1] if year else unit
    number = f"{found[3]} 000" if unit == "k" and found[3].isdecimal() else found[3]
    top = f"à {found[4]}" if found[4] else ""
    whole = " ".join(
        filter(None, (SHORTENED.get(found[1] or "", ""), number, top, unit if unit != "k" else ""))
    )
    is_plain = COUNTED.fullmatch(whole) and not re.search(r"\d", unit)
    if not is_plain or (year and "date" not in beside.known):
        return ""
    dated = f" puis « date: {year[2]} »" if year else ""
    return f"Écrivez « {beside.key}: {whole} »{dated}."


def _general(beside: Beside) -> str:
    return WHOLE if beside.est_entier else GENERAL


# « 4e », « 2nde », « quatrième »; what is only about right has no rank.
ORDINAL = re.compile(r"(\d{1,3})(?:i?[eè]?re?|nde?|[eè]|[eè]me)?")
ROMAN: Mapping[str, int] = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7}
LOOSE = frozenset({"au", "autour", "environ", "moins", "peu", "plus", "presque", "pres", "vers", *ABOUT})


def _rank(text: str, beside: Beside) -> str:
    """Say the rank that words tell, if they hold one number alone: « quatrième génération », « CLS II »."""
    words = re.findall(r"\w+", text)
    plain = [word.casefold().replace("é", "e").replace("è", "e") for word in words]
    is_exact = beside.est_entier and not any("exactitude" in key for key in beside.known)
    if not is_exact or not LOOSE.isdisjoint(plain):
        return ""
    found = [rank for word, bare in zip(words, plain, strict=True) if (rank := _ranked(word, bare))]
    return beside.lines(str(found[0])) if len(found) == 1 else ""


def _ranked(word: str, bare: str) -> int:
    if ordinal := ORDINAL.fullmatch(word):
        return int(ordinal[1])
    begun = bare.removesuffix("ieme").replace("cinqu", "cinq").replace("neuv", "neuf")
    whole = next((unit for unit in UNITS if begun in (unit, unit.removesuffix("e"))), bare)
    return ROMAN.get(word, WORDS.get(whole if begun != bare else bare, 0))


def _without_number(text: str, beside: Beside) -> str:
    """Say where words go that hold no number: nobody makes one up."""
    own = f"{beside.key}_publiee"
    if own in beside.known:
        payer = " ; s'ils disent qui paie, « payeurs »" if "payeurs" in beside.known else ""
        return f"Si la source ne donne pas de nombre, recopiez ses mots : « {own}: {text} »{payer}."
    words = ", et mettez ces mots dans « detail »" if "detail" in beside.known else ""
    return f"{_general(beside)} Si la source ne donne pas de nombre, retirez cette ligne{words}."


def _two_readings(plain: str, beside: Beside) -> str:
    if DOTTED.fullmatch(plain):
        digits = plain.replace(".", "")
        with_comma = f" ; pour des décimales : « {plain.replace('.', ',')} »" if plain.count(".") == 1 else ""
        return f"Écrivez « {digits} »{'' if ',' in plain else with_comma}."
    if ENGLISH.fullmatch(plain):
        return f"Écrivez « {plain.replace(',', '').replace('.', ',')} »."
    if plain.startswith("+") and SPACED.fullmatch(plain[1:].strip()):
        return f"Écrivez « {plain[1:].strip()} », sans « + »."
    if not SPACED.fullmatch(plain):
        return ""
    misprint = f' Si elle l\'écrit ainsi : « {beside.key}_publiee: "{plain}" ».'
    return IN_THREES + (misprint if f"{beside.key}_publiee" in beside.known else "")


def _with_exactness(plain: str, beside: Beside) -> str:
    if plain.endswith(" environ"):
        plain = f"environ {plain.removesuffix(' environ')}"
    for words, value in EXACTNESS.items():
        rest = plain.removeprefix(words).strip()
        if rest != plain and re.fullmatch(DIGITS, rest):
            return beside.lines(rest, exactitude=value)
        unit = WITH_UNIT.fullmatch(rest) if rest != plain else None
        if unit:
            return beside.lines(unit[1].strip(), unite=unit[2], exactitude=value)
    return ""


def _in_words(plain: str, beside: Beside) -> str:
    letters = plain.replace("é", "e").replace("une ", "", 1).strip()
    if letters in WORDS or plain in WORDS:
        return beside.lines(str(WORDS.get(plain, WORDS.get(letters))))
    if letters in ABOUT:
        return beside.lines(str(ABOUT[letters]), exactitude=Exactitude.ENVIRON.value)
    return ""


def _range(plain: str, beside: Beside) -> str:
    letters = RANGE_IN_WORDS.fullmatch(plain.replace("é", "e"))
    told = [WORDS[word] for word in letters.groups() if word in WORDS] if letters else []
    found = RANGE.fullmatch(f"{told[0]} à {told[1]}" if len(told) > 1 else plain)
    top = f"{beside.key}_max"
    return beside.lines(found[1].strip(), **{top: found[2].strip()}) if found and top in beside.known else ""


def _with_unit(text: str, beside: Beside) -> str:
    found = WITH_UNIT.fullmatch(text)
    # « 8 élus et 8 nommés », « 100 en 2024 » : what follows is no unit.
    if not found or re.search(r"\d", found[2]):
        return ""
    unit = f'"{found[2]}"' if found[2][0] in "%&*" else found[2]
    number = found[1].strip()
    # « 1.5 M€ » has one reading, unlike « 1.500 ».
    decimal = re.fullmatch(r"(\d+)\.(\d{1,2})", number)
    return beside.lines(f"{decimal[1]},{decimal[2]}" if decimal else number, unite=unit)
