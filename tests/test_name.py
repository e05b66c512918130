"""A site bears its own name, and nothing of the name, address or regions of this repository's site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from reperes_sante.read.settings import settings
from reperes_sante.validate import load
from tests.built import BuiltSite
from tests.conftest import ROOT

TEXTS = {".html", ".atom", ".ics", ".csv", ".json", ".js", ".css", ".xml", ".txt", ".svg", ".jsonld", ""}
# The generator that made the site, named by its package: what a bill of materials is for.
TOLD_ON_PURPOSE = {"sbom.cdx.json"}


def names_of_this_site() -> tuple[str, ...]:
    """Return what would betray this repository's site: its name, its host, those of its publisher."""
    own, publisher = settings(ROOT), load(ROOT).catalogue.site.editeur
    host = re.sub(r"https?://|/.*", "", str(own["site_url"]))
    return (str(own["site_name"]), host, *((publisher.nom,) if publisher else ()))


def said(path: Path) -> str:
    """Return what a file of a site says to those who open it."""
    if path.suffix == ".pdf":
        reader = PdfReader(path)
        return " ".join((*(page.extract_text() for page in reader.pages), str(reader.metadata)))
    if path.suffix == ".png":
        return path.read_bytes().decode("latin-1")
    return path.read_text("utf-8")


@pytest.fixture(scope="module")
def told(site: BuiltSite) -> dict[str, str]:
    paths = (path for path in site.folder.rglob("*") if path.suffix in {*TEXTS, ".pdf", ".png"})
    named = {path.relative_to(site.folder).as_posix(): path for path in paths if path.is_file()}
    return {name: said(path) for name, path in named.items() if name not in TOLD_ON_PURPOSE}


def test_a_site_bears_no_trace_of_this_one(told: dict[str, str]) -> None:
    assert len(told) > 300
    traces = re.compile("|".join(map(re.escape, names_of_this_site())), re.IGNORECASE)
    assert [(name, traces.search(text)) for name, text in told.items() if traces.search(text)] == []


def test_a_site_bears_its_own_name(told: dict[str, str], site: BuiltSite) -> None:
    own = "Santé d'Essai"
    assert f"PRODID:-//{own}//Agenda//FR" in told["agenda.ics"].splitlines()
    assert f"<name>{own}</name>" in told["flux.atom"]
    assert f'"producteur":"{own}"' in told["donnees/v1/tout.json"].replace('": "', '":"')
    sheet = told["territoires/arras/fiche.pdf"].replace("’", "'")
    assert own in sheet
    assert [tag.get_text() for tag in site.pages["recherche/"].html.select(".marque-site span")] == [own]


def test_the_foot_of_a_page_says_what_the_settings_say(site: BuiltSite) -> None:
    foot = site.pages["aide/"].html.select_one(".pied__nom + p")
    assert foot
    assert foot.get_text().startswith("Un petit site pour les essais")
