"""Turn the npm package of the official register into the compact files that the project keeps."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

CURRENT = "commune-actuelle"
HEADERS = {
    "communes": ("code", "nom", "type", "departement", "population", "codes_postaux", "chef_lieu", "epci"),
    "epci": ("siren", "nom", "type", "population", "population_totale"),
    "departements": ("code", "nom", "region", "liaison"),
    "regions": ("code", "nom", "liaison"),
}


def import_register(package: Path, folder: Path, year: int) -> None:
    """Rewrite the CSV files of `folder` from an installed copy of `@etalab/decoupage-administratif`.

    Args:
        package: folder of the npm package (it holds `package.json` and `data/*.json`).
        folder: where `communes.csv`, `epci.csv`, `departements.csv`, `regions.csv` and `MILLESIME` go.
        year: year of the register, as the package's own table says for its version.

    Raises:
        OSError: a file of the package is missing.
    """
    read = {name: json.loads((package / "data" / f"{name}.json").read_text("utf-8")) for name in HEADERS}
    current = {item["code"]: item["nom"] for item in read["communes"] if item["type"] == CURRENT}
    epci_of = {member["code"]: epci["code"] for epci in read["epci"] for member in epci["membres"]}
    rows = {
        # A former commune that became the seat of the new one shares its code: its name is kept beside it.
        "communes": (
            _commune(item, epci_of)
            for item in read["communes"]
            if item["type"] == CURRENT or item["nom"] != current.get(item["code"])
        ),
        "epci": (
            (e["code"], e["nom"], e["type"], e["populationMunicipale"], e["populationTotale"])
            for e in read["epci"]
        ),
        "departements": ((d["code"], d["nom"], d["region"], d["typeLiaison"]) for d in read["departements"]),
        "regions": ((r["code"], r["nom"], r["typeLiaison"]) for r in read["regions"]),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, header in HEADERS.items():
        _write(folder / f"{name}.csv", header, rows[name])
    version = json.loads((package / "package.json").read_text("utf-8"))["version"]
    (folder / "MILLESIME").write_text(f"{year}\n@etalab/decoupage-administratif {version}\n", "utf-8")


def _commune(item: dict[str, Any], epci_of: dict[str, str]) -> tuple[object, ...]:
    chef_lieu = item.get("chefLieu") or item.get("commune") or ""
    return (
        item["code"],
        item["nom"],
        item["type"],
        item["departement"],
        item.get("population", ""),
        " ".join(item.get("codesPostaux", ())),
        chef_lieu,
        epci_of.get(chef_lieu or item["code"], ""),
    )


def _write(path: Path, header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(sorted(tuple(str(cell) for cell in row) for row in rows))
