"""`make verite`: say in French, with the line, what this site no longer says or no longer finds."""

from __future__ import annotations

import sys

from reperes_sante.commands.printing import as_text
from reperes_sante.validate.load import load
from tests.built import BuiltSite
from tests.conftest import ROOT
from tests.verite.besoins import needs
from tests.verite.faits import astray
from tests.verite.guide import examples
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
            *needs(catalogue),
            *register(catalogue.registre),
            *examples(ROOT),
            *astray(ROOT, catalogue, site),
            *questions(site),
        )
    )
    if found:
        print(as_text(found, ROOT))
        sys.exit(1)
    print(
        "Rien n'est perdu : faits relevés, faits écrits, registre, exemple du guide, questions des habitants."
    )


main()
