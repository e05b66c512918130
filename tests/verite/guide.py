"""The example of the guide is a territory file that editors may imitate."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from reperes_sante.france.register import Registre
from reperes_sante.model.findings import Finding, Kind, Wording
from reperes_sante.validate.load import load

GUIDE = "docs/contribuer/ecrire-une-fiche.md"
EXAMPLE = re.compile(r"```\n(.*?)```", re.DOTALL)
# What an example may only name, and what stands for it in the smallest project.
STAND_INS = (("page-cls-exemple", "page-essai"), ("123456782", "200072460"))
FAUX = Kind("exemple-faux", "L'exemple du guide se valide sans remarque.")


def examples(root: Path) -> Iterator[Finding]:
    """Yield what would be told to an editor who imitates the guide."""
    guide = (root / GUIDE).read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "projet"
        shutil.copytree(root / "tests" / "minimal", copy)
        for found in EXAMPLE.finditer(guide):
            text = found[1]
            for name, stand_in in STAND_INS:
                text = text.replace(name, stand_in)
            file = copy / "data" / "territoires" / "pays-d-exemple.yml"
            file.write_text(text, "utf-8")
            first = guide.count("\n", 0, found.start(1))
            for finding in load(copy, registre=Registre(root / "data" / "registre")).findings:
                if finding.fichier.endswith(file.name):
                    wording = Wording(FAUX, finding.message, finding.remede)
                    yield Finding.at((GUIDE, first + finding.ligne, finding.colonne), wording, finding.champ)
