"""The lists that readers filter: territories, themes, organismes, what is done on a theme; their filters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from reperes_sante.france.letters import capitale, plain_letters, slug
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.contracts import actions_de
from reperes_sante.link.places import blocs_of, place_of
from reperes_sante.model.communs import Organisme
from reperes_sante.model.contrat import Contrat
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.dispositifs import AtelierSanteVille, Conseil, Convention
from reperes_sante.model.plan import Action, Axe
from reperes_sante.model.territoire import COULEURS, Territoire
from reperes_sante.model.vocabulaire import Vocabulaire
from reperes_sante.view.etats import situation
from reperes_sante.view.organismes import Presence
from reperes_sante.view.phases import Phase
from reperes_sante.view.territories import ligne
from reperes_sante.view.themes import Entree, ParDispositifEtTheme
from reperes_sante.view.timeline import AROUND, Fait


class Option(NamedTuple):
    """A choice: the word of the address, and what readers see."""

    mot: str
    libelle: str


class Facette(NamedTuple):
    """What a filter is about: its name in the address, its label, and the choice that leaves it aside."""

    cle: str
    nom: str
    tous: str


class Filtre(NamedTuple):
    """A filter with its choices, in alphabetical order."""

    critere: Facette
    options: tuple[Option, ...]


class Filtrage(NamedTuple):
    """The filters of a list, and the rows of each item, by the item's id.

    Attributes:
        filtres: the filters, in order.
        lignes: rows as the page holds them: « corse|cls|signe corse|clsm|installe,relance ». An item is kept
            when one of its rows has all the words chosen: two of its facts are never mixed. The last place
            of a row may hold several words, so that the page stays light.
    """

    filtres: tuple[Filtre, ...]
    lignes: Mapping[str, str]


INCONNU = Option("inconnu", "Non connu")
REGION = Facette("region", "Région", "Toutes")
DISPOSITIF = Facette("dispositif", "Dispositif", "Tous")
ETAT = Facette("etat", "État", "Tous")
THEME = Facette("theme", "Thème", "Tous")
PUBLIC = Facette("public", "Pour qui", "Tous")
NATURE = Facette("nature", "Sorte", "Toutes")
ROLE = Facette("role", "Rôle", "Tous")


def filtrage(criteres: tuple[Facette, ...], items: Mapping[str, Iterable[tuple[Option, ...]]]) -> Filtrage:
    """Return the filters of a list; a criterion on which all items agree makes none.

    Args:
        criteres: what to filter by.
        items: the facts of each item by its id, each with one option per criterion, in the same order.
    """
    facts = {item: tuple(own) for item, own in items.items()}
    choices = [
        _options(fact[rank] for own in facts.values() for fact in own) for rank in range(len(criteres))
    ]
    kept = [rank for rank, options in enumerate(choices) if len(options) > 1]
    words = {item: [[fact[rank].mot for rank in kept] for fact in own] for item, own in facts.items()}
    return Filtrage(
        tuple(Filtre(criteres[rank], choices[rank]) for rank in kept),
        {item: " ".join(_lines(own)) for item, own in words.items()},
    )


def _lines(facts: Iterable[list[str]]) -> Iterator[str]:
    gathered: dict[tuple[str, ...], dict[str, None]] = {}
    for fact in facts:
        gathered.setdefault(tuple(fact[:-1]), {}).update(dict.fromkeys(fact[-1:]))
    return ("|".join((*first, ",".join(last))) for first, last in gathered.items())


def _options(options: Iterable[Option]) -> tuple[Option, ...]:
    return tuple(sorted(set(options), key=lambda option: plain_letters(option.libelle)))


NONE_KNOWN = Option("aucun", "Aucun connu")


def regions_de(catalogue: Catalogue) -> tuple[Option, ...]:
    """Return the regions where territories lie, in alphabetical order."""
    return _options(_region(catalogue, territoire) for territoire in catalogue.territoires.values())


def filtrage_des_territoires(
    catalogue: Catalogue, entrees: ParDispositifEtTheme, territoires: Iterable[Territoire]
) -> Filtrage:
    """Return the filters of a table of territories, what covers them from elsewhere included."""

    def facts(territoire: Territoire) -> Iterator[tuple[Option, ...]]:
        place = _region(catalogue, territoire)
        row = ligne(catalogue, territoire)
        there = [d for of_colour in row.dispositifs.values() for d in of_colour]
        for dispositif in there:
            for theme in _themes(catalogue, entrees.get(dispositif.id, ())):
                yield place, _kind(dispositif), _state(catalogue, dispositif), theme
        if not there:
            yield place, NONE_KNOWN, INCONNU, INCONNU

    items = {territoire.id: facts(territoire) for territoire in territoires}
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


def filtrage_des_organismes(
    catalogue: Catalogue, found: Mapping[str, tuple[Presence, ...]], organismes: Iterable[Organisme]
) -> Filtrage:
    """Return the filters of a directory of organismes."""

    def facts(organisme: str) -> Iterator[tuple[Option, ...]]:
        nature = _word(catalogue.organismes[organisme].nature)
        for presence in found[organisme]:
            place, role = _region(catalogue, presence.territoire), Option(slug(presence.role), presence.role)
            for theme in _themes(catalogue, presence.themes):
                yield place, nature, role, theme
        if not found[organisme]:
            yield INCONNU, nature, INCONNU, INCONNU

    return filtrage((REGION, NATURE, ROLE, THEME), {o.id: facts(o.id) for o in organismes})


def filtrage_des_faits(faits: Iterable[Fait]) -> Filtrage:
    """Return the filter of a timeline, by family of dispositif; its rows are told by the family."""
    names = {**COULEURS, AROUND: "Autour du territoire"}
    families = {fait.famille for fait in faits}
    return filtrage((DISPOSITIF,), {word: ((Option(word, names[word]),),) for word in families})


# Fewer are read at a glance; from more on, one chooses.
MANY = 5
TOO_MANY = 10


def est_fourni(dispositif: Contrat | Conseil | Convention | AtelierSanteVille) -> bool:
    """Tell whether a dispositif plans so much that its axes are read before its actions."""
    return len(tuple(blocs_of(dispositif, Action))) >= MANY


def filtrage_des_actions(catalogue: Catalogue, contrat: Contrat) -> Filtrage | None:
    """Return the filters of the actions of a contract, by theme and public; none when they are few.

    An axis of which no action is known counts as one thing: what it is about is told by its themes.
    """
    if len(tuple(blocs_of(contrat, Action))) < TOO_MANY:
        return None
    things: dict[str, Iterable[tuple[Option, ...]]] = {}
    for axe in contrat.axes:
        actions = tuple(actions_de(axe))
        for thing in actions or (axe,):
            things[place_of(thing).ancre] = _bears(catalogue, thing, axe)
    things |= {place_of(action).ancre: _bears(catalogue, action) for action in contrat.actions}
    return filtrage((THEME, PUBLIC), things)


def _bears(
    catalogue: Catalogue, thing: Action | Axe, within: Axe | None = None
) -> Iterator[tuple[Option, ...]]:
    """Yield what an action bears on and for whom, its axis included: an action may leave both to it."""
    themes = dict.fromkeys((*thing.thematiques, *(within.thematiques if within else ())))
    publics = dict.fromkeys((*thing.publics, *(within.publics if within else ())))
    people = tuple(Option(slug(public), capitale(public)) for public in publics) or (INCONNU,)
    yield from ((theme, public) for theme in _themes(catalogue, themes) for public in people)


def _facts(catalogue: Catalogue, dispositifs: Iterable[Dispositif]) -> Iterator[tuple[Option, ...]]:
    for dispositif in dispositifs:
        territoire = catalogue.territoire_du_dispositif[dispositif.id]
        yield _region(catalogue, territoire), _kind(dispositif), _state(catalogue, dispositif)


def _themes(catalogue: Catalogue, themes: Iterable[str]) -> tuple[Option, ...]:
    return tuple(Option(theme, catalogue.thematiques[theme].nom) for theme in themes) or (INCONNU,)


def _region(catalogue: Catalogue, territoire: Territoire) -> Option:
    name = catalogue.region_de(territoire)
    return Option(slug(name), name)


def _kind(dispositif: Dispositif) -> Option:
    return Option(dispositif.GENRE.couleur, dispositif.GENRE.famille)


def _state(catalogue: Catalogue, dispositif: Dispositif) -> Option:
    phase = situation(catalogue, dispositif).phase
    return INCONNU if phase is Phase.INCONNU else _word(phase)


def _word(word: Vocabulaire) -> Option:
    return Option(word.value, capitale(word.label))


def remplacements(catalogue: Catalogue) -> dict[str, Any]:
    """Return the numbers by id, and those that replace each of them.

    Returns:
        `lignes`, the numbers by id; `remplacants`, the newer numbers by the id of the old one.
    """
    lignes = catalogue.lignes
    return {
        "lignes": lignes,
        "remplacants": {old: [new for new in lignes.values() if old in new.remplace] for old in lignes},
    }
