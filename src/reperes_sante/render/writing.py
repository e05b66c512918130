"""From a template to a fragment of a page: one line of HTML, its acronyms explained at its end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.render.environment import environment
from reperes_sante.render.page_context import PageContext
from reperes_sante.render.sigles import Lexique, expliquer, lexique

# A space alone, as most are, is right.
SPACES = re.compile(r"[\t\r\n][ \t\r\n]*| [ \t\r\n]+")


class Writer:
    """Fills the templates of a folder.

    Args:
        catalogue: the data, already checked.
        templates: the folder.
        sizes: bytes of each file to download whose size pages tell, by its address.
    """

    def __init__(self, catalogue: Catalogue, templates: Path, sizes: Mapping[str, int]) -> None:
        self._catalogue = catalogue
        self._env = environment(templates)
        self._env.globals["tailles"] = sizes

    def written(self, template: str, page: PageContext, names: Mapping[str, object]) -> str:
        """Return a fragment of a page, from what its template names."""
        html = self._env.get_template(template).render(names, page=page)
        return SPACES.sub(" ", html).strip()

    def explained(self, html: str, page: PageContext) -> str:
        """Develop the acronyms of a fragment; their explanations go at its end, inside its one element."""
        prefixe = f"{page.prefixe_sources}sigle-"
        expliquee = expliquer(html, self._lexique, prefixe)
        if not expliquee.sigles:
            return html
        macros = vars(self._env.get_template("composants/explications.html").module)
        explications = macros["explications"](page, expliquee.sigles, prefixe)
        inside, end = expliquee.html.rsplit("</", 1)
        return f"{inside}{SPACES.sub(' ', explications)}</{end}"

    def elsewhere(self, gabarit: str, names: Mapping[str, object]) -> str:
        """Return what another site shows of this one, from a file of `macros/ailleurs`."""
        template = self._env.get_template(f"ailleurs/{gabarit}")
        return template.render(names, catalogue=self._catalogue).strip()

    @cached_property
    def _lexique(self) -> Lexique:
        return lexique(self._catalogue)
