"""The lists that readers filter: territories, themes, organismes, what is done on one theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reperes_sante.france.letters import capitale
from reperes_sante.link.anchors import slug
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.territoire import FAMILLES, Territoire
from reperes_sante.model.vocabulaire import Vocabulaire
from reperes_sante.view.filters import (
    DISPOSITIF,
    ETAT,
    INCONNU,
    NATURE,
    REGION,
    ROLE,
    THEME,
    Filtrage,
    Option,
    filtrage,
)
from reperes_sante.view.organismes import Presence
from reperes_sante.view.states import dernier_etat
from reperes_sante.view.territories import ligne
from reperes_sante.view.themes import Entree
from reperes_sante.view.timeline import AROUND, Fait

NONE_KNOWN = Option("aucun", "Aucun connu")


def filtrage_des_territoires(catalogue: Catalogue, index: Mapping[str, tuple[Entree, ...]]) -> Filtrage:
    """Return the filters of the table of territories, what covers them from elsewhere included.

    Args:
        catalogue: the data.
        index: entries of each theme, by the theme's id.
    """
    themes = _themes_by_dispositif(index)

    def facts(territoire: Territoire) -> Iterator[tuple[Option, ...]]:
        place = _region(catalogue, territoire)
        row = ligne(catalogue, territoire)
        there = [d for of_colour in row.dispositifs.values() for d in of_colour]
        for dispositif in there:
            for theme in _themes(catalogue, themes.get(dispositif.id, ())):
                yield place, _kind(dispositif), _state(dispositif), theme
        if not there:
            yield place, NONE_KNOWN, INCONNU, INCONNU

    items = {territoire.id: facts(territoire) for territoire in catalogue.territoires.values()}
    return filtrage((REGION, DISPOSITIF, ETAT, THEME), items)


def filtrage_des_themes(catalogue: Catalogue, index: Mapping[str, tuple[Entree, ...]]) -> Filtrage:
    """Return the filters of the list of themes."""
    items = {theme: _facts(catalogue, (e.dispositif for e in entries)) for theme, entries in index.items()}
    return filtrage((REGION, DISPOSITIF, ETAT), items)


def filtrage_du_theme(catalogue: Catalogue, entrees: Iterable[Entree]) -> Filtrage:
    """Return the filters of the dispositifs that act on one theme."""
    dispositifs = {entree.dispositif.id: entree.dispositif for entree in entrees}
    items = {name: _facts(catalogue, (dispositif,)) for name, dispositif in dispositifs.items()}
    return filtrage((REGION, DISPOSITIF, ETAT), items)


def filtrage_des_organismes(catalogue: Catalogue, found: Mapping[str, tuple[Presence, ...]]) -> Filtrage:
    """Return the filters of the directory of organismes.

    Args:
        catalogue: the data.
        found: what each organisme takes part in, by its id.
    """

    def facts(organisme: str) -> Iterator[tuple[Option, ...]]:
        nature = _word(catalogue.organismes[organisme].nature)
        for presence in found[organisme]:
            place, role = _region(catalogue, presence.territoire), Option(slug(presence.role), presence.role)
            for theme in _themes(catalogue, presence.themes):
                yield place, nature, role, theme
        if not found[organisme]:
            yield INCONNU, nature, INCONNU, INCONNU

    return filtrage((REGION, NATURE, ROLE, THEME), {name: facts(name) for name in catalogue.organismes})


def filtrage_des_faits(faits: Iterable[Fait]) -> Filtrage:
    """Return the filter of a timeline, by family of dispositif; its rows are told by the family."""
    names = {**FAMILLES, AROUND: "Autour du territoire"}
    families = {fait.famille for fait in faits}
    return filtrage((DISPOSITIF,), {word: ((Option(word, names[word]),),) for word in families})


def _facts(catalogue: Catalogue, dispositifs: Iterable[Dispositif]) -> Iterator[tuple[Option, ...]]:
    for dispositif in dispositifs:
        territoire = catalogue.territoire_du_dispositif[dispositif.id]
        yield _region(catalogue, territoire), _kind(dispositif), _state(dispositif)


def _themes_by_dispositif(index: Mapping[str, tuple[Entree, ...]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for theme, entries in index.items():
        for entree in entries:
            found.setdefault(entree.dispositif.id, {})[theme] = None
    return {dispositif: tuple(themes) for dispositif, themes in found.items()}


def _themes(catalogue: Catalogue, themes: Iterable[str]) -> tuple[Option, ...]:
    return tuple(Option(theme, catalogue.thematiques[theme].nom) for theme in themes) or (INCONNU,)


def _region(catalogue: Catalogue, territoire: Territoire) -> Option:
    name = catalogue.region_de(territoire)
    return Option(slug(name), name)


def _kind(dispositif: Dispositif) -> Option:
    return Option(dispositif.GENRE.couleur, dispositif.GENRE.famille)


def _state(dispositif: Dispositif) -> Option:
    etat = dernier_etat(dispositif)
    return _word(etat.etat) if etat else INCONNU


def _word(word: Vocabulaire) -> Option:
    return Option(word.value, capitale(word.label))
