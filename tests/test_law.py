"""What the law asks of a publisher: said when known, asked for when not, never claimed without proof."""

# ruff: noqa: E501 - golden messages are kept whole

from __future__ import annotations

import datetime as dt
from pathlib import Path
from urllib.parse import urljoin

import pytest

from reperes_sante.commands.publiable import is_provisional
from reperes_sante.edit.comparison.changes import compare
from reperes_sante.edit.comparison.versions import working_tree
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.site import OBLIGATIONS, Audit, FichierSite, manques
from reperes_sante.read.disk import is_by_hand
from reperes_sante.render import Renderer
from reperes_sante.validate import load
from tests.broken import PROJET, REGISTRE, TODAY
from tests.built import BuiltSite, plain
from tests.conftest import ROOT
from tests.verbs import run

TO_FILL = "À compléter par l'éditeur"
LEGAL_BLOCKS = ("declaration_accessibilite", "mentions_legales", "protection_donnees")
LEGAL = ("accessibilite/", "mentions-legales/", "confidentialite/", "eco-conception/", "aide/")
AUDIT = """  audit:
    date: {date}
    auditeur: par la société Essai
    referentiel: RGAA 4.1.2
    taux: {taux}
    environnements: [Firefox et NVDA]
    outils: [Web Developer]
    pages: [Accueil]
"""
FAULTS = "    non_conformites: [Un tableau n'a pas de titre.]\n"


def site_file(minimal: Path) -> Path:
    return minimal / "data" / "site.yml"


def add(minimal: Path, text: str) -> None:
    with site_file(minimal).open("a", encoding="utf-8") as file:
        file.write(text)


def told(minimal: Path, today: dt.date = TODAY) -> list[str]:
    return [f"{f.code} : {f.message}" for f in load(minimal, today, REGISTRE).findings]


def publiable(minimal: Path) -> tuple[int, str]:
    return run("publiable", "--racine", minimal)


@pytest.mark.parametrize(
    ("taux", "etat"),
    [
        (100, "totalement conforme"),
        ("99.9", "partiellement conforme"),
        (50, "partiellement conforme"),
        ("49.9", "non conforme"),
        (0, "non conforme"),
    ],
)
def test_the_state_follows_the_rate_of_the_audit(taux: object, etat: str) -> None:
    audit = Audit.model_validate(
        {
            "date": "2026",
            "auditeur": "en interne",
            "referentiel": "RGAA 4.1.2",
            "taux": str(taux),
            "environnements": ("x",),
            "outils": ("x",),
            "pages": ("x",),
        }
    )
    assert audit.etat.label == etat


def test_without_an_audit_the_site_is_not_compliant() -> None:
    assert FichierSite(nom="Essai").etat_accessibilite.label == "non conforme"


@pytest.mark.parametrize(
    ("audit", "claim", "expected"),
    [
        ("", "non-conforme", []),
        ("", "partiellement-conforme", ["etat-sans-audit : Le site se déclare « partiellement conforme » ; sans audit, la loi dit « non conforme »."]),
        (AUDIT.format(date=2026, taux=80) + FAULTS, "partiellement-conforme", []),
        (AUDIT.format(date=2026, taux=80) + FAULTS, "totalement-conforme", ["etat-sans-audit : Le site se déclare « totalement conforme » ; l'audit donne « partiellement conforme »."]),
        (AUDIT.format(date=2026, taux=100), "totalement-conforme", []),
        (AUDIT.format(date=2026, taux=100) + FAULTS, "totalement-conforme", ["audit-incoherent : Tout est dit conforme, et des non-conformités sont listées."]),
        (AUDIT.format(date=2026, taux=30), "non-conforme", ["audit-incoherent : Des critères ne sont pas respectés, et aucune non-conformité n'est listée."]),
        (AUDIT.format(date=2026, taux=120), "totalement-conforme", ["audit-incoherent : Ce taux (120) n'est pas un pourcentage.", "etat-sans-audit : Le site se déclare « totalement conforme » ; l'audit donne « partiellement conforme »."]),
        (AUDIT.format(date="2023-11-21", taux=100), "totalement-conforme", ["audit-perime : L'audit d'accessibilité, fait le 21 novembre 2023, a plus de trois ans."]),
        (AUDIT.format(date="2023-11-22", taux=100), "totalement-conforme", []),
    ],
)  # fmt: skip
def test_a_state_is_claimed_only_with_its_audit(
    minimal: Path, audit: str, claim: str, expected: list[str]
) -> None:
    add(minimal, f"  etat: {claim}\n{audit}")
    assert sorted(told(minimal)) == expected


def test_a_refused_claim_is_told_at_its_line(minimal: Path) -> None:
    add(minimal, "  etat: totalement-conforme\n")
    found = next(f for f in load(minimal, TODAY, REGISTRE).findings if f.code == "etat-sans-audit")
    line = site_file(minimal).read_text("utf-8").splitlines()[found.ligne - 1]
    assert (line, found.remede) == (
        "  etat: totalement-conforme",
        "Écrivez « non-conforme », ou ajoutez l'audit qui le prouve.",
    )


def test_publishing_asks_for_each_missing_piece_with_its_law(minimal: Path) -> None:
    site_file(minimal).write_text("nom: Santé d'Essai\n", "utf-8")
    code, output = publiable(minimal)
    assert code == 1
    for obligation in OBLIGATIONS:
        assert all(f"« {cle} »" in output for cle in obligation.cles)
        assert obligation.loi in output


@pytest.mark.parametrize("obligation", OBLIGATIONS, ids=lambda obligation: obligation.cles[0])
def test_each_obligation_names_a_key_that_exists(minimal: Path, obligation: object) -> None:
    full = next(f for f in load(minimal, TODAY, REGISTRE).catalogue.files if isinstance(f, FichierSite))
    assert obligation not in manques(full)
    assert obligation in manques(FichierSite(nom="Essai"))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("https://essai.fr/", "https://reperes-sante.example/", "« site_url »"),
        ("https://essai.fr/", "http://essai.fr/", "« site_url »"),
        ("Santé d'Essai", "Autre nom", "le même nom"),
    ],
)
def test_publishing_wants_a_real_address_and_one_name(minimal: Path, old: str, new: str, said: str) -> None:
    path = minimal / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    code, output = publiable(minimal)
    assert (code, said in output) == (1, True)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://reperes-sante.example/sante/", True),
        ("https://x.example:8080/", True),
        ("https://reperes.example.org/", True),
        ("https://example.net/", True),
        ("https://sante.test/", True),
        ("https://sante.invalid/", True),
        ("https://LOCALHOST/", True),
        ("https://sante.fr/?de=x.example/", False),
        ("https://monexample.org/", False),
        ("https://latest/", False),
    ],
)
def test_an_address_where_nobody_can_publish_is_known(url: str, *, expected: bool) -> None:
    assert is_provisional(url) is expected


def test_an_old_audit_stops_publishing(minimal: Path) -> None:
    add(minimal, AUDIT.format(date=1999, taux=100))
    code, output = publiable(minimal)
    assert (code, "a plus de trois ans" in output) == (1, True)


def test_what_is_missing_is_told_plainly_on_the_pages(catalogue: Catalogue) -> None:
    others = (file for file in catalogue.files if not isinstance(file, FichierSite))
    unknown = Catalogue.link((*others, FichierSite(nom="Santé d'Essai")), catalogue.registre)
    renderer = Renderer(unknown, ROOT / "macros", "https://essai.fr/", {})
    pages = {name: plain(renderer.bloc(name, "page/")) for name in LEGAL_BLOCKS}
    assert [name for name, text in pages.items() if TO_FILL not in text] == []
    assert "non conforme" in pages["declaration_accessibilite"]


def test_every_page_tells_the_state_and_leads_to_the_legal_pages(site: BuiltSite) -> None:
    for adresse, page in site.pages.items():
        footer = page.html.select_one("footer")
        assert footer, adresse
        assert "Accessibilité : partiellement conforme" in " ".join(footer.get_text(" ").split()), adresse
        links = " ".join(str(link["href"]) for link in footer.select("a"))
        assert all(wanted in f"/{links}" or adresse == wanted for wanted in LEGAL), adresse


def test_a_whole_file_fills_the_declaration(site: BuiltSite) -> None:
    pages = site.pages
    declaration = pages["accessibilite/"].text
    for said in ("Communauté d'Essai s'engage", "78,5 % des critères", "Firefox et NVDA", "partiellement"):
        assert said in declaration, said
    assert TO_FILL not in declaration + pages["mentions-legales/"].text
    assert "accessibilite@essai.fr" in declaration


def test_comparing_tells_who_answers_for_the_site(minimal: Path) -> None:
    old = working_tree(minimal)
    text = site_file(minimal).read_text("utf-8")
    site_file(minimal).write_text(text.replace("Hébergeur d'Essai", "Autre hébergeur"), "utf-8")
    (change,) = compare(old, working_tree(minimal))
    assert (change.avant, change.apres) == ("« Hébergeur d'Essai »", "« Autre hébergeur »")


def links_of(site: BuiltSite, adresse: str) -> set[str]:
    """Return the addresses that the content of a page leads to, from the root of the site."""
    hrefs = (str(link["href"]).split("#")[0] for link in site.pages[adresse].main.select("a[href]"))
    return {urljoin(f"/{adresse}", href).removeprefix("/") for href in hrefs if "//" not in href}


def test_the_site_map_leads_to_every_page(site: BuiltSite) -> None:
    first = links_of(site, "plan-du-site/")
    by_hand = {path.removesuffix("index.md").replace(".md", "/") for path in pages_by_hand()}
    assert by_hand - first <= {"plan-du-site/"}
    reached = first.union(*(links_of(site, adresse) for adresse in first & set(site.pages)))
    assert set(site.pages) - reached - {"plan-du-site/"} == {"404.html"}


def pages_by_hand() -> set[str]:
    docs = PROJET / "docs"
    return {path.relative_to(docs).as_posix() for path in docs.rglob("*.md") if is_by_hand(path)}
