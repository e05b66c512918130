"""The pages for editors: every field explained, every link alive, every example right."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from reperes_sante.edit.reference import BlocDecrit, begun, kinds, reference
from reperes_sante.edit.schema import SCHEMAS
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.base import Model
from reperes_sante.model.collections import ANNEXES
from reperes_sante.model.evenement import Etape
from reperes_sante.model.fields import blocs, champs
from reperes_sante.model.territoire import Territoire
from reperes_sante.render import Renderer
from tests.conftest import ROOT

# The messages about files, then those about the built site.
LISTS = ("messages", "messages_des_regles", "messages_du_site")
FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"


def all_blocks() -> list[BlocDecrit]:
    return [bloc for partie in reference() for bloc in partie.blocs]


@pytest.mark.parametrize(
    "model", [bloc.modele for bloc in all_blocks() if bloc.modele.SUIVANT], ids=lambda model: model.__name__
)
def test_the_first_line_to_imitate_says_the_name_of_its_block(model: type[Model]) -> None:
    key, _, rest = begun(model).partition(": ")
    said = model.entier({key: rest})
    assert key in said.values()
    assert set(said) & set(model.model_fields) == set(said)


def test_every_field_of_every_block_is_told_once() -> None:
    described = {bloc.modele: bloc for bloc in all_blocks()}
    assert len(described) == len(all_blocks())
    for model in {model for root in SCHEMAS.values() for model in blocs(root)}:
        bloc = described[model]
        own = [champ.nom for champ in bloc.champs]
        shared = [nom for renvoi in bloc.renvois for nom in renvoi.noms]
        annexes = [annexe.cle for annexe in ANNEXES] if model is Territoire else []
        assert sorted(own + shared) == sorted([*(champ.nom for champ in champs(model)), *annexes])


def test_fields_that_a_block_shares_are_described_where_it_says() -> None:
    described = {bloc.modele: {champ.nom for champ in bloc.champs} for bloc in all_blocks()}
    for bloc in all_blocks():
        for renvoi in bloc.renvois:
            assert set(renvoi.noms) <= described[renvoi.bloc]


def test_a_closed_list_shows_its_words_and_a_code_its_quotes() -> None:
    found = {(bloc.modele.INTITULE.titre, champ.nom): champ for bloc in all_blocks() for champ in bloc.champs}
    assert ("signe", "Signé") in [
        (word.value, word.label) for word in found["État daté", "etat"].vocabulaire or ()
    ]
    assert found["Organisme", "commune"].a_taper == ('"01004"', "2A004")
    assert found["Fiche d'un territoire", "etapes"].bloc is Etape
    assert found["Fiche d'un territoire", "nom"].obligatoire
    assert not found["Fiche d'un territoire", "siren"].obligatoire


@pytest.fixture(scope="module")
def pages(catalogue: Catalogue) -> dict[str, BeautifulSoup]:
    """Return the reference, all its pages together, and the messages, as parsed HTML."""
    renderer = Renderer(catalogue, ROOT / "macros", "https://sante.example/", {})
    parts = "".join(
        renderer.bloc("reference", f"contribuer/{page}/", page)
        for page in dict.fromkeys(partie.page for partie in reference())
    )
    return {
        "reference": BeautifulSoup(parts, "lxml"),
        **{name: BeautifulSoup(renderer.bloc(name, "contribuer/"), "lxml") for name in LISTS},
    }


@pytest.mark.parametrize("nom", ["reference", *LISTS])
def test_anchors_are_unique_and_links_lead_to_them(pages: dict[str, BeautifulSoup], nom: str) -> None:
    anchors = Counter(str(tag["id"]) for tag in pages[nom].find_all(id=True))
    assert [anchor for anchor, count in anchors.items() if count > 1] == []
    links = [str(a["href"]) for a in pages[nom].select("a[href*='#']")]
    assert [link for link in links if "glossaire/" not in link and link.split("#")[1] not in anchors] == []


def test_the_page_shows_field_names_as_typed(pages: dict[str, BeautifulSoup]) -> None:
    shown = {code.text for code in pages["reference"].find_all("code")}
    assert {champ.nom for bloc in all_blocks() for champ in bloc.champs} <= shown
    assert {exemple for bloc in all_blocks() for champ in bloc.champs for exemple in champ.a_taper} <= shown


def test_the_pages_of_messages_have_every_code(pages: dict[str, BeautifulSoup]) -> None:
    told = [tr["id"] for name in LISTS for tr in pages[name].find_all("tr", id=True)]
    assert sorted(told) == sorted(kind.code for found in kinds().values() for kind in found)


@pytest.mark.parametrize("path", sorted(FORMS.glob("[!c]*.yml")), ids=lambda path: path.stem)
def test_issue_forms_ask_for_nothing_personal(path: Path) -> None:
    form = yaml.safe_load(path.read_text("utf-8"))
    asked = " ".join(field["attributes"].get("label", "") for field in form["body"]).casefold()
    assert not re.search(r"votre (nom|adresse|courriel|téléphone|âge)|mail", asked)
    assert "Ce message est public" in form["body"][0]["attributes"]["value"]


def test_the_error_form_is_prefilled_by_the_site() -> None:
    form = yaml.safe_load((FORMS / "signaler-une-erreur.yml").read_text("utf-8"))
    kinds = {field.get("id"): field["type"] for field in form["body"]}
    assert (kinds["page"], kinds["champ"]) == ("input", "input")
