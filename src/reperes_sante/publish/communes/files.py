"""What the browser reads: an index, drawers of communes by name and by post code, a file per department."""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import chain

from reperes_sante.france.register import Commune, Epci, Registre
from reperes_sante.france.typography import typographier
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.communes import departement, departements_presents, offres, sans_liste
from reperes_sante.publish.communes.drawers import Drawer, drawers
from reperes_sante.publish.communes.keys import key

FOLDER = "assets/communes"
# The first letters already answer with the communes that most people mean.
LARGEST = 30
# « Blois (Agglopolys) » is called by either name.
PARTS = re.compile(r"[()]")
# « CU d'Arras » is typed « communauté urbaine d'Arras ».
OWN_KIND = re.compile(r"^(?:CC|CA|CU|Métropole|Communauté \S+)\s+", re.IGNORECASE)
Row = tuple[object, ...]


def commune_files(catalogue: Catalogue) -> dict[str, str]:
    """Return the files by their path in `docs`, each the JSON text of one answer.

    - `index.json`: year of the register, the numbers to call first, names of departments by code, which of
      them have a page, first keys of the drawers, the largest communes;
    - `noms-<first key>.json`, `codes-<first key>.json`: rows
      `[name, INSEE code, post codes, covered (0 or 1), whole?]`, the most populated first; the whole is the
      commune that a part belongs to, or that a former commune became; a territory of the site
      has its identifier for a code, and its own name in the place of the whole;
    - `departement-<code>.json`: the intercommunalités, a row `[code, name, rank of its own]` for each
      commune, covered parts of those that are not covered, territories whose communes are not known.
    """
    registre = catalogue.registre
    everyone = sorted(registre.communes.values(), key=lambda commune: -(commune.population or 0))
    covered = offres(catalogue)
    rows = {commune.code: _row(registre, commune, covered) for commune in everyone}
    names = drawers(
        (
            *((key(commune.nom), rows[commune.code]) for commune in everyone),
            *_former(registre, everyone, covered),
            *_territories(catalogue),
        )
    )
    codes = drawers((code, rows[commune.code]) for commune in everyone for code in commune.codes_postaux)
    drawn = {"noms": tuple(names), "codes": tuple(codes)}
    index = {
        "annee": registre.annee,
        "departements": {d.code: typographier(d.nom) for d in registre.departements.values()},
        "pages": departements_presents(catalogue),
        "reflexes": list(_reflexes(catalogue)),
        **{kind: [drawer.start for drawer in those] for kind, those in drawn.items()},
        "grandes": [rows[commune.code] for commune in everyone[:LARGEST]],
    }
    files = chain([("index", index)], _drawn(registre, drawn), _departements(catalogue))
    return {f"{FOLDER}/{name}.json": _text(content) for name, content in files}


def _reflexes(catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Yield the numbers that each answer shows first: as it is written, its address, when to call it."""
    for appel in catalogue.aide.reflexes:
        ligne = catalogue.lignes[appel.numero]
        scheme = "sms" if ligne.sms else "tel"
        told = typographier(appel.quand or ligne.nom)
        yield typographier(ligne.numero), f"{scheme}:{ligne.numero.replace(' ', '')}", told


def _drawn(registre: Registre, drawn: Mapping[str, Iterable[Drawer[Row]]]) -> Iterator[tuple[str, list[Row]]]:
    def populated(row: Row) -> int:
        commune = registre.communes.get(str(row[1]))
        return commune.population or 0 if commune else 0

    for kind, those in drawn.items():
        for drawer in those:
            rows = sorted(dict.fromkeys(drawer.entries), key=populated, reverse=True)
            yield f"{kind}-{drawer.start}", rows


def _former(
    registre: Registre, everyone: Iterable[Commune], covered: Container[str]
) -> Iterator[tuple[str, Row]]:
    """Yield the former communes that have no code of their own: they lead to the present one."""
    for commune in everyone:
        for name in registre.anciens_noms.get(commune.code, ()):
            _, *rest = _row(registre, commune, covered)
            yield key(name), (_shown(name), *rest, _shown_place(registre, commune))


def _territories(catalogue: Catalogue) -> Iterator[tuple[str, Row]]:
    """Yield the territories of the site, by each name that people give them."""
    for territoire in catalogue.territoires.values():
        official = catalogue.nom_officiel(territoire)
        names = (territoire.nom, *PARTS.split(territoire.nom), official, OWN_KIND.sub("", official))
        shown = typographier(territoire.nom)
        by_key = {key(name): name for name in names if key(name)}
        yield from ((found, (_shown(name), territoire.id, "", 1, shown)) for found, name in by_key.items())


def _row(registre: Registre, commune: Commune, covered: Container[str]) -> Row:
    row = (_shown(commune.nom), commune.code, " ".join(commune.codes_postaux), int(commune.code in covered))
    if not commune.chef_lieu:
        return row
    # A few parts left their department with the commune that they joined.
    return (*row, _shown(f"{registre.communes[commune.chef_lieu].nom}, {_department_of(registre, commune)}"))


def _shown_place(registre: Registre, commune: Commune) -> str:
    return _shown(f"{commune.nom}, {_department_of(registre, commune)}")


def _department_of(registre: Registre, commune: Commune) -> str:
    return registre.departements[commune.departement].nom


def _departements(catalogue: Catalogue) -> Iterator[tuple[str, object]]:
    covered = offres(catalogue)
    members: dict[str, list[Commune]] = {}
    for commune in catalogue.registre.communes.values():
        members.setdefault(departement(commune.code), []).append(commune)
    for code, communes in members.items():
        yield f"departement-{code}", _departement(catalogue, code, communes, covered)


def _departement(
    catalogue: Catalogue, code: str, communes: Iterable[Commune], covered: Container[str]
) -> dict[str, object]:
    registre = catalogue.registre
    groups = sorted({commune.epci for commune in communes if commune.epci})
    ranks = {siren: rank for rank, siren in enumerate(groups)}
    return {
        "epci": [_epci(registre.epci[siren]) for siren in groups],
        "communes": [(c.code, _shown(c.nom), ranks.get(c.epci or "", -1)) for c in communes],
        "parties": {
            c.code: parts
            for c in communes
            if c.code not in covered
            and (parts := [p for p in registre.parties.get(c.code, ()) if p in covered])
        },
        "peut_etre": [(typographier(t.nom), t.id) for t in sans_liste(catalogue, code)],
    }


def _shown(name: str) -> str:
    """Return a name of the register with real apostrophes, all that its typography asks for."""
    return name.replace("'", "’")


def _epci(epci: Epci) -> tuple[str, str]:
    return typographier(epci.nom), typographier(epci.type.label)


def _text(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"
