"""Reach: whom to call comes first, every number is one that the data hold, plain words open each page."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from bs4 import Tag

from reperes_sante.france.directory import Annuaire
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.pages import of_dispositif, of_territoire, page_du_numero
from reperes_sante.model.fields import walk
from tests.broken import PROJET
from tests.built import BuiltSite, plain

CALL = re.compile(r"^(?:tel|sms):(.*)$")
HELP_FIRST = ("15", "112", "114", "3114", "119", "3919")


def digits(number: str) -> str:
    return number.replace(" ", "")


def test_every_number_to_call_is_in_the_data_with_a_source(site: BuiltSite, catalogue: Catalogue) -> None:
    lignes = catalogue.numeros
    known = {digits(ligne.numero) for ligne in lignes.numeros if ligne.sources or lignes.sources}
    # Contacts of territories, and whoever answers for the site.
    nodes = (node for file in catalogue.files for node in walk(file))
    known |= {digits(node.value) for node in nodes if node.path[-1:] == ("telephone",)}
    # The State's directory, whose file is its own source.
    known |= {digits(service.telephone) for service in Annuaire(PROJET / "data" / "registre").services}
    called = {
        (found[1], page.adresse) for page, link in site.links() if (found := CALL.match(link)) is not None
    }
    assert len(called) > 100
    assert {(number, adresse) for number, adresse in called if number not in known} == set()


def test_the_numbers_that_people_need_most_tell_for_whom_when_and_at_what_price(
    site: BuiltSite, catalogue: Catalogue
) -> None:
    listed = site.pages["numeros-utiles/"]
    lignes = {ligne.numero: ligne for ligne in catalogue.numeros.numeros}
    for number in HELP_FIRST:
        card = listed.html.find(id=lignes[number].id)
        assert isinstance(card, Tag)
        assert card.find("a", href=re.compile(rf"^(tel|sms):{number}$")), number
        told = site.pages[page_du_numero(lignes[number].id).adresse].text
        for word in (plain(lignes[number].pour_qui), "Horaires :", "Prix : ", "Source officielle de"):
            assert word in told, (number, word)


def test_help_is_one_tap_away_from_every_page(site: BuiltSite, catalogue: Catalogue) -> None:
    for adresse, page in site.pages.items():
        first = page.html.select_one(".aide a")
        assert first is not None, adresse
        assert urljoin(f"/{adresse}", str(first["href"])) == "/numeros-utiles/", adresse
    assert all(page_du_numero(ligne.id).adresse in site.pages for ligne in catalogue.numeros.numeros)


def test_a_territory_says_what_runs_then_whom_to_call(site: BuiltSite, catalogue: Catalogue) -> None:
    for territoire in catalogue.territoires.values():
        page = site.pages[of_territoire(territoire)]
        titles = [str(title["id"]) for title in page.main.find_all("h2", id=True)]
        assert titles[:2] == ["dispositifs", "appeler"], territoire.id


def test_each_dispositif_opens_with_its_plain_words(site: BuiltSite, catalogue: Catalogue) -> None:
    total = 0
    for dispositif in catalogue.dispositifs.values():
        page = site.pages[of_dispositif(catalogue, dispositif).partition("#")[0]]
        title = page.main.find(id=dispositif.id)
        assert isinstance(title, Tag)
        boxes = title.find_next_siblings(limit=5)
        assert any("bref" in (box.get("class") or ()) for box in boxes) == bool(dispositif.en_bref)
        total += bool(dispositif.en_bref)
        assert len(dispositif.en_bref) <= 4
    assert total > 5
