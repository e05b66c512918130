"""Who does what on each theme, and the matrix of territories and themes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from itertools import groupby
from typing import NamedTuple

from reperes_sante.france.letters import plain_letters, slug
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.pages import of_dispositif, of_part
from reperes_sante.link.places import blocs_of, place_of, references_of
from reperes_sante.model.base import Date, Model
from reperes_sante.model.besoins import Besoin
from reperes_sante.model.blocs import Participant
from reperes_sante.model.communs import Ligne, Terme, Thematique
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.markers import Role, marked
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.vocabulaire import StatutAction
from reperes_sante.view.etats import sigles
from reperes_sante.view.territories import dispositifs_presents

# Territories that a reader looks through on a page; of more than these, those of one region.
MANY, TOO_MANY = 10, 50


class Entree(NamedTuple):
    """A thing that bears on a theme.

    Attributes:
        sorte: what it is, spelt out.
        adresse: its address from the root of the site.
        dispositif: the dispositif that it belongs to, or is.
        statut: progress, when known.
        moment: the dated statement that it is, if it is one.
        pilote: who conducts it, when known.
    """

    sorte: str
    titre: str
    adresse: str
    territoire: Territoire
    dispositif: Dispositif
    statut: StatutAction | None
    moment: Date | None
    pilote: Participant | None


class ParDispositif(NamedTuple):
    """What a dispositif does on a theme; no entry when the source only says that it deals with it."""

    dispositif: Dispositif
    entrees: tuple[Entree, ...]


class ParTerritoire(NamedTuple):
    """What is done on a theme in a territory, dispositif by dispositif."""

    territoire: Territoire
    dispositifs: tuple[ParDispositif, ...]


class ParRegion(NamedTuple):
    """What is done on a theme in a region: its word in addresses, its name, territory by territory."""

    mot: str
    nom: str
    lieux: tuple[ParTerritoire, ...]


class Reperes(NamedTuple):
    """What else concerns a theme: its needs, the numbers that none of them leads to, the words to know."""

    besoins: tuple[Besoin, ...]
    numeros: tuple[Ligne, ...]
    termes: tuple[Terme, ...]


def index_des_themes(catalogue: Catalogue) -> dict[str, tuple[Entree, ...]]:
    """Return the entries of each theme, themes and entries in the order of the files."""
    found: dict[str, list[Entree]] = {theme: [] for theme in catalogue.thematiques}
    for dispositif in catalogue.dispositifs.values():
        for thing in blocs_of(dispositif, Model):
            for _, theme in references_of(thing, "thematique"):
                found[theme].append(_entry(catalogue, dispositif, thing))
    return {theme: tuple(entries) for theme, entries in found.items()}


def par_territoire(entrees: Iterable[Entree]) -> tuple[ParTerritoire, ...]:
    """Put the entries of a theme, side by side in a dispositif, together by territory, in their own order."""
    groups = groupby(entrees, key=lambda entree: entree.territoire.id)
    return tuple(_of_territoire(tuple(entries)) for _, entries in groups)


def se_range_par_region(territoires: Sized) -> bool:
    """Tell whether so many territories act that one looks for those of one region."""
    return len(territoires) > TOO_MANY


def lieux_par_region(catalogue: Catalogue, lieux: Sequence[ParTerritoire]) -> tuple[ParRegion, ...]:
    """Return where something is done on a theme, region by region; nothing when few places are told."""
    found: dict[str, list[ParTerritoire]] = {}
    for lieu in lieux if se_range_par_region(lieux) else ():
        found.setdefault(catalogue.region_de(lieu.territoire), []).append(lieu)
    return tuple(ParRegion(slug(name), name, tuple(found[name])) for name in sorted(found, key=plain_letters))


def se_replient(territoires: Sized) -> bool:
    """Tell whether a theme has so many territories that each is one line, which opens."""
    return len(territoires) > MANY


def reperes_du_theme(catalogue: Catalogue, theme: str) -> Reperes:
    """Return the needs, the other help numbers and the words that bear a theme, in the order of their files.

    A need stands for its numbers: eight poison centres side by side would tell nobody which one is theirs.
    """
    besoins = tuple(besoin for besoin in catalogue.besoins.values() if theme in besoin.thematiques)
    menes = {appel.numero for besoin in besoins for appel in besoin.appeler}
    numeros = (n for n in catalogue.numeros.numeros if not n.abandonnee and n.id not in menes)
    return Reperes(
        besoins,
        tuple(numero for numero in numeros if theme in numero.thematiques),
        tuple(terme for terme in catalogue.glossaire.termes if theme in terme.thematiques),
    )


def _of_territoire(entrees: tuple[Entree, ...]) -> ParTerritoire:
    groups = groupby(entrees, key=lambda entree: entree.dispositif.id)
    return ParTerritoire(entrees[0].territoire, tuple(_of_dispositif(tuple(own)) for _, own in groups))


def _of_dispositif(entrees: tuple[Entree, ...]) -> ParDispositif:
    dispositif = entrees[0].dispositif
    return ParDispositif(dispositif, tuple(e for e in entrees if e.sorte != dispositif.sorte.nom))


def _entry(catalogue: Catalogue, dispositif: Dispositif, thing: Model) -> Entree:
    territoire = catalogue.territoire_du_dispositif[dispositif.id]
    if thing is dispositif:
        whole = of_dispositif(catalogue, dispositif)
        return Entree(dispositif.sorte.nom, dispositif.nom, whole, territoire, dispositif, None, None, None)
    told, place = vars(thing), place_of(thing)
    page = of_part(catalogue, dispositif, place.champ_de(place_of(dispositif)))
    return Entree(
        thing.INTITULE.titre,
        thing.appellation,
        f"{page}#{place.ancre}",
        territoire,
        dispositif,
        next((value for value in told.values() if isinstance(value, StatutAction)), None),
        thing if isinstance(thing, Date) else None,
        next(_leaders(thing), None),
    )


def _leaders(thing: Model) -> Iterator[Participant]:
    """Yield who leads a thing: one, or several."""
    for field in marked(type(thing), Role.CONDUIT):
        held = getattr(thing, field)
        yield from held if isinstance(held, tuple) else filter(None, (held,))


class Apport(NamedTuple):
    """What the dispositifs of one kind do on a theme: « CLS : 2 axes, 1 action ».

    Attributes:
        sigle: the kind of dispositif.
        comptes: how many of what, in the order of the file; nothing when only the whole bears on it.
        adresse: address of the first of them, from the root of the site.
    """

    sigle: str
    comptes: tuple[tuple[str, int], ...]
    adresse: str


class LigneDeMatrice(NamedTuple):
    """A row: a territory and its cells, one per theme; a cell without any part holds nothing known."""

    territoire: Territoire
    cases: tuple[tuple[Apport, ...], ...]


class Matrice(NamedTuple):
    """The matrix: the themes on which something is known, and a row per territory."""

    themes: tuple[Thematique, ...]
    rangees: tuple[LigneDeMatrice, ...]


# What bears on each theme, by the id of its dispositif, then by that of the theme.
ParDispositifEtTheme = Mapping[str, Mapping[str, list[Entree]]]


def entrees_par_dispositif(themes: Mapping[str, Iterable[Entree]]) -> ParDispositifEtTheme:
    """Return what bears on themes by its dispositif, then by theme: rows look for their own only."""
    found: dict[str, dict[str, list[Entree]]] = {}
    for theme, entries in themes.items():
        for entry in entries:
            found.setdefault(entry.dispositif.id, {}).setdefault(theme, []).append(entry)
    return found


def matrice(
    catalogue: Catalogue, entrees: ParDispositifEtTheme, territoires: Iterable[Territoire]
) -> Matrice:
    """Arrange all that bears on a theme, what covers a territory from elsewhere included.

    Contracts that another in force replaced are left out: the matrix tells the present.
    """
    told = {theme for own in entrees.values() for theme in own}
    themes = tuple(theme for theme in catalogue.thematiques.values() if theme.id in told)
    ranks = {id_: rank for rank, id_ in enumerate(catalogue.dispositifs)}

    def row(territoire: Territoire) -> LigneDeMatrice:
        kinds = {d.id: sigles(catalogue, (d,))[0] for d in dispositifs_presents(catalogue, territoire)}
        own = [(kinds[id_], entrees.get(id_, {})) for id_ in sorted(kinds, key=ranks.__getitem__)]
        return LigneDeMatrice(territoire, tuple(tuple(_parts(own, theme.id)) for theme in themes))

    return Matrice(themes, tuple(map(row, territoires)))


def _parts(own: Iterable[tuple[str, Mapping[str, list[Entree]]]], theme: str) -> Iterator[Apport]:
    found: dict[str, list[Entree]] = {}
    for kind, entries in own:
        if theme in entries:
            found.setdefault(kind, []).extend(entries[theme])
    for kind, group in found.items():
        counts = Counter(entry.sorte for entry in group if entry.titre != entry.dispositif.nom)
        yield Apport(kind, tuple(counts.items()), group[0].adresse)
