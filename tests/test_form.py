"""The form of the preview: what is answered is written in its place, and nothing is lost nor let in."""

from __future__ import annotations

import datetime as dt
import http.client
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup

from reperes_sante.edit.filling.answers import answers
from reperes_sante.edit.filling.blocks import fields_of
from reperes_sante.edit.filling.lines import Code
from reperes_sante.edit.filling.questions import parts, questions
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.blocs import Chiffre
from reperes_sante.model.collections import COLLECTIONS
from reperes_sante.model.contrat import Duree
from reperes_sante.model.dispositifs import Implantation
from reperes_sante.model.evenement import Etape
from reperes_sante.model.fields import blocs
from reperes_sante.publish.form import Form, Reply
from reperes_sante.validate import load
from tests.broken import REGISTRE
from tests.built import one
from tests.server import previewed

JOUR = dt.date(2026, 11, 22)
ARRAS = "territoires/arras"
Typed = dict[str, list[str]]


@pytest.fixture
def form(minimal: Path) -> Form:
    """Return the form of the smallest project."""
    return Form(minimal, lambda: load(minimal, JOUR, REGISTRE), lambda _path: None)


@pytest.fixture
def fiche(minimal: Path) -> Path:
    return minimal / "data" / "territoires" / "arras.yml"


def soup(reply: Reply) -> BeautifulSoup:
    return BeautifulSoup(reply.content, "html.parser")


def as_shown(form: Form, address: str) -> Typed:
    """Return what a browser would send of a page, if nothing were typed."""
    page = soup(form.get(address)).find("form")
    assert page
    typed: Typed = {}
    for field in page.select("input, textarea, select"):
        name = str(field["name"])
        if field.name == "select":
            chosen = field.select("option[selected]") or field.select("option")
            values = [str(chosen[0]["value"])]
        elif field.name == "textarea":
            values = [field.text.removeprefix("\n")]
        elif field.get("type") in ("radio", "checkbox"):
            values = [str(field["value"])] if field.has_attr("checked") else []
        else:
            values = [str(field.get("value", ""))]
        typed.setdefault(name, []).extend(values)
    return typed


def send(form: Form, address: str, **changes: str | list[str]) -> Reply:
    typed = as_shown(form, address)
    typed.update({name: [value] if isinstance(value, str) else value for name, value in changes.items()})
    return form.post(address, typed)


def pages(form: Form, address: str) -> Iterator[str]:
    """Yield the address of each block below one, its own first."""
    yield address
    for button in soup(form.get(address)).select("button[value^='aller:']"):
        inside = str(button["value"]).removeprefix("aller:")
        if re.search(r"\d/$", inside) and len(inside) > len(address.removeprefix(f"{ARRAS}/")):
            yield from pages(form, f"{ARRAS}/{inside}")


def test_what_is_shown_and_sent_back_changes_nothing(form: Form, fiche: Path) -> None:
    before = fiche.read_text("utf-8")
    seen = list(pages(form, f"{ARRAS}/"))
    assert len(seen) > 8
    for address in seen:
        assert send(form, address).status == 303
    assert fiche.read_text("utf-8") == before


def test_each_field_of_the_model_is_asked(catalogue: Catalogue) -> None:
    """The form has no list of its own: a field of the model is a question, or a part."""
    for bloc in {
        held for collection in COLLECTIONS if collection.partie for held in blocs(collection.modele)
    }:
        asked = [question.champ.nom for question in questions(bloc, {}, catalogue)]
        held = [part.champ.nom for part in parts(bloc, {}, ())]
        assert sorted(asked + held) == sorted(champ.nom for champ in fields_of(bloc)), bloc


def test_an_answer_is_written_in_its_place(form: Form, fiche: Path) -> None:
    fiche.write_text(f"# À garder.\n{fiche.read_text('utf-8')}", "utf-8")
    before = fiche.read_text("utf-8")
    done = send(form, f"{ARRAS}/contacts/0/", pour="Prendre rendez-vous", horaires="Le lundi : de 9 h à 12 h")
    assert (done.status, done.location) == (303, "/apercu/remplir/territoires/arras/contacts/0/?fait=oui")
    after = before.replace("pour: Une question", "pour: Prendre rendez-vous").replace(
        "telephone: 03 21 00 00 00\n", 'telephone: 03 21 00 00 00\n    horaires: "Le lundi : de 9 h à 12 h"\n'
    )
    assert fiche.read_text("utf-8") == after


def test_what_counts_is_written_without_quotes_and_a_code_between_them(catalogue: Catalogue) -> None:
    for bloc, key, text, is_code in (
        (Chiffre, "valeur", "40", False),
        (Duree, "annees", "5", False),
        (Etape, "date", "2026", False),
        (Implantation, "commune", "62041", True),
    ):
        [(_, value)] = answers(bloc, questions(bloc, {}, catalogue), {key: [text]}, catalogue)
        assert isinstance(value, Code) is is_code, key


def test_blocks_are_added_and_taken_away(form: Form, fiche: Path, minimal: Path) -> None:
    before = fiche.read_text("utf-8")
    added = send(form, f"{ARRAS}/contrats/1/etats/nouveau/", etat="signe", date="2024-03")
    assert added.location == "/apercu/remplir/territoires/arras/contrats/1/etats/0/?fait=oui"
    assert "    etats:\n      - etat: signe\n        date: 2024-03\n" in fiche.read_text("utf-8")
    away = f"{ARRAS}/contrats/1/etats/0/retirer/"
    asked = soup(form.get(away))
    assert "date: 2024-03" in asked.text
    done = form.post(away, {".avant": [str(one(asked, "input")["value"])], ".geste": ["retirer"]})
    assert done.status == 303
    assert fiche.read_text("utf-8") == before
    assert load(minimal, JOUR, REGISTRE).checked()


def test_an_id_comes_from_the_name(form: Form, minimal: Path) -> None:
    source = {
        "titre": "Le conseil de santé",
        "editeur": "Ville",
        "nature": "page-web",
        "archive_le": "2026-11-20",
    }
    assert send(form, f"{ARRAS}/sources_decrites/nouveau/", **source).status == 303
    assert send(form, f"{ARRAS}/conseils/nouveau/", nom="Conseil d'essai").status == 303
    catalogue = load(minimal, JOUR, REGISTRE).catalogue
    assert "le-conseil-de-sante" in catalogue.sources
    assert "arras-conseil-d-essai" in catalogue.dispositifs


def test_a_wrong_answer_is_told_beside_its_field_and_nothing_is_written(form: Form, fiche: Path) -> None:
    before = fiche.read_text("utf-8")
    refused = send(form, f"{ARRAS}/contacts/0/", telephone="123456789", horaires="Le lundi")
    page = soup(refused)
    assert refused.status == 422
    assert "« 123456789 »" in str(page.find(id="champ-telephone-dit"))
    assert one(page, "#champ-horaires")["value"] == "Le lundi"
    assert page.select_one("a[href='#champ-telephone']")
    assert fiche.read_text("utf-8") == before


def test_what_others_cite_is_not_taken_away(form: Form, fiche: Path) -> None:
    away = f"{ARRAS}/contrats/0/retirer/"
    mark = str(one(soup(form.get(away)), "input")["value"])
    done = form.post(away, {".avant": [mark]})
    assert done.status == 422
    assert "arras-cls-1" in done.content
    assert "arras-cls-1" in fiche.read_text("utf-8")


def test_a_file_that_changed_elsewhere_keeps_both(form: Form, fiche: Path) -> None:
    typed = as_shown(form, f"{ARRAS}/contacts/0/")
    fiche.write_text(fiche.read_text("utf-8").replace("Une phrase d'essai.", "Une autre."), "utf-8")
    done = form.post(f"{ARRAS}/contacts/0/", {**typed, "pour": ["Autre chose"]})
    assert done.status == 303
    assert done.location.endswith("?fait=ailleurs")
    assert "Entre-temps, le fichier a changé" in form.get(f"{ARRAS}/contacts/0/", "ailleurs").content
    text = fiche.read_text("utf-8")
    assert "Une autre." in text
    assert "Autre chose" in text


def test_a_block_that_changed_meanwhile_is_told_and_nothing_is_lost(form: Form, fiche: Path) -> None:
    typed = {**as_shown(form, f"{ARRAS}/contacts/0/"), "pour": ["Ma réponse"]}
    fiche.write_text(fiche.read_text("utf-8").replace("Une question", "Celle du fichier"), "utf-8")
    told = form.post(f"{ARRAS}/contacts/0/", typed)
    assert "Ma réponse" in told.content
    assert "Celle du fichier" in told.content
    assert "Celle du fichier" in fiche.read_text("utf-8")
    mark = str(one(soup(told), "input[name='.avant']")["value"])
    assert form.post(f"{ARRAS}/contacts/0/", {**typed, ".avant": [mark]}).status == 303
    assert "Ma réponse" in fiche.read_text("utf-8")


def test_a_block_that_is_gone_keeps_what_was_typed(form: Form, fiche: Path) -> None:
    typed = {**as_shown(form, f"{ARRAS}/contacts/0/"), "pour": ["Ma réponse"]}
    fiche.write_text(re.sub(r"contacts:\n.*\n.*\n", "", fiche.read_text("utf-8")), "utf-8")
    told = form.post(f"{ARRAS}/contacts/0/", typed)
    page = soup(told)
    assert "Ma réponse" in told.content
    assert str(one(page, "form")["action"]).endswith("/contacts/nouveau/")
    assert form.post(f"{ARRAS}/contacts/nouveau/", typed).status == 303
    assert "Ma réponse" in fiche.read_text("utf-8")


def test_half_a_form_writes_nothing(form: Form, fiche: Path) -> None:
    before = fiche.read_text("utf-8")
    typed = as_shown(form, f"{ARRAS}/")
    del typed[".fin"]
    assert form.post(f"{ARRAS}/", typed).status == 400
    assert fiche.read_text("utf-8") == before


def test_a_file_with_a_fault_of_writing_is_left_alone(form: Form, fiche: Path) -> None:
    fiche.write_text(fiche.read_text("utf-8").replace("nom: Arras", "nom: Arras : la ville"), "utf-8")
    told = form.get(f"{ARRAS}/")
    assert told.status == 409
    assert "guillemets" in told.content


def test_a_script_is_told_what_would_be_remarked(form: Form, fiche: Path) -> None:
    before = fiche.read_text("utf-8")
    typed = {**as_shown(form, f"{ARRAS}/contrats/0/etats/0/"), "date": ["12/03/2019"], ".geste": ["verifier"]}
    told = json.loads(form.post(f"{ARRAS}/contrats/0/etats/0/", typed, is_script=True).content)
    assert "2019-03-12" in told["date"][0]["remede"]
    assert told["etat"] == []
    assert fiche.read_text("utf-8") == before


def test_a_name_of_the_register_stands_for_its_code(form: Form, fiche: Path) -> None:
    away = fiche.read_text("utf-8").replace(
        'siren: "200033579"', 'type: pays\nnom_officiel: P\nepci: ["200033579"]'
    )
    fiche.write_text(away, "utf-8")
    assert send(form, f"{ARRAS}/", communes="Béthune\n62119").status in (303, 422)
    done = send(form, f"{ARRAS}/contrats/0/couverture/nouveau/", communes="Annezin")
    assert done.status == 303
    assert re.search(r'communes:\s*\[?\s*-? ?"?62035', fiche.read_text("utf-8"))


HOSTILE = "\"><script>alert(1)</script>'{{ 7*7 }}{% raw %}<b>"


def test_hostile_values_are_only_texts(form: Form, fiche: Path) -> None:
    for address, name in ((f"{ARRAS}/contacts/0/", "pour"), (f"{ARRAS}/contrats/0/", "nom")):
        for reply in (send(form, address, **{name: HOSTILE}), form.get(address)):
            page = soup(reply)
            assert [str(script["src"]) for script in page.select("script")] in ([], ["/apercu/remplir.js"])
            assert page.find("b") is None
            # What stands for a version of the file has any digits.
            assert "49" not in re.sub(r"[0-9a-f.]{16,}", "", reply.content.replace("449", ""))
    assert fiche.read_text("utf-8").count("<script>") == 2


@pytest.mark.parametrize(
    "address",
    ["../mkdocs/", "territoires/../sources/essai/", "registre/communes/", "mesures/", f"{ARRAS}/zzz/0/",
     f"{ARRAS}/contrats/99999/", f"{ARRAS}/contrats/", f"{ARRAS}/nom/", "territoires/nulle-part/",
     f"{ARRAS}/contrats/0/retirer/x/", "territoires/ARRAS/"],
)  # fmt: skip
def test_no_address_leaves_the_blocks_of_the_data(form: Form, address: str) -> None:
    assert form.get(address).status == 404
    assert form.post(address, {".fin": ["oui"]}).status == 404


def asked(
    port: int, method: str, headers: Mapping[str, str], body: str = ""
) -> tuple[int, http.client.HTTPMessage]:
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    link.request(method, f"/apercu/remplir/{ARRAS}/contacts/0/", body, headers=dict(headers))
    answer = link.getresponse()
    answer.read()
    link.close()
    return answer.status, answer.headers


def test_only_a_page_of_the_preview_writes(petit: Path) -> None:
    fiche = petit / "data" / "territoires" / "arras.yml"
    before = fiche.read_text("utf-8")
    own = Form(petit, lambda: load(petit, JOUR, REGISTRE), lambda _path: None)
    typed = {**as_shown(own, f"{ARRAS}/contacts/0/"), "pour": ["Écrit"]}
    body = urlencode(typed, doseq=True)
    with previewed(petit) as port:
        here = f"127.0.0.1:{port}"
        form_type = {"Content-Type": "application/x-www-form-urlencoded"}
        ours = {**form_type, "Host": here, "Origin": f"http://{here}"}
        for wrong in (
            {"Origin": "http://ailleurs.exemple"},
            {"Origin": "null"},
            {"Origin": ""},
            {"Host": f"ailleurs.exemple:{port}", "Origin": f"http://ailleurs.exemple:{port}"},
            {"Content-Type": "text/plain"},
            {"Sec-Fetch-Site": "cross-site"},
        ):
            assert asked(port, "POST", {**ours, **wrong}, body)[0] == 403, wrong
        assert asked(port, "GET", {"Host": f"ailleurs.exemple:{port}"})[0] == 403
        assert asked(port, "POST", {**ours, "Content-Length": "99999999"}, "")[0] == 413
        assert fiche.read_text("utf-8") == before
        status, headers = asked(port, "GET", {"Host": here})
        assert status == 200
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert asked(port, "POST", ours, body)[0] == 303
    assert "pour: Écrit" in fiche.read_text("utf-8")


def test_a_file_begins_in_the_form(form: Form, minimal: Path) -> None:
    sources = minimal / "data" / "sources" / "essai.yml"
    text = sources.read_text("utf-8")
    sources.write_text(
        text + text.removeprefix("sources:\n").replace("page-essai", "registre-officiel"), "utf-8"
    )
    assert soup(form.get("")).select_one("form #quoi")
    begun = form.post("nouveau/", {"quoi": ["Lens"]})
    assert (begun.status, begun.location) == (303, "/apercu/remplir/territoires/lens-lievin/")
    assert 'siren: "246200364"' in (minimal / "data" / "territoires" / "lens-lievin.yml").read_text("utf-8")
    assert form.get("territoires/lens-lievin/").status == 200


@pytest.mark.parametrize(("asked", "said"), [("saint-denis", "249740119"), ("zzzz", "zzzz"), ("", "")])
def test_a_file_that_cannot_begin_says_why(form: Form, minimal: Path, asked: str, said: str) -> None:
    before = sorted((minimal / "data" / "territoires").iterdir())
    refused = form.post("nouveau/", {"quoi": [asked]})
    page = soup(refused)
    assert (refused.status, one(page, "#quoi")["value"]) == (422, asked)
    assert said in one(page, "[role=alert]").get_text()
    assert sorted((minimal / "data" / "territoires").iterdir()) == before


def test_several_are_added_one_after_the_other(form: Form, fiche: Path) -> None:
    added = send(
        form,
        f"{ARRAS}/contrats/1/axes/nouveau/",
        titre="Un autre axe",
        **{".geste": "aller:contrats/1/axes/nouveau/"},
    )
    assert added.location == "/apercu/remplir/territoires/arras/contrats/1/axes/nouveau/?fait=oui"
    assert "- Un autre axe\n" in fiche.read_text("utf-8")
    assert soup(form.get(f"{ARRAS}/contrats/1/axes/0/")).select_one(
        "button[value='aller:contrats/1/axes/nouveau/']"
    )
    assert not soup(form.get(f"{ARRAS}/contrats/1/")).select_one(
        "p button[value='aller:contrats/1/nouveau/']"
    )
