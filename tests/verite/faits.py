"""Nothing that the data state is lost on the way to the pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.findings import Finding, Kind, Wording
from tests.built import BuiltSite
from tests.test_site import lost

PERDU = Kind("fait-perdu", "Chaque valeur écrite dans les données se lit sur une page où on l'attend.")
REMEDY = "Le gabarit de ce champ l'oublie : signalez-le, ou corrigez « macros/composants »."


def astray(root: Path, catalogue: Catalogue, site: BuiltSite) -> Iterator[Finding]:
    """Yield the values of the data that no page of the built site shows."""
    for kind, path, text in lost(site, catalogue):
        field = " › ".join(str(step + 1) if isinstance(step, int) else step for step in path)
        file, line = _written(root, text)
        wording = Wording(PERDU, f"« {text} » ({kind}) n'est sur aucune page.", REMEDY)
        yield Finding.at((file, line, 1), wording, field)


def _written(root: Path, text: str) -> tuple[str, int]:
    """Return a place of the data where these words are written."""
    start = " ".join(text.split()[:4])
    for path in sorted((root / "data").rglob("*.yml")):
        for rank, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if start in line:
                return path.relative_to(root).as_posix(), rank
    return "data", 1
