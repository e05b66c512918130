"""`make verite`: say in French, with the line, what this site no longer says or no longer finds."""

from __future__ import annotations

import sys

from reperes_sante.commands.printing import as_text
from reperes_sante.validate.load import load
from tests.built import BuiltSite
from tests.conftest import ROOT
from tests.verite.pertes import losses
from tests.verite.recherche import questions
from tests.verite.registre import register
from tests.verite.releves import surveys


def main() -> None:
    """Judge the data of this project and its built site; leave with 1 when something is told."""
    catalogue = load(ROOT).checked()
    site = BuiltSite(ROOT / "site")
    judged = (
        surveys(ROOT, catalogue),
        register(catalogue.registre),
        losses(site, catalogue),
        questions(site),
    )
    found = sorted(finding for findings in judged for finding in findings)
    if found:
        print(as_text(found, ROOT))
        sys.exit(1)
    print("Chaque fait relevé est à sa place, rien ne s'est perdu, le registre est entier.")
    print("Chaque question trouve sa page.")


main()
