"""The CSV files of the open data, each with its description for machines (CSV on the Web, W3C).

Semicolons, commas in decimals, UTF-8 with a byte order mark: what a double click needs in a spreadsheet set
for France. Excel reads commas as decimals there, and takes UTF-8 without a mark for Windows-1252; LibreOffice
proposes the right answer. Machines read the same choices in the description.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import singledispatch
from typing import Any

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.types import DatePartielle
from reperes_sante.open_data.publication import (
    ADRESSE_PAGE,
    DOSSIER,
    LICENCE,
    VERSION,
    Publication,
    json_text,
)
from reperes_sante.open_data.tables import TABLES, Table
from reperes_sante.view.linked_data import ADRESSE_LICENCE
from reperes_sante.view.timeline import dernier_jour

BETWEEN = " | "
# What Excel, LibreOffice and their East Asian settings take for the beginning of a formula.
# Source: OWASP, « CSV Injection ».
FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
# A number or a phone number is not a formula: +33 3 21 21 87 00 stays what it is.
NUMBER = re.compile(r"[+-]?\d[\d ]*(?:,\d+)?")


def cell(value: object) -> str:
    """Return a value as one line of text.

    Dates keep their ISO form, which sorts; decimals have a comma and yes/no is in French, as spreadsheets set
    for France read them; the parts of a list are separated by a bar.
    """
    # Most are texts: of a million, each step counts.
    return neutral(value if type(value) is str else _text(value))


def neutral(text: str) -> str:
    """Return a text that spreadsheets show as it is: an apostrophe goes before what would be a formula."""
    flat = " ".join(text.split())
    return f"'{flat}" if FORMULA.match(flat) and not NUMBER.fullmatch(flat) else flat


@singledispatch
def _text(value: object) -> str:
    return str(value)


@_text.register
def _(_value: None) -> str:
    return ""


@_text.register
def _(value: bool) -> str:  # noqa: FBT001
    return "oui" if value else "non"


@_text.register
def _(value: DatePartielle) -> str:
    return value.iso


@_text.register
def _(value: Decimal) -> str:
    return f"{value:f}".replace(".", ",")


@_text.register(tuple)
@_text.register(list)
def _(value: Iterable[object]) -> str:
    return BETWEEN.join(map(_text, value))


SEPARATOR = ";"
BYTE_ORDER_MARK = "\ufeff"
METADATA = "-metadata.json"
PACKAGE, PACKAGE_TITLE = f"{DOSSIER}datapackage.json", "Description de toutes les tables (Data Package)"


def csv_files(publication: Publication) -> Iterator[tuple[str, str]]:
    """Yield each CSV file, then their descriptions: its address from the root of the site, and its text."""
    yield from ((path_of(table), _csv(publication, table)) for table in TABLES)
    yield from ((path_of(table) + METADATA, _description(publication, table)) for table in TABLES)
    yield PACKAGE, _package(publication)


def path_of(table: Table) -> str:
    """Return the address of a table from the root of the site."""
    return f"{DOSSIER}{table.nom}.csv"


def csv_text(rows: Iterable[Iterable[str]]) -> str:
    """Return the text of a CSV file."""
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    csv.writer(out, delimiter=SEPARATOR).writerows(rows)
    return out.getvalue()


def _csv(publication: Publication, table: Table) -> str:
    rows = (
        [cell(colonne.valeur(publication, rangee)) for colonne in table.colonnes]
        for rangee in table.rangees(publication)
    )
    return csv_text(([colonne.nom for colonne in table.colonnes], *rows))


def _description(publication: Publication, table: Table) -> str:
    """Describe a table: https://www.w3.org/TR/tabular-metadata/."""
    columns = [
        {"name": colonne.nom, "titles": colonne.nom, "dc:description": colonne.sens, "datatype": "string"}
        for colonne in table.colonnes
    ]
    content = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "fr"}],
        "url": f"{table.nom}.csv",
        "dc:title": table.titre,
        "dc:publisher": publication.producteur,
        "dc:license": {"@id": ADRESSE_LICENCE},
        "dc:modified": publication.mis_a_jour_le.iso,
        "dc:source": {"@id": publication.adresse(ADRESSE_PAGE)},
        "dc:hasVersion": VERSION,
        "dialect": {"delimiter": SEPARATOR, "encoding": "utf-8", "header": True},
        "notes": [f"Dans une cellule, « {BETWEEN.strip()} » sépare plusieurs valeurs."],
        "tableSchema": {"columns": columns},
    }
    return json_text(content)


def _package(publication: Publication) -> str:
    """Describe all tables at once: https://datapackage.org/standard/data-package/."""
    content = {
        "name": "donnees-ouvertes",
        "title": f"{publication.producteur} : données ouvertes",
        "version": VERSION,
        "homepage": publication.adresse(ADRESSE_PAGE),
        "licenses": [{"name": "etalab-2.0", "title": LICENCE, "path": ADRESSE_LICENCE}],
        "resources": [_resource(table) for table in TABLES],
    }
    return json_text(content)


def _resource(table: Table) -> dict[str, Any]:
    return {
        "name": table.nom,
        "path": f"{table.nom}.csv",
        "title": table.titre,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"delimiter": SEPARATOR},
        "schema": {
            "fields": [
                {"name": colonne.nom, "type": "string", "description": colonne.sens}
                for colonne in table.colonnes
            ]
        },
    }


def jeu_lie(catalogue: Catalogue, site: str) -> dict[str, Any]:
    """Return the data set in the words of schema.org, which DCAT was mapped to."""
    csv = [_file(site, f"{table.nom}.csv", table.titre, "text/csv") for table in TABLES]
    whole = _file(site, "tout.json", "Toutes les données", "application/json")
    publisher = {"@type": "Organization", "name": catalogue.site.nom, "url": site}
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": f"{site}{ADRESSE_PAGE}#jeu",
        "name": f"{catalogue.site.nom} : données ouvertes",
        "description": "Contrats locaux de santé, conseils locaux de santé mentale et centres intercommunaux "
        "d'action sociale : états datés, axes, actions, échéances et sources, territoire par territoire.",
        "url": f"{site}{ADRESSE_PAGE}",
        "license": ADRESSE_LICENCE,
        "inLanguage": "fr",
        "isAccessibleForFree": True,
        "version": VERSION,
        "dateModified": dernier_jour(catalogue.files).iso,
        "spatialCoverage": {"@type": "Place", "name": "France"},
        "creator": publisher,
        "publisher": publisher,
        "distribution": [whole, *csv],
    }


def _file(site: str, nom: str, titre: str, media: str) -> dict[str, str]:
    return {
        "@type": "DataDownload",
        "name": titre,
        "encodingFormat": media,
        "contentUrl": f"{site}{DOSSIER}{nom}",
    }
