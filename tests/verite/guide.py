"""The examples of the guides are ones that an editor may follow."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from reperes_sante.findings import Finding, Kind, Wording
from reperes_sante.loading import load
from tests.broken import REGISTRE, TODAY
from tests.conftest import MINIMAL

GUIDE = "docs/contribuer/ecrire-une-fiche.md"
EXAMPLE = re.compile(r"(?<=```\n).*?(?=```)", re.DOTALL)
FAUX = Kind("exemple-faux", "L'exemple du guide est une fiche sans faute.")
REMEDY = "Corrigez l'exemple de cette page."
BEGUN = re.compile(r"reperes nouveau.*writes\s`(data/[^`]+)`")
FILE = "data/territoires/pays-d-exemple.yml"


def first_territory(root: Path) -> Iterator[Finding]:
    """Yield the example of `reperes nouveau` in the README, once somebody has written that file."""
    text = (root / "README.md").read_text("utf-8")
    found = BEGUN.search(text)
    if not found or (root / found[1]).exists():
        line = text[: found.start()].count("\n") + 1 if found else 1
        message = "Le README doit donner en exemple un territoire sans fiche."
        yield Finding.at(
            ("README.md", line, 1), Wording(FAUX, message, "Citez-en un autre, ici et dans CONTRIBUER.md.")
        )


def guide(root: Path) -> Iterator[Finding]:
    """Yield what is wrong with the example of a file that the guide gives."""
    text = (root / GUIDE).read_text("utf-8")
    found = EXAMPLE.search(text)
    if not found:
        yield Finding.at((GUIDE, 1, 1), Wording(FAUX, "Cette page n'a plus d'exemple.", REMEDY))
        return
    first = text[: found.start()].count("\n")
    # What the example invents, replaced by what the smallest project of the tests knows.
    example = found[0].replace("page-cls-exemple", "page-essai").replace("123456782", "200072460")
    with tempfile.TemporaryDirectory() as name:
        project = Path(shutil.copytree(MINIMAL, Path(name) / "projet"))
        (project / FILE).write_text(example, "utf-8")
        for finding in load(project, TODAY, REGISTRE).findings:
            if finding.fichier == FILE:
                place = (GUIDE, first + finding.ligne, finding.colonne)
                yield Finding.at(place, Wording(FAUX, finding.message, REMEDY))
