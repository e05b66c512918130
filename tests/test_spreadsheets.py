"""The CSV files: read back by a spreadsheet as they were written, and never run."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pytest

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.blocs import Contact
from reperes_sante.model.types import DatePartielle
from reperes_sante.model.vocabulaire import EtatDispositif
from reperes_sante.open_data import export_files
from reperes_sante.open_data.csv_files import cell
from reperes_sante.open_data.tables import TABLES

SITE = "https://sante.example/"


@pytest.fixture(scope="module")
def files(catalogue: Catalogue) -> dict[str, str]:
    return {path: text for path, text in export_files(catalogue, SITE).items() if ".csv" in path}


def read(text: str) -> list[dict[str, str]]:
    """Read a file as a spreadsheet does: the mark tells the encoding and is no part of the first name."""
    decoded = text.encode("utf-8").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(decoded, newline=""), delimiter=";", strict=True))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+SUM(A1)", "'+SUM(A1)"),
        ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
        ("@SUM(1)", "'@SUM(1)"),
        ("＝1+1", "'＝1+1"),
        ("\t=1+1", "'=1+1"),
        ("\r\n=1+1", "'=1+1"),
        ("deux\nlignes", "deux lignes"),
        ("03 21 21 87 00", "03 21 21 87 00"),
        ("+33 3 21 21 87 00", "+33 3 21 21 87 00"),
        ("+33+1", "'+33+1"),
        (Decimal("-4.50"), "-4,50"),
        (Decimal(275736), "275736"),
        (True, "oui"),
        (False, "non"),
        (None, ""),
        ((), ""),
        (DatePartielle(2019, 3), "2019-03"),
        (EtatDispositif.SIGNE, "Signé"),
        (("un", None, Decimal("1.5")), "un | | 1,5"),
    ],
)
def test_a_cell_is_read_as_it_was_meant(value: object, expected: str) -> None:
    assert cell(value) == expected


def test_every_table_reads_back_whole(files: dict[str, str]) -> None:
    for table in TABLES:
        text = files[f"donnees/v1/{table.nom}.csv"]
        assert text.startswith("\ufeff"), table.nom
        lines = list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=";", strict=True))
        assert lines[0] == [colonne.nom for colonne in table.colonnes], table.nom
        assert len(lines) > 1, table.nom
        assert {len(line) for line in lines} == {len(lines[0])}, table.nom
        assert len(set(lines[0])) == len(lines[0]), table.nom


def test_no_cell_is_a_formula(files: dict[str, str]) -> None:
    for table in TABLES:
        for row in read(files[f"donnees/v1/{table.nom}.csv"]):
            for value in row.values():
                assert not value.startswith(("=", "@", "\t", "\r")), (table.nom, value)


def test_hostile_values_stay_in_their_cell(catalogue: Catalogue) -> None:
    hostile = '=HYPERLINK("http://mal.example";"x") ; "guillemets"\nligne'
    territoire = catalogue.territoires["corse"]
    contact = Contact(pour=hostile, telephone="+33 4 95 00 00 00", sources=territoire.sources)
    changed = territoire.model_copy(update={"contacts": (contact,)})
    others = (file for file in catalogue.files if file is not territoire)
    broken = Catalogue.link((*others, changed), catalogue.registre)
    rows = read(export_files(broken, SITE)["donnees/v1/contacts.csv"])
    row = next(row for row in rows if row["territoire_id"] == "corse")
    assert row["pour"] == '\'=HYPERLINK("http://mal.example";"x") ; "guillemets" ligne'
    assert row["telephone"] == "04 95 00 00 00"


def test_each_row_tells_its_licence_its_sources_and_its_date(
    files: dict[str, str], catalogue: Catalogue
) -> None:
    for table in TABLES:
        for row in read(files[f"donnees/v1/{table.nom}.csv"]):
            assert row["licence"] == "Licence Ouverte 2.0 (Etalab), Santé d'Essai"
            for key in row.get("sources_id", "").split(" | "):
                assert not key or catalogue.sources[key].titre.split("\n")[0] in row["sources"]
    contracts = read(files["donnees/v1/contrats.csv"])
    assert all(row["sources"] and DatePartielle.parse(row["verifie_le"]) for row in contracts)


def test_tables_hold_what_the_catalogue_holds(files: dict[str, str], catalogue: Catalogue) -> None:
    numbers = read(files["donnees/v1/numeros.csv"])
    assert [row["numero"] for row in numbers] == [ligne.numero for ligne in catalogue.numeros.numeros]
    contracts = read(files["donnees/v1/contrats.csv"])
    known = [contrat.id for t in catalogue.territoires.values() for contrat in t.contrats]
    assert [row["id"] for row in contracts] == known
    kinds = ("contrats", "conseils", "centres", "autres-dispositifs")
    exported = sum(len(read(files[f"donnees/v1/{name}.csv"])) for name in kinds)
    assert exported == len(catalogue.dispositifs)


def test_each_table_is_described_for_machines(files: dict[str, str]) -> None:
    for table in TABLES:
        about = json.loads(files[f"donnees/v1/{table.nom}.csv-metadata.json"])
        assert about["url"] == f"{table.nom}.csv"
        assert about["dialect"]["delimiter"] == ";"
        assert [column["name"] for column in about["tableSchema"]["columns"]] == [
            c.nom for c in table.colonnes
        ]
        assert all(column["dc:description"] for column in about["tableSchema"]["columns"])
        assert about["dc:license"]["@id"].startswith("https://")
        assert DatePartielle.parse(about["dc:modified"])
