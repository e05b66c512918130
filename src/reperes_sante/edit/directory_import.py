"""Turn the State's open directory into the compact file that the project keeps, and tell what changed.

The file is the JSON export of « annuaire de l'administration, base de données locales » (Dila): one object
whose `service` lists all services. Those of covered communes are kept, without what names a person.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from reperes_sante.france.directory import CCAS, EPCI, MAIRIE, Service, fits
from reperes_sante.france.letters import fold
from reperes_sante.model.numbers import MOBILE, read_telephone
from reperes_sante.read.luck import RefusalError
from reperes_sante.validate.rules.privacy import GENERIC

# How the directory writes a day, with or without the hour.
DAY = "%d/%m/%Y"
NAMES = {"telephone": "téléphone", "courriel": "courriel", "site": "site", "nom": "nom", "fiche": "fiche"}


class AnnuaireError(RefusalError):
    """The file is not the one that is asked for, or says nothing of the communes; the text says why."""

    sortie = 1


class Releve(NamedTuple):
    """What was read.

    Attributes:
        boites: mailboxes left out, since they look like a person's.
    """

    services: tuple[Service, ...]
    boites: int
    mobiles: int


def read_export(path: Path, communes: Container[str], epci: Container[str], day: dt.date) -> Releve:
    """Read the services of covered communes and communities.

    Args:
        path: the JSON file of the export.
        communes: INSEE codes of the covered communes.
        epci: SIREN of the covered communities.
        day: day of the file.

    Raises:
        AnnuaireError: the file is not such an export.
    """
    kept: list[Service] = []
    boxes = mobiles = 0
    for item in _items(path):
        kind, codes = _kept(item, communes, epci)
        if not codes:
            continue
        mailbox, number = _first(item, "adresse_courriel"), str(read_telephone(_first(item, "telephone")))
        name = _text(item, "nom")
        boxes += bool(mailbox) and not is_of_service(mailbox, name)
        mobiles += bool(MOBILE.search(number))
        kept.append(
            Service(
                kind,
                codes,
                name,
                _fitting("telephone", number),
                _fitting("courriel", mailbox) if is_of_service(mailbox, name) else "",
                _fitting("site", _first(item, "site_internet")),
                _fitting("fiche", _text(item, "url_service_public")),
                _day(_text(item, "date_modification")),
                day.isoformat(),
            )
        )
    return Releve(tuple(sorted(kept)), boxes, mobiles)


def _fitting(field: str, value: str) -> str:
    """Return a value that the directory may hold in a field; nothing of one that it may not."""
    return value if fits(field, value) else ""


def is_of_service(mailbox: str, name: str) -> bool:
    """Tell whether a mailbox is a service's: it says so, or bears the name of the place.

    Stricter than the rule on data written by hand: nobody reads an import over.
    """
    local = mailbox.partition("@")[0]
    words = set(fold(local.replace("_", " ").replace(".", " ")).split())
    places = {word for word in fold(name).split() if len(word) > 2}  # noqa: PLR2004 - « de », « la »
    return bool(words & GENERIC) or (bool(words) and words <= places | GENERIC)


def changes(old: Iterable[Service], new: Iterable[Service]) -> Iterator[str]:
    """Tell in words what changed between two versions of the directory, service by service."""
    before, after = _by_key(old), _by_key(new)
    for key in sorted({*before, *after}):
        former, service = before.get(key), after.get(key)
        if former is None and service is not None:
            yield f"{service.nom} : nouveau, {service.telephone or 'sans téléphone'}"
        elif former is not None and service is None:
            yield f"{former.nom} : n'est plus dans l'annuaire"
        elif former is not None and service is not None:
            yield from _differences(former, service)


def _differences(former: Service, service: Service) -> Iterator[str]:
    for field, word in NAMES.items():
        was, now = getattr(former, field), getattr(service, field)
        if was != now:
            yield f"{service.nom} : {word}, {was or 'rien'} → {now or 'rien'}"


def _by_key(services: Iterable[Service]) -> Mapping[tuple[str, str], Service]:
    return {(service.type, code): service for service in services for code in service.codes}


def _items(path: Path) -> list[dict[str, Any]]:
    try:
        content = json.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise AnnuaireError(
            "Ce fichier n'est pas du JSON. Donnez celui qui finit par « _local.json »."
        ) from error
    items = content.get("service") if isinstance(content, dict) else None
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise AnnuaireError("Ce fichier n'a pas de liste « service » : ce n'est pas l'export de l'annuaire.")
    return items


def _kept(
    item: Mapping[str, Any], communes: Container[str], epci: Container[str]
) -> tuple[str, tuple[str, ...]]:
    """Return the type of a service that concerns the project, and the covered places that it serves."""
    for pivot in _list(item, "pivot"):
        kind = str(pivot.get("type_service_local", "")) if isinstance(pivot, dict) else ""
        if kind == EPCI:
            siren = _text(item, "siren") or _text(item, "siret")[:9]
            return kind, (siren,) if siren in epci else ()
        if kind in (MAIRIE, CCAS):
            codes = pivot.get("code_insee_commune") or _text(item, "code_insee_commune")
            named = [codes] if isinstance(codes, str) else list(codes)
            return kind, tuple(sorted(str(code) for code in named if str(code) in communes))
    return "", ()


def _list(item: Mapping[str, Any], key: str) -> list[Any]:
    value = item.get(key)
    return value if isinstance(value, list) else []


def _text(item: Mapping[str, Any], key: str) -> str:
    value = item.get(key)
    return value.strip() if isinstance(value, str) else ""


def _first(item: Mapping[str, Any], key: str) -> str:
    """Return the first value of a list, whose elements are texts or objects with a `valeur`."""
    for value in _list(item, key):
        text = value.get("valeur") if isinstance(value, dict) else value
        if isinstance(text, str) and text.strip():
            return " ".join(text.split())
    return ""


def _day(text: str) -> str:
    """Return a day of the directory in ISO form; nothing when it is written otherwise."""
    try:
        return dt.datetime.strptime(text[:10], DAY).replace(tzinfo=dt.UTC).date().isoformat()
    except ValueError:
        return ""
