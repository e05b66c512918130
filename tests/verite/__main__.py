"""`make verite`: say in French, with the line, what this site no longer says or no longer finds."""

from __future__ import annotations

import sys

from reperes_sante.loading import load
from reperes_sante.printing import as_text
from tests.built import BuiltSite
from tests.conftest import ROOT
from tests.verite.feuilles import shown
from tests.verite.guide import first_territory, guide
from tests.verite.recherche import questions
from tests.verite.registre import register
from tests.verite.releves import surveys


def main() -> None:
    """Judge the data of this project and its built site; leave with 1 when something is told."""
    catalogue = load(ROOT).checked()
    site = BuiltSite(ROOT / "site")
    found = sorted(
        (
            *surveys(ROOT, catalogue),
            *shown(ROOT, site, catalogue),
            *guide(ROOT),
            *first_territory(ROOT),
            *register(catalogue.registre),
            *questions(site),
        )
    )
    if found:
        print(as_text(found, ROOT))
        sys.exit(1)
    print(
        "Chaque fait est à sa place et sur une page, le registre est entier, chaque question trouve sa page."
    )


main()
