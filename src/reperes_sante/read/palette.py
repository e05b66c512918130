"""The colours that a site chooses, in `theme.palette`, as in Material: every text holds 7:1.

A name of Material is a hue: it gives the tone of it that holds, on light grounds and on dark ones. A colour
written by its code is taken as it is, or refused with the nearest that holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from reperes_sante.model.findings import DataError, Finding, Kind, Wording
from reperes_sante.read.files import decode
from reperes_sante.read.nodes import known_nodes, locate
from reperes_sante.read.settings import NAME, read_keys

COULEUR = Kind("couleur-refusee", f"Une couleur de {NAME} se lit sur tous les fonds du site.")
KINDS = (COULEUR,)
# Those of Material 9.8, `--md-primary-fg-color` of each `data-md-color-primary`.
NAMED = {
    "red": "#ef5552",
    "pink": "#e92063",
    "purple": "#ab47bd",
    "deep purple": "#7e56c2",
    "indigo": "#4051b5",
    "blue": "#2094f3",
    "light blue": "#02a6f2",
    "cyan": "#00bdd6",
    "teal": "#009485",
    "green": "#4cae4f",
    "light green": "#8bc34b",
    "lime": "#cbdc38",
    "yellow": "#ffec3d",
    "amber": "#ffc105",
    "orange": "#ffa724",
    "deep orange": "#ff6e42",
    "brown": "#795649",
    "grey": "#757575",
    "blue grey": "#546d78",
    "black": "#000000",
    "white": "#ffffff",
}
# The hardest grounds of `docs/assets/site.css`: its cards, by day and by night.
DAY, NIGHT = "#e6efee", "#1e2c35"
BLACK, WHITE = "#000000", "#ffffff"
# WCAG 2.2, criteria 1.4.6 (texts) and 1.4.11 (what shows where the keyboard is).
OF_TEXT, OF_FOCUS = 7.0, 3.0
KEYS = ("scheme", "primary", "accent", "media", "toggle")
SCHEMES = ("default", "slate")
CODE = re.compile("#[0-9a-f]{6}")
SHEET = "assets/couleurs.css"


class Palette(NamedTuple):
    """The colours of a site: texts by day and by night, header by day and by night, focus if it is chosen."""

    jour: str
    nuit: str
    entete: str
    entete_nuit: str
    focus: str
    focus_nuit: str

    def sheet(self) -> str:
        """Return them as a style sheet, for what is read on a screen."""
        day = _rules(self.jour, self.entete, self.jour, self.focus)
        night = _rules(self.nuit, self.entete_nuit, self.entete, self.focus_nuit)
        chosen = f':root[data-theme="sombre"] {{ {night} }}'
        system = f':root:not([data-theme="clair"]) {{ {night} }}'
        dark = f"@media screen and (prefers-color-scheme: dark) {{ {system} }}"
        light = f":root {{ {day} --vif: {self.nuit}; }}"
        return f"@media screen {{ {light} }}\n{dark}\n@media screen {{ {chosen} }}\n"


def _rules(link: str, header: str, lower: str, focus: str) -> str:
    chosen = f" --focus: {focus};" if focus else ""
    return f"--lien: {link}; --autre: {link}; --entete: {header}; --entete-bas: {lower};{chosen}"


def palette(root: Path) -> Palette | None:
    """Return the colours that a project chooses; nothing when it leaves ours.

    Raises:
        ReadError: its settings cannot be read.
        DataError: a colour is unknown, or cannot be read on some ground.
    """
    path = root / NAME
    return _palette(decode(path.read_bytes(), NAME)) if path.is_file() else None


@lru_cache(maxsize=4)
def _palette(text: str) -> Palette | None:
    theme = read_keys(text, NAME).get("theme")
    written = theme.get("palette") if isinstance(theme, dict) else None
    if not written:
        return None
    entries = written if isinstance(written, list) else [written]
    steps: list[tuple[int, ...]] = (
        [(rank,) for rank in range(len(entries))] if isinstance(written, list) else [()]
    )
    nodes = known_nodes(text)
    told = [
        Finding.at((NAME, *locate(nodes, ("theme", "palette", *step, *key))), wording)
        for step, entry in zip(steps, entries, strict=True)
        for key, wording in _wrong(entry)
    ]
    if told:
        raise DataError(tuple(sorted(told)))
    return _made(entries)


def _wrong(entry: object) -> Iterator[tuple[tuple[str, ...], Wording]]:
    if not isinstance(entry, dict):
        yield (), Wording(COULEUR, "Ce n'est pas une palette.", "Écrivez « primary: teal », par exemple.")
        return
    ground = NIGHT if entry.get("scheme") == "slate" else DAY
    for key, value in entry.items():
        if key not in KEYS:
            message = f"« {key} » n'a pas de sens ici."
            yield (key,), Wording(COULEUR, message, f"Clés admises : {', '.join(KEYS)}.")
        elif key == "scheme" and value not in SCHEMES:
            remedy = "Écrivez « default » pour le jour, « slate » pour la nuit."
            yield (key,), Wording(COULEUR, f"« {value} » n'est pas un jeu de couleurs d'ici.", remedy)
        elif key in ("primary", "accent") and (wording := _wrong_colour(value, key, ground)):
            yield (key,), wording


def _wrong_colour(value: object, key: str, ground: str) -> Wording | None:
    if value in NAMED:
        return None
    if not isinstance(value, str) or not CODE.fullmatch(value.lower()):
        remedy = (
            'Écrivez un nom de Material, comme « teal », ou un code entre guillemets, comme « "#0a5560" ».'
        )
        return Wording(COULEUR, f"« {value} » n'est pas une couleur.", remedy)
    asked = OF_TEXT if key == "primary" else OF_FOCUS
    if (found := contrast(value, ground)) >= asked:
        return None
    message = f"« {value} » se lit mal : {_said(found)} pour 1, il faut {_said(asked)}."
    return Wording(
        COULEUR, message, f'Écrivez « "{holding(value, ground, asked)}" », la plus proche qui se lit.'
    )


def _said(ratio: float) -> str:
    # Never rounded up to what it does not reach.
    return f"{int(ratio * 10) / 10:g}".replace(".", ",")


def _made(entries: list[dict[str, Any]]) -> Palette:
    day = next((entry for entry in entries if entry.get("scheme") != "slate"), entries[0])
    night = next((entry for entry in entries if entry.get("scheme") == "slate"), day)
    primary, dark = _tone(day, night, "primary"), _tone(night, day, "primary")
    accent, dark_accent = _tone(day, night, "accent"), _tone(night, day, "accent")
    jour = holding(primary, DAY, OF_TEXT)
    return Palette(
        jour,
        holding(dark, NIGHT, OF_TEXT),
        mixed(jour, BLACK, 0.3),
        mixed(jour, BLACK, 0.5),
        holding(accent, DAY, OF_FOCUS) if accent else "",
        holding(dark_accent, NIGHT, OF_FOCUS) if dark_accent else "",
    )


# That of our own links, when only an accent is chosen.
OURS = "#0a5560"


def _tone(entry: Mapping[str, Any], other: Mapping[str, Any], key: str) -> str:
    value = entry.get(key) or other.get(key) or (OURS if key == "primary" else "")
    return NAMED.get(value, value).lower()


def holding(colour: str, ground: str, asked: float) -> str:
    """Return the nearest tone of a colour that holds a contrast: darker by day, lighter by night."""
    towards = BLACK if luminance(ground) > luminance("#777777") else WHITE
    tones = (mixed(colour, towards, step / 100) for step in range(101))
    return next(tone for tone in tones if contrast(tone, ground) >= asked)


def mixed(colour: str, other: str, part: float) -> str:
    """Return a colour with a part of another in it."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * part):02x}" for one, two in pairs)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21. Source: WCAG 2.2, « contrast ratio »."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Return how light a colour is, from 0 to 1. Source: WCAG 2.2, « relative luminance »."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))
