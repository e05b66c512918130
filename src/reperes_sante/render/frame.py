"""What surrounds the content of every page, to weigh a page before the engine makes it."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from reperes_sante.link.pages import relative

SKELETON = "main.html"
URL = "territoires/essai/rubrique/"
CONTENT, TITLE, DESCRIPTION = "@contenu@", "@titre@", "@description@"


class Cadre:
    """The skeleton of pages, filled with nothing yet.

    Args:
        overrides: the folder of the skeleton, which holds `main.html`.
        settings: the settings of the site, `mkdocs.yml`.
    """

    def __init__(self, overrides: Path, settings: Mapping[str, Any]) -> None:
        env = Environment(loader=FileSystemLoader(overrides), autoescape=True)
        env.filters["url"] = lambda target: relative("" if target == "." else target, URL)
        meta = {"description": DESCRIPTION, "territoire": "essai", "rubrique": "rubrique"}
        page = SimpleNamespace(
            url=URL,
            title=TITLE,
            content=Markup(CONTENT),  # noqa: S704 - a word of ours
            canonical_url=f"{settings['site_url']}{URL}",
            meta=meta,
        )
        self._text = env.get_template(SKELETON).render(page=page, config={"extra": {}, **settings})

    def poids(self, html: str, titre: str, description: str) -> int:
        """Return the size of a whole page once compressed, in bytes."""
        page = self._text.replace(TITLE, titre).replace(DESCRIPTION, description).replace(CONTENT, html)
        return len(gzip.compress(page.encode(), 9))
