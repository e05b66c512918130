"""Where things stand: words with their age, one mark for each of the five ways, judged at the last check."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable
from typing import Any

import pytest
from pypdf import PdfReader

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.contracts import est_remplace
from reperes_sante.link.pages import of_dispositif, of_territoire
from reperes_sante.model.base import Date
from reperes_sante.model.communs import FichierSources
from reperes_sante.model.contrat import Duree
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.fields import walk
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.vocabulaire import EtatDispositif, StatutAction
from reperes_sante.view.etats import avancement, par_phase, sigles, situation
from reperes_sante.view.phases import FORMULES, STATUTS, Phase
from reperes_sante.view.timeline import ELSEWHERE, faits_du_dispositif, untold
from tests.broken import REGISTRE
from tests.built import BuiltPage, BuiltSite, plain

State = dict[str, str]
CHECKED = "2026-11-22"


def territoire(**fields: Any) -> Territoire:
    own = {"id": "ici", "nom": "Ici", "nom_officiel": "Ici", "type": "commune", "communes": ["62041"]}
    return Territoire.model_validate({**own, "sources": ["presse"], "verifie_le": CHECKED, **fields})


def of(ici: Territoire) -> Catalogue:
    return Catalogue.link([ici], REGISTRE)


def told(*etats: State, suivant: Iterable[State] = (), **fields: Any) -> tuple[str, str]:
    """Return the phase and the words of a contract from its states, those of the next one if any."""
    first = {"id": "ici-cls-1", "nom": "Contrat", "etats": etats, **fields}
    others = (
        [{"id": "ici-cls-2", "nom": "Suite", "succede_a": "ici-cls-1", "etats": suivant}] if suivant else []
    )
    return said(territoire(contrats=[first, *others]))


def said(ici: Territoire) -> tuple[str, str]:
    catalogue = of(ici)
    found = situation(catalogue, next(iter(catalogue.dispositifs.values())))
    return found.phase.value, re.sub("[\u00a0\u202f]", " ", found.mots).replace("’", "'")


def state(etat: str, date: str = "", **fields: str) -> State:
    return {"etat": etat, **({"date": date} if date else {}), **fields}


SIGNED = state("signe", "2024-02-14")


@pytest.mark.parametrize(
    ("etats", "expected"),
    [
        ([SIGNED], ("en-cours", "Signé le 14 février 2024")),
        # What prepares a contract came before it.
        ([SIGNED, state("diagnostic")], ("en-cours", "Signé le 14 février 2024")),
        ([SIGNED, state("diagnostic", "2025")], ("en-cours", "En cours (nouvelle de 2025)")),
        ([SIGNED, state("en-oeuvre", "2025")], ("en-cours", "En cours (nouvelle de 2025)")),
        ([SIGNED, state("en-oeuvre", "2025-10")], ("en-cours", "En cours (nouvelle d'octobre 2025)")),
        (
            [SIGNED, state("proroge", "2026", fin="2028-01-14")],
            ("en-cours", "Prorogé jusqu'au 14 janvier 2028"),
        ),
        ([state("delibere", "2026")], ("annonce", "Voté en 2026")),
        ([state("adopte", "2026")], ("annonce", "Adopté en 2026")),
        ([state("lance", "2026-02")], ("en-cours", "Lancé en février 2026")),
        ([state("delibere", "2023"), state("avenant")], ("en-cours", "En cours (avenant, date non connue)")),
        ([SIGNED, state("suspendu", "2025-12")], ("termine", "Suspendu en décembre 2025")),
        ([SIGNED, state("cite", "2026")], ("en-cours", "Signé le 14 février 2024")),
        ([state("cite", "2026")], ("non-connu", "Cité en 2026")),
        ([state("engagement", "2026-05")], ("annonce", "Annoncé en mai 2026")),
        ([state("redaction", "2026")], ("annonce", "En préparation (rédaction en 2026)")),
        (
            [state("redaction", "2026"), state("signature-prevue", "2027-06", prevue="oui")],
            ("annonce", "À signer (prévu en juin 2027)"),
        ),
        ([state("signe", "2027", prevue="oui")], ("annonce", "À signer (prévu en 2027)")),
        ([state("cree", "2027", prevue="oui")], ("annonce", "Annoncé pour 2027")),
        ([state("signature-prevue", "2022", prevue="oui"), SIGNED], ("en-cours", "Signé le 14 février 2024")),
        ([state("signe", "2012"), state("expire", "2015")], ("termine", "Terminé en 2015")),
        (
            [state("signe", "2012"), state("expire", "2015"), state("relance", "2024")],
            ("en-cours", "Relancé en 2024"),
        ),
        ([state("cree", "2010"), state("dissous", "2012")], ("termine", "Terminé (dissolution en 2012)")),
        (
            [SIGNED, state("plus-cite", "2025")],
            ("sans-nouvelles", "Sans nouvelles depuis le 14 février 2024"),
        ),
        ([state("plus-cite", "2025")], ("sans-nouvelles", "Sans nouvelles (plus cité en 2025)")),
        ([state("signe", "2013-07")], ("sans-nouvelles", "Sans nouvelles depuis juillet 2013")),
        ([state("preconise", "2013")], ("sans-nouvelles", "Sans nouvelles depuis 2013")),
        ([state("signe", date_publiee="un 30 octobre")], ("en-cours", "Signé (un 30 octobre)")),
        ([state("signe", date_publiee="non lisible")], ("en-cours", "Signé (non lisible)")),
        ([state("signe", date_publiee="date non écrite")], ("en-cours", "Signé (date non écrite)")),
        ([state("signe")], ("en-cours", "Signé (date non connue)")),
        ([state("en-oeuvre", "2024", environ="oui")], ("en-cours", "En cours (nouvelle d'environ 2024)")),
        ([], ("non-connu", "État non connu")),
    ],
)
def test_a_state_is_told_in_french_with_its_age(etats: list[State], expected: tuple[str, str]) -> None:
    assert told(*etats) == expected


@pytest.mark.parametrize(
    ("etats", "expected"),
    [
        ([state("adopte", "2026")], ("en-cours", "Adopté en 2026")),
        ([state("delibere", "2026-02")], ("en-cours", "Voté en février 2026")),
        # A plan needs no signature: what is announced later of it does not undo it.
        ([state("adopte", "2026"), state("lance", "2027", prevue="oui")], ("en-cours", "Adopté en 2026")),
        ([state("adopte", "2026"), state("redaction")], ("en-cours", "Adopté en 2026")),
        ([state("adopte", "2027", prevue="oui")], ("annonce", "Annoncé pour 2027")),
        ([state("adopte", "2012")], ("sans-nouvelles", "Sans nouvelles depuis 2012")),
    ],
)
@pytest.mark.parametrize("kind", ["plans", "projets_sante_mentale"])
def test_a_plan_stands_once_it_is_adopted(kind: str, etats: list[State], expected: tuple[str, str]) -> None:
    nature = {"nature": "plan"} if kind == "plans" else {}
    assert said(territoire(**{kind: [{"id": "ici-x", "nom": "X", "etats": etats, **nature}]})) == expected


def test_a_contract_that_another_replaced_has_ended_whatever_its_states_say() -> None:
    renewed = state("renouvele", "2025-01-14")
    assert told(SIGNED, renewed, suivant=[state("redaction", "2022"), state("signe", "2025-01-14")]) == (
        "termine",
        "Terminé (remplacé par le contrat du 14 janvier 2025)",
    )
    assert told(SIGNED, suivant=[state("en-oeuvre")])[1] == "Terminé (remplacé par un autre contrat)"
    assert told(SIGNED, suivant=[state("redaction", "2026")])[0] == "en-cours"


@pytest.mark.parametrize(
    ("duree", "etats", "expected"),
    [
        ({"fin": "2029"}, [SIGNED], "Signé le 14 février 2024, fin prévue en 2029"),
        ({"fin": CHECKED}, [SIGNED], "Signé le 14 février 2024, fin prévue le 22 novembre 2026"),
        ({"fin": "2026-10"}, [SIGNED], "Sans nouvelles depuis sa fin, prévue en octobre 2026"),
        ({"fin": "2025"}, [SIGNED, state("en-oeuvre", "2026")], "En cours (nouvelle de 2026)"),
        ({"fin": "2025"}, [SIGNED, state("proroge", "2025")], "Prorogé en 2025"),
        ({"date": "2023", "annees": "2"}, [state("signe", "2023")], "Sans nouvelles depuis 2023"),
        ({"date": "2025", "annees": "3"}, [state("signe", "2025")], "Signé en 2025"),
    ],
)
def test_an_end_is_told_with_its_date_and_judged_at_the_last_check(
    duree: dict[str, str], etats: list[State], expected: str
) -> None:
    assert told(*etats, durees=[duree])[1] == expected


def test_whatever_is_dated_in_a_file_is_news_of_it() -> None:
    actions = [{"titre": "Un bus", "date": "2025-03"}, {"titre": "Un car", "date": "2027", "prevue": "oui"}]
    assert told(state("en-oeuvre", "2013"), actions=actions)[1] == "En cours (nouvelle de mars 2025)"
    assert told(state("signe", "2013"), actions=actions)[0] == "en-cours"


def test_an_open_place_says_since_when() -> None:
    places = [
        {"nom": "Là", "role": "antenne", "ouvertures": [{"date": "2027", "prevue": "oui"}]},
        {"nom": "Ici", "role": "centre", "ouvertures": [{"date": "2024-06-17"}]},
    ]
    centre = {"id": "ici-centre", "nom": "Centre", "implantations": places}
    assert said(territoire(centres_sante=[centre])) == ("en-cours", "Ouvert depuis le 17 juin 2024")
    later = {**centre, "etats": [state("en-oeuvre", "2026")]}
    assert said(territoire(centres_sante=[later]))[1] == "Ouvert depuis le 17 juin 2024 (nouvelle de 2026)"


def test_words_agree_with_their_noun() -> None:
    appui = {"id": "ici-appui", "nom": "Appui", "etats": [state("cree", "2024")]}
    assert said(territoire(appuis_regionaux=[appui]))[1] == "Créée en 2024"


def test_each_state_and_each_progress_has_its_words_and_its_mark() -> None:
    assert set(FORMULES) == set(EtatDispositif)
    assert set(STATUTS) == set(StatutAction)
    assert len({phase.marque for phase in Phase}) == len(Phase)
    announced = Date.model_validate({"date": "2027", "prevue": "oui"})
    assert avancement(None, announced) == avancement(StatutAction.A_VENIR, None)
    assert avancement(None, Date.model_validate({"date": "2025"})) is None


def test_lists_keep_apart_what_runs_from_the_rest(catalogue: Catalogue) -> None:
    lens = catalogue.territoires["lens-lievin"]
    groups = {g.phase.value: [d.id for d in g.dispositifs] for g in par_phase(catalogue, lens.dispositifs)}
    assert groups == {
        "en-cours": ["lens-lievin-clsm"],
        "annonce": ["lens-lievin-cls-2026"],
        "sans-nouvelles": ["lens-lievin-cls-2013"],
    }
    assert sigles(catalogue, lens.dispositifs) == ("CLSM", "CLS (annoncé)", "CLS (sans nouvelles)")


def test_no_dated_block_is_forgotten_by_the_history(catalogue: Catalogue) -> None:
    assert untold() == ()
    for dispositif in catalogue.dispositifs.values():
        shown = {id(fait.enonce) for fait in faits_du_dispositif(dispositif)}
        dated = [
            node.value
            for node in walk(dispositif)
            if isinstance(node.value, Date) and not isinstance(node.value, ELSEWHERE) and node.value.date
        ]
        others = [block for block in dated if id(block) not in shown]
        assert [type(block).__name__ for block in others if not _is_second(dispositif, block)] == []


def _is_second(dispositif: Dispositif, block: Date) -> bool:
    """Tell whether it is another published date of an opening: the page of the place tells it."""
    places = getattr(dispositif, "implantations", ())
    return any(block is other for place in places for other in place.ouvertures[1:])


def test_a_length_is_told_in_the_history() -> None:
    contrat = {"id": "x", "nom": "X", "durees": [{"date": "2014", "fin": "2016"}, {"fin": "2017"}]}
    faits = list(faits_du_dispositif(of(territoire(contrats=[contrat])).dispositifs["x"]))
    assert [fait.titre for fait in faits] == ["Durée du contrat", "Autre durée publiée"]
    assert all(isinstance(fait.enonce, Duree) for fait in faits)


# ---------- The same words and marks everywhere ----------
def chips(page: BuiltPage) -> dict[str, str]:
    """Return the mark of each chip of a page, by its words."""
    found = {}
    for chip in page.html.select(".puce"):
        (mark,) = (name.removeprefix("puce--") for name in chip["class"] if name != "puce")
        found[plain(chip.get_text())] = mark
    return found


def test_pages_say_a_state_in_the_same_words_with_the_same_mark(
    site: BuiltSite, catalogue: Catalogue
) -> None:
    table = chips(site.pages["territoires/"])
    for dispositif in catalogue.dispositifs.values():
        held = catalogue.territoire_du_dispositif[dispositif.id]
        expected = situation(catalogue, dispositif)
        words = plain(expected.mots)
        own = chips(site.pages[of_dispositif(catalogue, dispositif).partition("#")[0]])
        assert own.get(words) == expected.phase.marque, (dispositif.id, words)
        if not est_remplace(held, dispositif):
            overview = chips(site.pages[of_territoire(held)])
            assert overview.get(words) == expected.phase.marque, (dispositif.id, words)
            assert words in table, dispositif.id


def test_files_say_it_too(site: BuiltSite, catalogue: Catalogue) -> None:
    folder = site.folder / "donnees" / "v1"
    for held in catalogue.territoires.values():
        told = json.loads((folder / "territoires" / f"{held.id}.json").read_text("utf-8"))["territoire"]
        expected = [(d.id, situation(catalogue, d)) for d in held.dispositifs]
        assert [(s["dispositif"], s["situation"], s["mots"]) for s in told.get("situations", ())] == [
            (id_, where.phase.value, where.texte) for id_, where in expected
        ]
    with (folder / "contrats.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file, delimiter=";")}
    where = situation(catalogue, catalogue.dispositifs["arras-cls-1"])
    assert (rows["arras-cls-1"]["situation"], rows["arras-cls-1"]["etat"]) == (where.phase.label, where.texte)


def test_the_sheet_and_the_calendar_say_it_too(site: BuiltSite, catalogue: Catalogue) -> None:
    ici = catalogue.territoires["lens-lievin"]
    words = situation(catalogue, catalogue.dispositifs["lens-lievin-cls-2026"]).mots
    text = PdfReader(site.folder / "territoires/lens-lievin/fiche.pdf").pages[0].extract_text()
    assert "".join(words.split()) in "".join(text.split())
    calendar = (site.folder / of_territoire(ici) / "agenda.ics").read_text("utf-8")
    assert "".join(words.split()) in "".join(calendar.split())


def test_a_former_contract_has_its_page_and_leaves_that_of_the_one_that_runs(
    site: BuiltSite, catalogue: Catalogue
) -> None:
    former, current = (catalogue.dispositifs[f"arras-cls-{rank}"] for rank in (1, 2))
    address = "territoires/arras/cls/arras-cls-1/"
    assert of_dispositif(catalogue, former) == f"{address}#arras-cls-1"
    own, above = site.pages[address], site.pages["territoires/arras/cls/"]
    assert set(chips(own)) >= {plain(situation(catalogue, former).mots)}
    assert own.main.select_one(f'a[href$="#{current.id}"]')
    entry = above.by_id["arras-cls-1"]
    assert entry.select_one('a[href="arras-cls-1/#arras-cls-1"]')
    assert chips(above)[plain(situation(catalogue, current).mots)] == "fait"


def test_a_timeline_tells_apart_what_happened_what_is_announced_and_what_ended(site: BuiltSite) -> None:
    marks = {
        str(fact["data-marque"]) for page in site.pages.values() for fact in page.html.select(".frise__fait")
    }
    assert marks == {"fait", "annonce", "termine", "silence"}
    drawn = site.pages["territoires/lens-lievin/historique/"].html.select(".reperage path")
    assert {tuple(path["class"]) for path in drawn} == {
        ("reperage__fait",),
        ("reperage__annonce",),
        ("reperage__silence",),
    }
    shapes = {
        str(path["class"][0]): str(path["d"])
        for page in site.pages.values()
        for path in page.html.select(".reperage path, .reperage__legende path")
    }
    assert len({shapes["reperage__fait"], shapes["reperage__termine"], shapes["reperage__silence"]}) == 3


@pytest.mark.parametrize(
    ("fields", "published", "expected"),
    [
        ({"etats": [state("signe", "2013")]}, "2017-11", "Sans nouvelles depuis novembre 2017"),
        ({"etats": [state("signe", "2019")]}, "2025", "Signé en 2019"),
        ({"etats": [state("signe", "2013")]}, "2027", "Sans nouvelles depuis 2013"),
        (
            {"etapes": [{"titre": "Diagnostic", "date": "2008", "fin": "2009-05"}]}
            | {"etats": [state("cree", "2008")]},
            "2008",
            "Sans nouvelles depuis mai 2009",
        ),
        (
            {"etats": [state("signe", "2013"), state("plus-cite", "2025")]},
            "2025",
            "Sans nouvelles depuis 2013",
        ),
    ],
)
def test_a_silence_begins_after_the_last_that_is_told(
    fields: dict[str, Any], published: str, expected: str
) -> None:
    source = {"id": "presse", "titre": "T", "editeur": "E", "nature": "article-presse", "archive_le": CHECKED}
    press = FichierSources.model_validate({"sources": [{**source, "date": published}]})
    ici = territoire(contrats=[{"id": "ici-cls-1", "nom": "Contrat", **fields}])
    catalogue = Catalogue.link([ici, press], REGISTRE)
    found = situation(catalogue, next(iter(catalogue.dispositifs.values())))
    assert re.sub("[\u00a0\u202f]", " ", found.mots) == expected
