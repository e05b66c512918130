"""The few icons of the site, light ones, from Material Design Icons as the theme ships them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from markupsafe import Markup

from reperes_sante.model.genre import OTHER
from reperes_sante.model.territoire import PRINCIPAUX

FOLDER = files("material") / "templates" / ".icons" / "material"
FILES = {
    **{principal.couleur: principal.icone for principal in PRINCIPAUX.values()},
    OTHER: "hospital-building",
    "fait": "check-circle",
    "alerte": "alert",
    "annonce": "calendar-start",
    "neutre": "circle-outline",
    "telephone": "phone",
    "sms": "message-text",
    "courriel": "email",
    "adresse": "map-marker",
    "horaires": "clock-outline",
    "site": "open-in-new",
    "desaccord": "not-equal-variant",
    "inconnu": "help-circle-outline",
}
ATTRIBUTES = 'width="1em" height="1em" fill="currentColor" aria-hidden="true"'
# Needed in a file of its own, not inside a page.
NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'


@cache
def dessin(nom: str) -> str:
    """Return an icon as the SVG text of its file.

    Args:
        nom: what the icon stands for, one of `FILES`.
    """
    return (FOLDER / f"{FILES[nom]}.svg").read_text("utf-8").strip()


@cache
def icone(nom: str) -> Markup:
    """Return an icon as inline SVG, hidden from assistive technologies: the word beside it says it all.

    Args:
        nom: what the icon stands for, one of `FILES`.
    """
    svg = dessin(nom).replace(NAMESPACE, "", 1)
    return Markup(svg.replace("<svg ", f"<svg {ATTRIBUTES} ", 1))  # noqa: S704 - files of the installed theme
