"""The few icons of the site, taken from Material Design Icons as the theme ships them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from markupsafe import Markup

FOLDER = files("material") / "templates" / ".icons" / "material"
FILES = {
    "cls": "file-sign",
    "clsm": "head-heart",
    "cias": "hand-heart",
    "autre": "hospital-building",
    "fait": "check-circle",
    "alerte": "alert",
    "annonce": "calendar-clock",
    "neutre": "circle-outline",
    "telephone": "phone",
    "sms": "message-text",
    "courriel": "email",
    "adresse": "map-marker",
    "horaires": "clock-outline",
    "site": "web",
    "desaccord": "scale-balance",
    "inconnu": "help-circle-outline",
}
ATTRIBUTES = 'width="1em" height="1em" fill="currentColor" aria-hidden="true" focusable="false"'


@cache
def icone(nom: str) -> Markup:
    """Return an icon as inline SVG, hidden from assistive technologies: the word beside it says it all.

    Args:
        nom: what the icon stands for, one of `FILES`.
    """
    svg = (FOLDER / f"{FILES[nom]}.svg").read_text("utf-8").strip()
    return Markup(svg.replace("<svg ", f"<svg {ATTRIBUTES} ", 1))  # noqa: S704 - files of the installed theme
