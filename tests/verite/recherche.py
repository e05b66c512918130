"""What residents type, of this site: the page that they want comes first, or nearly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reperes_sante.model.findings import Finding, Kind, Wording
from tests.browser import open_browser
from tests.built import BuiltSite
from tests.conftest import ROOT
from tests.questions import late, lost, ranks, read
from tests.server import served

TABLE = "tests/verite/recherche.csv"
# A page further down than this is told; so are those that do not come first, when they are too many.
AMONG, FIRST_SHARE = 3, 0.95
CHERCHEE = Kind("page-mal-trouvee", "La page que veut un habitant vient parmi les trois premières réponses.")
WORDS = "Ajoutez ces mots dans data/recherche.yml, ou corrigez la page voulue."


def questions(site: BuiltSite) -> Iterator[Finding]:
    """Yield the questions of the table that a built site does not answer well enough."""
    asked = read(Path(ROOT / TABLE))
    # The first line names the columns.
    lines = {question.texte: rank for rank, question in enumerate(asked, 2)}
    unknown = lost(asked, site)
    for question in asked:
        for wanted in unknown.intersection(question.pages):
            message = f"« {question.texte} » : la recherche ne connaît pas la page « {wanted} »."
            yield _told(lines[question.texte], message, "Écrivez l'adresse d'une page du site.")
    with served(site.folder) as address, open_browser() as browser:
        tab = browser.new_page()
        tab.goto(address)
        found = ranks(tab, asked)
    are_few = len(late(found)) <= (1 - FIRST_SHARE) * len(found)
    for text, rank in late(found).items():
        if rank > AMONG or not are_few:
            yield _told(lines[text], f"« {text} » : la page voulue vient au rang {rank}.", WORDS)


def _told(line: int, message: str, remedy: str) -> Finding:
    return Finding.at((TABLE, line, 1), Wording(CHERCHEE, message, remedy))
