"""Where each organisme acts: the boards it sits on, what it bears, signs, pays for; things in groups."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Generic, NamedTuple, TypeVar

from reperes_sante.france.letters import plain_letters, slug
from reperes_sante.link.catalogue import Catalogue, once
from reperes_sante.link.pages import of_part, of_territoire
from reperes_sante.link.places import blocs_of, place_of, references_of
from reperes_sante.model.base import Date, Enonce, Model
from reperes_sante.model.blocs import Contact, Mandat, Participant
from reperes_sante.model.communs import Ligne, Organisme
from reperes_sante.model.contrat import Signataire
from reperes_sante.model.dispositif import Dispositif, Etat, Membre
from reperes_sante.model.dispositifs import Mission, Siege
from reperes_sante.model.fields import champs
from reperes_sante.model.markers import Mark, Part, Ref, Role, marked, marker
from reperes_sante.model.rubriques import Rubrique
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import DatePartielle
from reperes_sante.model.vocabulaire import StatutMembre, StatutSignataire, Vocabulaire

T = TypeVar("T")


class Groupe(NamedTuple, Generic[T]):
    """Things that share a word: the word typed in the data, its label, and the things in their own order."""

    mot: str
    libelle: str
    membres: tuple[T, ...]


def par_mot(
    things: Iterable[T], word: Callable[[T], Vocabulaire | None], unknown: str
) -> tuple[Groupe[T], ...]:
    """Group things by a word of a closed list, in the order of that list; those without a word come last.

    Args:
        things: what to group.
        word: tells the word of a thing.
        unknown: label of the group of those without a word.
    """
    found: dict[Vocabulaire | None, list[T]] = {}
    for thing in things:
        found.setdefault(word(thing), []).append(thing)
    rest = found.pop(None, [])
    known = sorted((key for key in found if key is not None), key=_place)
    groups = tuple(Groupe(key.value, key.label, tuple(found[key])) for key in known)
    return (*groups, Groupe("inconnu", unknown, tuple(rest))) if rest else groups


def _place(word: Vocabulaire) -> int:
    return tuple(type(word).__members__.values()).index(word)


def par_famille(membres: Iterable[Membre]) -> tuple[Groupe[Membre], ...]:
    """Group the members of a council by family."""
    return par_mot(membres, lambda membre: membre.famille, "Famille non précisée par la source")


def par_categorie(sieges: Iterable[Siege]) -> tuple[Groupe[Siege], ...]:
    """Group the associations of a board by legal category."""
    return par_mot(sieges, lambda siege: siege.categorie, "Catégorie non précisée par la source")


def par_statut(signataires: Iterable[Signataire]) -> tuple[Groupe[Signataire], ...]:
    """Group the signatories of a contract by what they have to do with it."""
    return par_mot(signataires, lambda signataire: signataire.statut, "")


def par_lettre(organismes: Iterable[Organisme]) -> tuple[Groupe[Organisme], ...]:
    """Group organismes by the first letter of their name, accents set aside, in alphabetical order."""
    ordered = sorted(organismes, key=lambda organisme: plain_letters(organisme.nom))
    groups = groupby(ordered, key=lambda organisme: plain_letters(organisme.nom)[0])
    return tuple(Groupe(letter, letter.upper(), tuple(own)) for letter, own in groups)


def par_urgence(lignes: Iterable[Ligne]) -> tuple[Groupe[Ligne], ...]:
    """Group help numbers by family, the most urgent first."""
    return par_mot(lignes, lambda ligne: ligne.famille, "")


def par_public(missions: Iterable[Mission]) -> tuple[Groupe[Mission], ...]:
    """Group the missions of a centre by public, in the order of the file; those that name none come last."""
    found: dict[str | None, list[Mission]] = {}
    for mission in missions:
        # Where « public » is left out, the first of the others stands for it.
        found.setdefault(next(iter(publics_de(mission)), None), []).append(mission)
    unsaid = found.pop(None, [])
    known = tuple(Groupe(public, public, tuple(items)) for public, items in found.items() if public)
    return (*known, Groupe("inconnu", UNSAID, tuple(unsaid))) if unsaid else known


def publics_de(mission: Mission) -> tuple[str, ...]:
    """Return for whom a mission is, the one that it stands under first."""
    return (*filter(None, (mission.public,)), *mission.publics)


UNSAID = "Sans public précisé"
# What goes without saying of who sits, or signs.
ORDINARY = frozenset({StatutMembre.MEMBRE, StatutSignataire.SIGNATAIRE})
ROLES = tuple(role.value for role in Role)


def _without_role(model: type[Model], holder: str) -> Iterator[str]:
    """Yield the fields that lead to the name of an organisme and say nowhere what it does there."""
    for champ in champs(model):
        own = f"{model.__name__}.{champ.nom}"
        if champ.marque(Role):
            continue
        if Ref("organisme") in champ.marques:
            yield holder or own
        elif champ.bloc:
            yield from _without_role(champ.bloc, own)


if missing := " et ".join(dict.fromkeys(_without_role(Territoire, ""))):
    raise TypeError(
        f"{missing} : dites ce que fait l'organisme qui y est nommé, avec un Role dans son annotation, "
        "par exemple « Annotated[tuple[Participant, ...], Role.PARTICIPE] »."
    )


class Presence(NamedTuple):
    """A part that an organisme plays in something.

    Attributes:
        role: which part: « Contrats signés », « Partenariats ».
        titre: name of the thing: a commission, an action, the dispositif itself.
        adresse: address of the place that tells it, from the root of the site.
        dispositif: the dispositif that it belongs to, if any.
        precisions: what the source adds: service, function, quality.
        preuve: the statement that bears the sources.
        moment: the dated statement that it belongs to, if any.
        themes: themes of the thing, else those of the dispositif.
    """

    role: str
    titre: str
    adresse: str
    territoire: Territoire
    dispositif: Dispositif | None
    precisions: tuple[str, ...]
    preuve: Enonce
    moment: Date | None
    themes: tuple[str, ...]


class _Citation(NamedTuple):
    """Where a file names an organisme: the block, its field, and what holds it, the nearest first."""

    lien: Enonce
    champ: str
    territoire: Territoire
    dispositif: Dispositif | None

    @property
    def lignee(self) -> tuple[Enonce, ...]:
        """The statements from the block up to the territory."""
        return tuple(place.bloc for place in place_of(self.lien).lignee if isinstance(place.bloc, Enonce))

    def champ_de(self, above: Model) -> str:
        """Return the field of the block, or of one that holds it, that leads to the name."""
        return self.champ if above is self.lien else place_of(self.lien).champ_de(place_of(above))


def presences(catalogue: Catalogue) -> dict[str, tuple[Presence, ...]]:
    """Return what each organisme takes part in, by its id, in the order of the roles then of the files."""
    found: dict[str, dict[tuple[object, ...], Presence]] = {name: {} for name in catalogue.organismes}
    for territoire in catalogue.territoires.values():
        for organisme, citation in _citations(territoire):
            presence = _presence(catalogue, citation)
            same = (presence.role, presence.titre, presence.adresse, presence.precisions)
            found[organisme].setdefault(same, presence)
    return {organisme: tuple(sorted(own.values(), key=_rank)) for organisme, own in found.items()}


def _rank(presence: Presence) -> tuple[int, bool, DatePartielle]:
    """Return where a presence sorts: by role, and dates from the oldest, those unknown last."""
    moment = presence.moment if presence.role == Role.DATE.value else None
    when = (moment.date or moment.fin) if moment else None
    return ROLES.index(presence.role), when is None, when or DatePartielle(0)


def contacts_des_organismes(catalogue: Catalogue) -> dict[str, tuple[Contact, ...]]:
    """Return the contacts at which each organisme answers, by its id, each once."""
    found: dict[str, dict[Contact, Contact]] = {}
    for territoire in catalogue.territoires.values():
        for contact in blocs_of(territoire, Contact):
            if contact.organisme:
                found.setdefault(contact.organisme, {}).setdefault(contact, contact)
    return {organisme: tuple(own.values()) for organisme, own in found.items()}


def par_role(found: Iterable[Presence]) -> tuple[Groupe[Presence], ...]:
    """Put together what an organisme takes part in, role by role; its contacts are shown apart."""
    groups = groupby(
        (presence for presence in found if presence.role != Role.REPOND.value),
        key=lambda presence: presence.role,
    )
    return tuple(Groupe(slug(role), role, tuple(own)) for role, own in groups)


def groupements_de(catalogue: Catalogue, organisme: Organisme) -> tuple[Organisme, ...]:
    """Return the organismes that say this one is a member of theirs, in the order of the files."""
    return tuple(_groupements(catalogue).get(organisme.id, {}).values())


@once
def _groupements(catalogue: Catalogue) -> Mapping[str, dict[str, Organisme]]:
    """Return, by the id of each member, the organismes that it is a member of, by their own."""
    found: dict[str, dict[str, Organisme]] = {}
    for group in catalogue.organismes.values():
        for membre in group.membres:
            if membre.organisme:
                found.setdefault(membre.organisme, {})[group.id] = group
    return found


def fiche_de(catalogue: Catalogue, organisme: Organisme) -> Territoire | None:
    """Return the territory whose intercommunalité an organisme is, if this site presents it."""
    return _par_siren(catalogue).get(organisme.siren or "")


@once
def _par_siren(catalogue: Catalogue) -> Mapping[str, Territoire]:
    """Return the territories by their SIREN; of two, the first."""
    return {t.siren: t for t in reversed([*catalogue.territoires.values()]) if t.siren}


def _citations(territoire: Territoire) -> Iterator[tuple[str, _Citation]]:
    for bloc in blocs_of(territoire, Enonce):
        for champ, organisme in references_of(bloc, "organisme"):
            yield organisme, _Citation(bloc, champ, territoire, place_of(bloc).dans_un(Dispositif))


def _presence(catalogue: Catalogue, citation: _Citation) -> Presence:
    lignee = citation.lignee
    link = lignee[0]
    thing = lignee[1] if isinstance(link, Participant) else link
    return Presence(
        role=_role(citation),
        titre=_title(thing, citation.dispositif or citation.territoire),
        adresse=_address(catalogue, citation),
        territoire=citation.territoire,
        dispositif=citation.dispositif,
        precisions=tuple(_precisions(link)),
        preuve=link,
        moment=_moment(lignee),
        themes=next(filter(None, map(_themes, lignee)), ()),
    )


def _themes(bloc: Enonce) -> tuple[str, ...]:
    return tuple(theme for _, theme in references_of(bloc, "thematique"))


def _moment(nearest_first: tuple[Enonce, ...]) -> Date | None:
    """Return the nearest statement that has a date, else the nearest that should have one."""
    moments = [thing for thing in nearest_first if isinstance(thing, Date)]
    return next((m for m in moments if m.date or m.fin or m.date_publiee), next(iter(moments), None))


def _role(citation: _Citation) -> str:
    """Return the role of the nearest field that gives one: each that names an organisme stands in one."""
    if isinstance(citation.lien, Signataire) and not citation.lien.signe:
        return Role.PARTICIPE.value
    blocs = (place.bloc for place in place_of(citation.lien).lignee)
    roles = (marker(type(bloc), citation.champ_de(bloc), Role) for bloc in blocs)
    return next(role.value for role in roles if role)


def _title(thing: Enonce, holder: Dispositif | Territoire) -> str:
    if isinstance(thing, (Contact, Mandat)):
        return holder.nom
    return f"{thing.appellation} : {holder.nom}" if isinstance(thing, Etat) else thing.appellation


def _precisions(link: Enonce) -> Iterator[str]:
    """Yield what a source adds of who takes part: what is proper to the block first."""
    added = marked(type(link), Mark.ADDS)
    own = inspect.get_annotations(type(link))
    for name in sorted(added, key=lambda name: name not in own):
        if value := getattr(link, name):
            yield str(value)
    if isinstance(link, (Membre, Signataire)) and link.statut not in ORDINARY:
        yield link.statut.label


def _address(catalogue: Catalogue, citation: _Citation) -> str:
    dispositif = citation.dispositif
    if dispositif is None:
        field = citation.champ_de(citation.territoire)
        part = marker(Territoire, field, Part) or Part(field)
        page = of_territoire(citation.territoire, part.rubrique or Rubrique.APERCU)
        return page if part.rubrique is Rubrique.HISTORIQUE else f"{page}#{part.anchor}"
    field = citation.champ_de(dispositif)
    page = of_part(catalogue, dispositif, field)
    named = next((place.ancre for place in place_of(citation.lien).lignee if place.ancre), None)
    # The history of a territory is one list, without a part for each dispositif.
    is_history = page.endswith(f"/{Rubrique.HISTORIQUE.value}/")
    shown = marker(type(dispositif), field, Part)
    anchor = f"{dispositif.id}-{shown.anchor}" if shown and shown.anchor else dispositif.id
    return page if is_history else f"{page}#{named or anchor}"
