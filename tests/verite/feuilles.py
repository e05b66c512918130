"""Whatever the files of this site say is on a page of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reperes_sante.catalogue import Catalogue
from reperes_sante.findings import Finding, Kind, Wording
from reperes_sante.loading import COLLECTIONS
from reperes_sante.reading import known_nodes, locate
from reperes_sante.validation.typing import in_words, make_typed, read_document
from tests.built import BuiltSite
from tests.leaves import lost

PERDU = Kind("fait-perdu", "Tout ce que disent les fiches est sur une page du site.")
REMEDY = "Refaites le site. S'il manque encore, c'est un défaut du générateur : signalez-le avec cette ligne."


def shown(root: Path, site: BuiltSite, catalogue: Catalogue) -> Iterator[Finding]:
    """Yield what the data say and no page shows, each with its line."""
    names = dict(_names(root))
    for file, node in lost(site, catalogue):
        # A file of the catalogue is typed anew here: equal, and not the same.
        name = next(name for name, value in names.items() if value == file)
        place = locate(known_nodes((root / name).read_text("utf-8")), node.path)
        message = f"« {in_words(node.path)} » n'est sur aucune page où le chercher."
        yield Finding.at((name, *place), Wording(PERDU, message, REMEDY))


def _names(root: Path) -> Iterator[tuple[str, object]]:
    for pattern, model in COLLECTIONS:
        for path in sorted((root / "data").glob(pattern)):
            name = path.relative_to(root).as_posix()
            item, _ = make_typed(read_document(path, name), model)
            if item:
                yield name, item.value
