"""The matrix of territories and themes: in each cell, which dispositifs act, and through how many things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.contracts import contrats_en_preparation
from reperes_sante.model.communs import Thematique
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.territoire import Territoire
from reperes_sante.view.territories import dispositifs_presents
from reperes_sante.view.themes import Entree

IN_PREPARATION = "{} en préparation"


class Part(NamedTuple):
    """What the dispositifs of one kind do on a theme: « CLS : 2 axes, 1 action ».

    Attributes:
        sigle: the kind of dispositif.
        comptes: how many of what, in the order of the file; nothing when only the whole bears on it.
        adresse: address of the first of them, from the root of the site.
    """

    sigle: str
    comptes: tuple[tuple[str, int], ...]
    adresse: str


class Rangee(NamedTuple):
    """A row: a territory and its cells, one per theme; a cell without any part holds nothing known."""

    territoire: Territoire
    cases: tuple[tuple[Part, ...], ...]


class Matrice(NamedTuple):
    """The matrix: the themes on which something is known, and a row per territory."""

    themes: tuple[Thematique, ...]
    rangees: tuple[Rangee, ...]


def matrice(catalogue: Catalogue, themes: Mapping[str, Iterable[Entree]]) -> Matrice:
    """Arrange all that bears on a theme, what covers a territory from elsewhere included.

    Contracts that another in force replaced are left out: the matrix tells the present.

    Args:
        catalogue: the data.
        themes: what bears on each theme.
    """
    index = {theme: entries for theme, entries in themes.items() if entries}
    rows = (_row(catalogue, territoire, index) for territoire in catalogue.territoires.values())
    return Matrice(tuple(catalogue.thematiques[theme] for theme in index), tuple(rows))


def _row(catalogue: Catalogue, territoire: Territoire, index: Mapping[str, Iterable[Entree]]) -> Rangee:
    kinds = {d.id: _kind(catalogue, d) for d in dispositifs_presents(catalogue, territoire)}
    return Rangee(territoire, tuple(tuple(_parts(entries, kinds)) for entries in index.values()))


def _kind(catalogue: Catalogue, dispositif: Dispositif) -> str:
    prepared = contrats_en_preparation(catalogue.territoire_du_dispositif[dispositif.id])
    name = dispositif.sorte.court
    return IN_PREPARATION.format(name) if dispositif in prepared else name


def _parts(entries: Iterable[Entree], kinds: Mapping[str, str]) -> Iterator[Part]:
    found: dict[str, list[Entree]] = {}
    for entry in entries:
        if entry.dispositif.id in kinds:
            found.setdefault(kinds[entry.dispositif.id], []).append(entry)
    for kind, group in found.items():
        counts = Counter(entry.genre for entry in group if entry.titre != entry.dispositif.nom)
        yield Part(kind, tuple(counts.items()), group[0].adresse)
