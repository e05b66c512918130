"""Feeds and calendars: valid, dated by the data, safe, the same twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar
from lxml import etree

from reperes_sante.france.letters import typographier
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.contrat import Duree
from reperes_sante.model.evenement import Etape, MomentDeJournee
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import DatePartielle
from reperes_sante.model.vocabulaire import Periodicite
from reperes_sante.open_data.agenda import calendars
from reperes_sante.open_data.news import MOST, feeds, unique
from reperes_sante.open_data.publication import Publication
from reperes_sante.view.timeline import dernier_jour

SITE = "https://sante.example/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
HOSTILE = '</title><script>alert(1)</script> & ]]> <!-- \\n, ; : "x"'


def written(catalogue: Catalogue) -> dict[str, str]:
    publication = Publication(catalogue, SITE)
    return {**dict(feeds(publication)), **calendars(publication)}


@pytest.fixture(scope="module")
def files(catalogue: Catalogue) -> dict[str, str]:
    return written(catalogue)


def changed(catalogue: Catalogue, territoire: Territoire) -> dict[str, str]:
    others = (file for file in catalogue.files if getattr(file, "id", "") != territoire.id)
    return written(Catalogue.link((*others, territoire), catalogue.registre))


def with_steps(catalogue: Catalogue, *steps: Etape) -> dict[str, str]:
    corse = catalogue.territoires["corse"]
    return changed(catalogue, corse.model_copy(update={"etapes": steps}))


def feed(text: str) -> etree._Element:
    tree = etree.fromstring(text.encode())
    assert SCHEMA.validate(tree), SCHEMA.error_log
    return tree


def events(text: str) -> list[dict[str, str]]:
    return [
        {key: event.get(key).to_ical().decode() for key in event if event.get(key)}
        for event in Calendar.from_ical(text).walk("VEVENT")
    ]


def test_every_feed_is_atom(files: dict[str, str], catalogue: Catalogue) -> None:
    trees = {path: feed(text) for path, text in files.items() if path.endswith(".atom")}
    assert set(trees) == {"flux.atom", *(f"territoires/{key}/flux.atom" for key in catalogue.territoires)}
    for path, tree in trees.items():
        ids = tree.xpath("//a:id/text()", namespaces=ATOM)
        assert len(set(ids)) == len(ids), path
        assert len(tree.xpath("a:link[@rel='alternate']", namespaces=ATOM)) == 1
        assert not tree.xpath("a:entry[count(a:link[@rel='alternate']) != 1]", namespaces=ATOM)
        assert tree.xpath("string(a:link[@rel='self']/@href)", namespaces=ATOM) == f"{SITE}{path}"
        assert len(tree.findall("a:entry", ATOM)) <= MOST


def test_a_feed_of_many_facts_keeps_the_newest(catalogue: Catalogue) -> None:
    many = (
        Etape(titre=f"Fait {rank}", date=DatePartielle(2025, 1, 1 + rank % 28), sources=("corse-page-appui",))
        for rank in range(MOST + 10)
    )
    files = with_steps(catalogue, *many)
    for path in ("flux.atom", "territoires/corse/flux.atom"):
        assert len(feed(files[path]).findall("a:entry", ATOM)) == MOST, path


def test_an_entry_has_one_name_in_every_feed(files: dict[str, str]) -> None:
    whole = feed(files["flux.atom"]).xpath("//a:entry/a:id/text()", namespaces=ATOM)
    own = {
        name
        for path, text in files.items()
        if path.startswith("territoires/") and path.endswith(".atom")
        for name in feed(text).xpath("//a:entry/a:id/text()", namespaces=ATOM)
    }
    assert set(whole) <= own


def test_feeds_are_dated_by_the_data(files: dict[str, str], catalogue: Catalogue) -> None:
    told = feed(files["flux.atom"]).xpath("//a:updated/text()", namespaces=ATOM)
    assert max(told) == f"{dernier_jour(catalogue.files).iso}T00:00:00Z"


def test_what_is_learnt_comes_first_and_keeps_its_name(files: dict[str, str], catalogue: Catalogue) -> None:
    corse = catalogue.territoires["corse"]
    step = Etape(titre="Un fait ancien", date=DatePartielle(1999), sources=corse.sources)
    text = with_steps(catalogue, step)["territoires/corse/flux.atom"]
    before = set(feed(files["territoires/corse/flux.atom"]).xpath("//a:id/text()", namespaces=ATOM))
    names = feed(text).xpath("//a:entry/a:id/text()", namespaces=ATOM)
    assert "tag:sante.example,2026:corse/corse/1999/un-fait-ancien" in names
    assert set(names) - before == {"tag:sante.example,2026:corse/corse/1999/un-fait-ancien"}


def test_hostile_text_is_text_in_feeds_and_calendars(catalogue: Catalogue) -> None:
    corse = catalogue.territoires["corse"]
    step = Etape(titre=HOSTILE, lieu=HOSTILE, date=DatePartielle(2030, 1, 2), sources=corse.sources)
    files = with_steps(catalogue, step)
    tree = feed(files["territoires/corse/flux.atom"])
    titles = tree.xpath("//a:entry/a:title/text()", namespaces=ATOM)
    assert any("</title><script>alert(1)</script> & ]]>" in title for title in titles)
    calendar = Calendar.from_ical(files["territoires/corse/agenda.ics"])
    places = [str(event["location"]) for event in calendar.walk("VEVENT") if "location" in event]
    assert typographier(HOSTILE) in places


def test_calendars_keep_to_the_standard(files: dict[str, str], catalogue: Catalogue) -> None:
    agendas = {path: text for path, text in files.items() if path.endswith(".ics")}
    assert set(agendas) == {
        "agenda.ics",
        *(f"territoires/{key}/agenda.ics" for key in catalogue.territoires),
    }
    for path, text in agendas.items():
        lines = text.encode().split(b"\r\n")
        assert lines.pop() == b""
        assert all(len(line) <= 75 and b"\n" not in line for line in lines), path
        names = [event["UID"] for event in events(text)]
        assert len(set(names)) == len(names), path
        assert all(event["DTSTAMP"].endswith("T000000Z") for event in events(text))
    assert len(events(agendas["agenda.ics"])) > 10


@pytest.mark.parametrize(
    ("date", "fin", "start", "end"),
    [
        (DatePartielle(2030, 2, 3), None, "20300203", "20300204"),
        (DatePartielle(2030, 2, 3), DatePartielle(2030, 2, 5), "20300203", "20300206"),
        (DatePartielle(2028, 2), None, "20280201", "20280301"),
        (DatePartielle(2030, 12), None, "20301201", "20310101"),
        (DatePartielle(2030), None, "20300101", "20310101"),
    ],
)
def test_an_event_is_no_more_precise_than_its_source(
    catalogue: Catalogue, date: DatePartielle, fin: DatePartielle | None, start: str, end: str
) -> None:
    corse = catalogue.territoires["corse"]
    step = Etape(titre="Forum annoncé", date=date, fin=fin, prevue=True, sources=corse.sources)
    told = events(with_steps(catalogue, step)["territoires/corse/agenda.ics"])
    event = next(event for event in told if "Forum" in event["SUMMARY"])
    assert (event["DTSTART"], event["DTEND"]) == (start, end)
    assert event["TRANSP"] == "TRANSPARENT"
    assert ("La source ne donne que" in event["DESCRIPTION"]) == (not date.jour)


def test_an_event_keeps_its_hours_and_all_that_one_needs_to_come(files: dict[str, str]) -> None:
    told = {event["SUMMARY"]: event for event in events(files["territoires/vallees-essai/agenda.ics"])}
    talk = next(event for name, event in told.items() if "burn-out" in name)
    assert (talk["DTSTART"], talk["DTEND"]) == ("20251014T183000", "20251014T210000")
    for words in ("Tous les habitants", "gratuit", "Sans inscription", "santé mentale", "Union des familles"):
        assert words in talk["DESCRIPTION"]
    assert talk["URL"] == f"{SITE}territoires/vallees-essai/historique/"
    forum = next(event for name, event in told.items() if "Forum des aînés" in name)
    assert forum["DTSTART"] == "20271005T140000"
    assert "DTEND" not in forum
    weekly = next(event for name, event in told.items() if "Permanence" in name)
    assert (weekly["DTSTART"], weekly["RRULE"]) == ("20250107T090000", "FREQ=WEEKLY")
    assert not [name for name, event in told.items() if "RRULE" in event and "Permanence" not in name]


def test_an_event_of_an_action_leads_to_it(files: dict[str, str]) -> None:
    event = next(event for event in events(files["agenda.ics"]) if "premiers étudiants" in event["SUMMARY"])
    assert event["URL"].endswith("/cls/#action-arras-cls-2-accueillir-des-etudiants-en-medecine")


@pytest.mark.parametrize(
    ("hours", "fin", "start", "end", "until"),
    [
        (("22:00", "02:00"), None, "20300203T220000", "20300204T020000", ""),
        (("10:00", "12:00"), DatePartielle(2030, 3), "20300203T100000", "20300203T120000", "20300331T235959"),
        ((None, None), DatePartielle(2030, 3, 4), "20300203", "20300204", "20300304"),
    ],
)
def test_what_comes_back_each_week_stops_where_its_source_says(
    catalogue: Catalogue,
    hours: tuple[str | None, str | None],
    fin: DatePartielle | None,
    start: str,
    end: str,
    until: str,
) -> None:
    corse = catalogue.territoires["corse"]
    step = Etape(
        titre="Atelier",
        date=DatePartielle(2030, 2, 3),
        fin=fin,
        chaque=Periodicite.SEMAINE,
        heure=hours[0],
        heure_fin=hours[1],
        sources=corse.sources,
    )
    told = events(with_steps(catalogue, step)["territoires/corse/agenda.ics"])
    event = next(event for event in told if "Atelier" in event["SUMMARY"])
    assert (event["DTSTART"], event["DTEND"]) == (start, end)
    assert event["RRULE"] == ("FREQ=WEEKLY" + (f";UNTIL={until}" if until else ""))


def test_each_part_of_a_day_has_its_hours_and_its_place(catalogue: Catalogue) -> None:
    corse = catalogue.territoires["corse"]
    stand = MomentDeJournee(titre="Stand", heure="08:30", heure_fin="12:30", lieu="Mairie")
    walk = MomentDeJournee(titre="Balade", heure="14:00", depart="la gare")
    talk = MomentDeJournee(titre="Échange")
    day = DatePartielle(2030, 2, 3)
    step = Etape(
        titre="Journée", date=day, lieu="Ajaccio", moments=(stand, walk, talk), sources=corse.sources
    )
    told = events(with_steps(catalogue, step)["territoires/corse/agenda.ics"])
    found = {
        event["SUMMARY"].split("\N{NO-BREAK SPACE}: ")[-1]: event
        for event in told
        if "Journée" in event["SUMMARY"]
    }
    assert set(found) == {"Journée", "Stand", "Balade"}
    assert (found["Stand"]["DTSTART"], found["Stand"]["DTEND"]) == ("20300203T083000", "20300203T123000")
    assert (found["Stand"]["LOCATION"], found["Balade"]["LOCATION"]) == ("Mairie", "la gare")
    assert "Échange" in found["Journée"]["DESCRIPTION"]


def test_the_end_of_a_contract_is_told(catalogue: Catalogue) -> None:
    ernee = catalogue.territoires["ernee"]
    duree = Duree(fin=DatePartielle(2031, 6), sources=ernee.sources)
    contrat = ernee.contrats[0].model_copy(update={"durees": (duree,)})
    told = events(changed(catalogue, ernee.model_copy(update={"contrats": (contrat,)}))["agenda.ics"])
    event = next(event for event in told if event["DTSTART"] == "20310601")
    assert contrat.nom.split("'")[0] in event["SUMMARY"]


def test_names_that_meet_get_a_rank() -> None:
    assert list(unique(["a", "b", "a", "a"])) == ["a", "b", "a-2", "a-3"]
