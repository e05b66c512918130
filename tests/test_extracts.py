"""The pages of a territory are made from a part of the data, and show what the whole would."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.coverage import departements_presents
from reperes_sante.link.extracts import Extraits
from reperes_sante.link.pages import PageGeneree, page_du_departement, pages_des_anciens, pages_of
from reperes_sante.model.findings import DataError
from reperes_sante.publish.columns import COMPARISON
from reperes_sante.publish.fiches import key_of
from reperes_sante.read.known import ReadOnce
from reperes_sante.render import Renderer
from reperes_sante.render.families import FAMILLES
from reperes_sante.validate import load
from tests.broken import PROJET, REGISTRE, TODAY
from tests.conftest import ROOT

SITE = "https://essai.fr/"
# A field of one line that holds words.
WORDS = re.compile(r"^ *(?:- )?([a-z_]+): [A-ZÀ-Ý][^\n\"#{\[]*[a-z.]$", re.MULTILINE)
MOST_FIELDS = 10


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


def told(root: Path) -> dict[str, tuple[str, str]]:
    """Return what stands for what each page is made from, and its HTML made from the whole."""
    known = ReadOnce(root)
    catalogue = load(root, TODAY, REGISTRE, known).checked()
    key = key_of(catalogue, "", known.lus, defaultdict(int))
    renderer = Renderer(replace(catalogue, noms=()), ROOT / "macros", SITE, {})
    return {
        page.adresse: (key(fiches(catalogue, page.cle)), renderer.page(page.genre, page.cle, page.adresse))
        for page in own_pages(catalogue)
        if (fiches := FAMILLES[page.genre].fiches)
    }


def each_field_changed(text: str) -> Iterator[str]:
    """Yield a file with other words in one field, for each name of a field that holds words."""
    for found in {found[1]: found for found in WORDS.finditer(text)}.values():
        yield f"{text[: found.end()]} autrement{text[found.end() :]}"


@pytest.mark.lent
@pytest.mark.parametrize("name", ["arras", "vallees-essai"])
def test_what_changes_a_page_changes_what_it_is_known_by(projet: Path, name: str) -> None:
    before, changes = told(projet), 0
    path = projet / "data" / "territoires" / f"{name}.yml"
    text = path.read_text("utf-8")
    for changed in each_field_changed(text):
        path.write_text(changed, "utf-8")
        # A reference, or a word of a list: refused.
        with suppress(DataError):
            after = told(projet)
            same = [url for url in after.keys() & before.keys() if after[url][0] == before[url][0]]
            assert [url for url in same if after[url][1] != before[url][1]] == []
            changes += after != before
    assert changes > MOST_FIELDS
