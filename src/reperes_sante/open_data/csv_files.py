"""The CSV files of the open data, each with its description for machines (CSV on the Web, W3C).

Semicolons, commas in decimals, UTF-8 with a byte order mark: what a double click needs in a spreadsheet set
for France. Excel reads commas as decimals there, and takes UTF-8 without a mark for Windows-1252; LibreOffice
proposes the right answer. Machines read the same choices in the description.
"""

from __future__ import annotations

import csv
import io
import json

from reperes_sante.open_data.about import ADRESSE_LICENCE, ADRESSE_PAGE, DOSSIER, PRODUCTEUR, VERSION
from reperes_sante.open_data.cells import BETWEEN, cell
from reperes_sante.open_data.publication import Publication
from reperes_sante.open_data.tables import TABLES, Table

SEPARATOR = ";"
BYTE_ORDER_MARK = "\ufeff"
METADATA = "-metadata.json"


def csv_files(publication: Publication) -> dict[str, str]:
    """Return the text of each CSV file and of its description, by its address from the root of the site."""
    files = {path_of(table): _csv(publication, table) for table in TABLES}
    return {**files, **{path_of(table) + METADATA: _description(publication, table) for table in TABLES}}


def path_of(table: Table) -> str:
    """Return the address of a table from the root of the site."""
    return f"{DOSSIER}{table.nom}.csv"


def _csv(publication: Publication, table: Table) -> str:
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out, delimiter=SEPARATOR)
    writer.writerow(colonne.nom for colonne in table.colonnes)
    for rangee in table.rangees(publication):
        writer.writerow(cell(colonne.valeur(publication, rangee)) for colonne in table.colonnes)
    return out.getvalue()


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
        "dc:publisher": PRODUCTEUR,
        "dc:license": {"@id": ADRESSE_LICENCE},
        "dc:modified": publication.mis_a_jour_le.iso,
        "dc:source": {"@id": publication.adresse(ADRESSE_PAGE)},
        "dc:hasVersion": VERSION,
        "dialect": {"delimiter": SEPARATOR, "encoding": "utf-8", "header": True},
        "notes": [f"Dans une cellule, « {BETWEEN.strip()} » sépare plusieurs valeurs."],
        "tableSchema": {"columns": columns},
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
