"""The pages of a territory are made from a part of the data, and show what the whole would."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.coverage import departements_presents
from reperes_sante.link.extracts import Extraits
from reperes_sante.link.pages import PageGeneree, page_du_departement, pages_des_anciens, pages_of
from reperes_sante.publish.columns import COMPARISON
from reperes_sante.render import Renderer
from reperes_sante.validate import load
from tests.broken import PROJET
from tests.conftest import ROOT

SITE = "https://essai.fr/"


def own_pages(catalogue: Catalogue) -> Iterator[PageGeneree]:
    """Yield the pages that are made from some territories alone."""
    for territoire in catalogue.territoires.values():
        yield from pages_of(territoire)
        yield from pages_des_anciens(territoire)
    yield from map(page_du_departement, departements_presents(catalogue))


@pytest.mark.parametrize("root", [PROJET, ROOT], ids=["projet", "reel"])
def test_pages_show_what_the_whole_would(root: Path) -> None:
    catalogue = load(root).checked()
    of_parts = Renderer(catalogue, ROOT / "macros", SITE, {})
    of_whole = Renderer(replace(catalogue, noms=()), ROOT / "macros", SITE, {})
    for page in own_pages(catalogue):
        asked = page.genre, page.cle, page.adresse
        assert of_parts.page(*asked) == of_whole.page(*asked), page.adresse
    for id_ in catalogue.territoires:
        alone = COMPARISON, id_, "assets/comparer/essai.txt"
        assert of_parts.chose(*alone) == of_whole.chose(*alone), id_


def test_a_part_holds_what_its_territory_leads_to_and_no_other() -> None:
    catalogue = load(PROJET).checked()
    extraits = Extraits(catalogue)
    for id_ in catalogue.territoires:
        part, read = extraits.de((id_,)), extraits.lus((id_,))
        assert {f"data/territoires/{other}.yml" for other in part.territoires} == set(read)
        assert id_ in part.territoires
        assert (part.jour, part.seul) == (catalogue.jour, catalogue.seul)
    assert min(len(extraits.lus((id_,))) for id_ in catalogue.territoires) < len(catalogue.territoires)
