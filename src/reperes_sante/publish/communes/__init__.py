"""The small files in which « Ma commune » finds any commune of France: an index and shards."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, count, groupby
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from reperes_sante.france.letters import HEADS, fold, typographier
from reperes_sante.france.register import Commune, Registre
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.coverage import departement, departements_presents, partages, sans_liste
from reperes_sante.read.pressed import compact, packed
from reperes_sante.render import Renderer
from reperes_sante.view.names import noms_du_lieu

# `docs/assets/js/communes.js` does the same in the browser; a test compares the two on every name.

# People leave these out or get them wrong: « Noeux les Mines », « Saint Martin d'Hères », « le Havre ».
SMALL_WORDS = frozenset(
    ("a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "lez", "sous", "sur")
)
ORDINAL = re.compile(r"\b(\d+)(?:er|e|eme)\b")


@cache
def key(name: str) -> str:
    """Return the key of a name: « Saint-Martin-d'Hères » gives « martinheres », « Paris 15e » « paris15 ».

    Args:
        name: name of a commune, as the register or a reader writes it.
    """
    words = ORDINAL.sub(r"\1", fold(name)).split()
    telling = [word for word in words if word not in SMALL_WORDS] or words
    # Kept in the key, they would make one giant shard.
    if len(telling) > 1 and telling[0] in HEADS:
        telling = telling[1:]
    return "".join(telling)


# Measured on the communes of 2026, compressed: one file per first letters gives 1,250 files of 0.1 to 4.7 kB,
# and a list of them of 2.4 kB; shards of 100 give 720 files under 1.7 kB. One slip may ask for five.
# `make bench` tells today's figures.

T = TypeVar("T")
SIZE = 100


class Shard(NamedTuple, Generic[T]):
    """A part of a sorted register.

    Attributes:
        start: the shortest text that all its keys reach and that no key of the shard before reaches.
        entries: the things filed there, sorted by key.
    """

    start: str
    entries: tuple[T, ...]


def shards(filed: Iterable[tuple[str, T]], size: int = SIZE) -> Iterator[Shard[T]]:
    """Cut filed things into shards; things of one key are never parted.

    Args:
        filed: pairs of a key and a thing, in any order.
        size: how many things fill a shard; the last key may exceed it.
    """
    before = ""
    held: list[tuple[str, T]] = []
    for _, same in groupby(sorted(filed, key=itemgetter(0)), key=itemgetter(0)):
        held.extend(same)
        if len(held) >= size:
            yield _shard(before, held)
            before, held = held[-1][0], []
    if held:
        yield _shard(before, held)


def _shard(before: str, held: list[tuple[str, T]]) -> Shard[T]:
    first = held[0][0]
    start = next(first[:length] for length in count(1) if not before.startswith(first[:length]))
    return Shard(start, tuple(thing for _, thing in held))


FOLDER = "assets/communes"
# The first letters already answer with the communes that most people mean.
LARGEST = 30
Row = tuple[object, ...]


class Connu(NamedTuple):
    """What the site knows beside the register: all else that the files are made of.

    Attributes:
        couvertes: the communes that something covers, and the offer that each shares, by their codes, sorted.
        pages: codes of the departments that have a page.
        reflexes: the numbers that each answer shows first: as it is written, its address, when to call it.
        territoires: the territories, by each name that people give them: its key, and the row.
        peut_etre: names and identifiers of the territories that may cover any commune of a department, by it.
    """

    couvertes: Mapping[str, str]
    pages: tuple[str, ...]
    reflexes: tuple[tuple[str, str, str], ...]
    territoires: tuple[tuple[str, Row], ...]
    peut_etre: Mapping[str, tuple[tuple[str, str], ...]]


def connu(catalogue: Catalogue) -> Connu:
    """Return what the data say of communes."""
    codes = sorted({departement(code) for code in catalogue.registre.communes})
    return Connu(
        dict(sorted(_shared(catalogue))),
        departements_presents(catalogue),
        tuple(_reflexes(catalogue)),
        tuple(_territories(catalogue)),
        {c: tuple((typographier(t.nom), t.id) for t in sans_liste(catalogue, c)) for c in codes},
    )


def _shared(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield each covered commune, and what its offer is filed under."""
    for code in departements_presents(catalogue):
        for partage in partages(catalogue, code):
            yield from ((commune.code, partage.cle) for commune in partage.communes)


def answer_files(catalogue: Catalogue, renderer: Renderer) -> dict[str, str]:
    """Return what is answered for the communes that share each offer, by the path of its file in `docs`."""
    return {
        path: renderer.reponse(partage, path)
        for code in departements_presents(catalogue)
        for partage in partages(catalogue, code)
        for path in [f"{FOLDER}/{partage.ancre}.txt"]
    }


def commune_files(registre: Registre, known: Connu) -> dict[str, str]:
    """Return the files by their path in `docs`, each the JSON text of one answer.

    - `index.json`: year of the register, the numbers to call first, names of departments by code, which of
      them have a page, first keys of the shards (`packed`), the largest communes;
    - `noms-<first key>.json`, `codes-<first key>.json`: rows
      `[name, INSEE code, post codes, offer (0 for none), whole?]`, the most populated first; the whole is the
      commune that a part belongs to, or that a former commune became; a territory of the site
      has its identifier for a code, and its own name in the place of the whole;
    - `departement-<code>.json`: the intercommunalités, a row `[code, name, rank of its own]` for each
      commune, covered parts of those that are not covered, territories whose communes are not known.
    """
    everyone = sorted(registre.communes.values(), key=lambda commune: -(commune.population or 0))
    covered = known.couvertes
    rows = {commune.code: _row(registre, commune, covered) for commune in everyone}
    names = shards(
        (
            *((key(commune.nom), rows[commune.code]) for commune in everyone),
            *_former(registre, everyone, covered),
            *known.territoires,
        )
    )
    codes = shards((code, rows[commune.code]) for commune in everyone for code in commune.codes_postaux)
    drawn = {"noms": tuple(names), "codes": tuple(codes)}
    index = {
        "annee": registre.annee,
        "departements": {d.code: typographier(d.nom) for d in registre.departements.values()},
        "pages": known.pages,
        "reflexes": known.reflexes,
        **{kind: packed(shard.start for shard in those) for kind, those in drawn.items()},
        "grandes": [rows[commune.code] for commune in everyone[:LARGEST]],
    }
    files = chain([("index", index)], _drawn(registre, drawn), _departements(registre, known, covered))
    return {f"{FOLDER}/{name}.json": f"{compact(content)}\n" for name, content in files}


def _reflexes(catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Yield the numbers that each answer shows first: as it is written, its address, when to call it."""
    for appel in catalogue.aide.reflexes:
        ligne = catalogue.lignes[appel.numero]
        scheme = "sms" if ligne.sms else "tel"
        told = typographier(appel.quand or ligne.nom)
        yield typographier(ligne.numero), f"{scheme}:{ligne.numero.replace(' ', '')}", told


def _drawn(registre: Registre, drawn: Mapping[str, Iterable[Shard[Row]]]) -> Iterator[tuple[str, list[Row]]]:
    def populated(row: Row) -> int:
        commune = registre.communes.get(str(row[1]))
        return commune.population or 0 if commune else 0

    for kind, those in drawn.items():
        for shard in those:
            rows = sorted(dict.fromkeys(shard.entries), key=populated, reverse=True)
            yield f"{kind}-{shard.start}", rows


def _former(
    registre: Registre, everyone: Iterable[Commune], covered: Mapping[str, str]
) -> Iterator[tuple[str, Row]]:
    """Yield the former communes that have no code of their own: they lead to the present one."""
    for commune in everyone:
        for name in registre.anciens_noms.get(commune.code, ()):
            _, *rest = _row(registre, commune, covered)
            yield key(name), (_shown(name), *rest, _shown_place(registre, commune))


def _territories(catalogue: Catalogue) -> Iterator[tuple[str, Row]]:
    """Yield the territories of the site, by each name that people give them."""
    for territoire in catalogue.territoires.values():
        names = noms_du_lieu(catalogue, territoire)
        shown = typographier(territoire.nom)
        by_key = {key(name): name for name in names if key(name)}
        yield from ((found, (_shown(name), territoire.id, "", 1, shown)) for found, name in by_key.items())


def _row(registre: Registre, commune: Commune, covered: Mapping[str, str]) -> Row:
    row = (_shown(commune.nom), commune.code, " ".join(commune.codes_postaux), covered.get(commune.code, 0))
    if not commune.chef_lieu:
        return row
    # A few parts left their department with the commune that they joined.
    return (*row, _shown(f"{registre.communes[commune.chef_lieu].nom}, {_department_of(registre, commune)}"))


def _shown_place(registre: Registre, commune: Commune) -> str:
    return _shown(f"{commune.nom}, {_department_of(registre, commune)}")


def _department_of(registre: Registre, commune: Commune) -> str:
    return registre.departements[commune.departement].nom


def _departements(registre: Registre, known: Connu, covered: Container[str]) -> Iterator[tuple[str, object]]:
    members: dict[str, list[Commune]] = {}
    for commune in registre.communes.values():
        members.setdefault(departement(commune.code), []).append(commune)
    for code, communes in members.items():
        told = _departement(registre, communes, covered)
        yield f"departement-{code}", {**told, "peut_etre": known.peut_etre[code]}


def _departement(
    registre: Registre, communes: Iterable[Commune], covered: Container[str]
) -> dict[str, object]:
    groups = sorted({commune.epci for commune in communes if commune.epci})
    ranks = {siren: rank for rank, siren in enumerate(groups)}
    epci = (registre.epci[siren] for siren in groups)
    return {
        "epci": [(typographier(one.nom), typographier(one.type.label)) for one in epci],
        "communes": [(c.code, _shown(c.nom), ranks.get(c.epci or "", -1)) for c in communes],
        "parties": {
            c.code: parts
            for c in communes
            if c.code not in covered
            and (parts := [p for p in registre.parties.get(c.code, ()) if p in covered])
        },
    }


def _shown(name: str) -> str:
    """Return a name of the register with real apostrophes, all that its typography asks for."""
    return name.replace("'", "’")
