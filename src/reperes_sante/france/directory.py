"""The State's directory of services, kept as one compact CSV file: town halls, social centres, communities.

Source: « annuaire de l'administration, base de données locales », Dila, Licence Ouverte 2.0, which asks to
name Service-Public.gouv.fr / Dila and the date of the file. `reperes annuaire` refreshes it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, wraps
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from reperes_sante.model.findings import DataError, Finding, Kind, Wording
from reperes_sante.model.numbers import MOBILE
from reperes_sante.model.types import ADDRESS, DIALLED, MAILBOX, DatePartielle

NAME = "annuaire.csv"
FAUSSE = Kind("annuaire-faux", "Ce que dit l'annuaire de l'administration a la forme de ce qui sera publié.")
ABIME = Kind("registre-abime", "Les fichiers du registre officiel sont ceux que le projet a écrits.")
KINDS = (ABIME, FAUSSE)
REMEDY = "Un tableur l'a peut-être enregistré : reprenez celui du dépôt, ou lancez « make registre »."
# A spreadsheet that saved a file changes its encoding, its separator, or the number of its cells.
FAULTS = (csv.Error, ValueError, TypeError, LookupError, StopIteration)
T = TypeVar("T")
# Numbers that callers pay for: no town hall answers there (Arcep, decision 2018-0881).
DEAR = re.compile("0 ?8 ?[129]")
FORMS: Mapping[str, re.Pattern[str]] = {
    "telephone": re.compile(DIALLED),
    "courriel": re.compile(MAILBOX),
    "site": re.compile(ADDRESS),
    "fiche": re.compile(ADDRESS),
}
MAIRIE, CCAS, EPCI = "mairie", "ccas", "epci"


def reads(name: str) -> Callable[[Callable[[Any], T]], Callable[[Any], T]]:
    """Make what reads a file of the register say that it is spoilt.

    Args:
        name: the file, in `data/registre`.
    """

    def reading(method: Callable[[Any], T]) -> Callable[[Any], T]:
        @wraps(method)
        def read(self: object) -> T:
            try:
                return method(self)
            except FAULTS:
                message = "Ce fichier du registre officiel ne se lit plus."
                raise DataError((ABIME.of_file(f"data/registre/{name}", message, REMEDY),)) from None

        return read

    return reading


class Service(NamedTuple):
    """A service of the directory.

    Attributes:
        type: `mairie`, `ccas` (a CCAS or a CIAS) or `epci`.
        codes: INSEE codes of the communes that it serves; the SIREN of a community.
        telephone: its number, as the directory writes it; may be empty.
        courriel: its mailbox, never a person's; may be empty.
        site: its site; may be empty.
        fiche: address of its page in the directory; may be empty.
        modifie_le: day when the service last changed its page, ISO; empty when it is not known.
        releve_le: day of the file that it was read in, ISO.
    """

    type: str
    codes: tuple[str, ...]
    nom: str
    telephone: str
    courriel: str
    site: str
    fiche: str
    modifie_le: str
    releve_le: str

    @property
    def jour(self) -> DatePartielle:
        """The day that tells how old the number may be."""
        return DatePartielle.parse(self.modifie_le or self.releve_le)


class Annuaire:
    """Read access to the directory; empty when the project has none.

    Args:
        folder: the folder that may hold `annuaire.csv`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    @reads("annuaire.csv")
    def services(self) -> tuple[Service, ...]:
        """All services, in the order of the file."""
        path = self._folder / NAME
        if not path.is_file():
            return ()
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            next(rows)
            return tuple(_service(row, rank) for rank, row in enumerate(rows, 2))

    @cached_property
    def mairies(self) -> Mapping[str, Service]:
        """Town halls by INSEE code."""
        return dict(self._of(MAIRIE))

    @cached_property
    def ccas(self) -> Mapping[str, Service]:
        """Communal and intercommunal centres of social action by INSEE code of a commune that they serve."""
        return dict(self._of(CCAS))

    @cached_property
    def epci(self) -> Mapping[str, Service]:
        """Communities by SIREN."""
        return dict(self._of(EPCI))

    def _of(self, kind: str) -> Iterator[tuple[str, Service]]:
        return (
            (code, service) for service in self.services if service.type == kind for code in service.codes
        )


def write(folder: Path, services: Iterable[Service]) -> None:
    """Write the file anew, sorted; the same services give the same text."""
    with (folder / NAME).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(Service._fields)
        writer.writerows((s.type, " ".join(s.codes), *s[2:]) for s in sorted(services))


def fits(field: str, value: str) -> bool:
    """Tell whether a value may stand in a field of the directory, which nobody reads over.

    Args:
        field: a field of `Service`.
        value: what stands there; nothing always may.
    """
    if field == "telephone" and (MOBILE.search(value) or DEAR.match(value)):
        return False
    return not value or field not in FORMS or bool(FORMS[field].fullmatch(value))


def _service(row: list[str], rank: int) -> Service:
    kind, codes, *rest = row
    service = Service(kind, tuple(codes.split()), *rest)
    for field in FORMS:
        value = getattr(service, field)
        if not fits(field, value):
            message = f"« {value[:60]} » ne peut pas être publié ici : {field}."
            wording = Wording(FAUSSE, message, "Reprenez ce fichier, ou lancez « reperes annuaire ».")
            raise DataError((Finding.at((f"data/registre/{NAME}", rank, 1), wording),))
    return service
