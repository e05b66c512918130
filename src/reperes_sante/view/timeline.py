"""The timeline of a territory: its dated facts, the oldest first; when the data last moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, NamedTuple, TypeVar

from reperes_sante.france.figures import est_date, heures, ordinal, venus
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.places import blocs_of, place_of
from reperes_sante.model.base import Date, Enonce, Model
from reperes_sante.model.blocs import Document, Mandat, Participant, PhraseCitee, Valeur
from reperes_sante.model.contrat import Duree
from reperes_sante.model.dispositif import Dispositif, Etat, Instance, Programme
from reperes_sante.model.dispositifs import (
    Accompagnement,
    ConseilAdministration,
    Implantation,
    Mission,
    Ouverture,
    PlanLocal,
    ProjetGroupe,
)
from reperes_sante.model.effectif import Effectif
from reperes_sante.model.evenement import Etape
from reperes_sante.model.fields import blocs, champs
from reperes_sante.model.plan import Action
from reperes_sante.model.regards import Constat, Diagnostic, Evaluation, Position
from reperes_sante.model.territoire import Competence, Territoire
from reperes_sante.model.types import DatePartielle

T = TypeVar("T")
UNDATED = "Date non connue"
AROUND = "territoire"
# What facts belong to.
HOLDERS = tuple(
    bloc
    for bloc in blocs(Territoire)
    if not issubclass(bloc, (Dispositif, Territoire)) and any(champ.bloc is Etape for champ in champs(bloc))
)
# What is dated by itself, and told under the name of its kind.
OTHERS = (
    Accompagnement,
    Action,
    ConseilAdministration,
    Diagnostic,
    Document,
    Evaluation,
    Instance,
    Mission,
    Position,
    Programme,
    ProjetGroupe,
)
# The date of a figure, a finding, a quoted sentence or an office stands beside it: nothing happened that day.
ELSEWHERE = (Constat, Effectif, Mandat, PhraseCitee, Valeur)
# A history opens on so many of its last facts.
LAST_FACTS = 8
TOLD = (Competence, Duree, Etape, Etat, Ouverture, *OTHERS)


def untold() -> tuple[str, ...]:
    """Return the names of the dated blocks that no history would tell."""
    waiting, found = [Date], []
    while waiting:
        below = waiting.pop().__subclasses__()
        waiting += below
        found += [block.__name__ for block in below if not issubclass(block, (*TOLD, *ELSEWHERE))]
    return tuple(found)


if missing := untold():
    raise LookupError(f"Dites dans {__name__} si l'histoire montre : {', '.join(missing)}.")


@dataclass(frozen=True)
class Fait:
    """A fact as timelines show it, whatever the kind of object that told it.

    Attributes:
        enonce: the dated statement itself: its dates, sources and disagreements.
        dispositif: the dispositif that it is about, if any.
        contexte: name of the action, programme or place that it belongs to, if any.
    """

    enonce: Date
    titre: str
    dispositif: Dispositif | None = None
    contexte: str | None = None
    detail: str | None = None
    lieu: str | None = None
    horaires: str | None = None
    public: str | None = None
    objectifs: tuple[str, ...] = ()
    gratuit: bool | None = None
    tarif: str | None = None
    inscription: str | None = None
    site: str | None = None
    campagne: str | None = None
    theme: str | None = None
    organisateurs: tuple[Participant, ...] = ()
    intervenants: tuple[Participant, ...] = ()
    au_profit_de: str | None = None
    participants: str | None = None
    organismes: tuple[str, ...] = ()
    nature: str | None = None
    oeuvre: str | None = None

    @property
    def date(self) -> DatePartielle | None:
        """The date that places it on the line."""
        return self.enonce.date or self.enonce.fin

    @property
    def est_annonce(self) -> bool:
        """Whether a source only announces it."""
        return self.enonce.est_annonce

    @property
    def evenement(self) -> Etape | None:
        """The event that it is, if one may come to it: what only events tell is read there."""
        return self.enonce if isinstance(self.enonce, Etape) else None

    @property
    def etat(self) -> Etat | None:
        """The state that it is, if it is one."""
        return self.enonce if isinstance(self.enonce, Etat) else None

    @property
    def cadre(self) -> str | None:
        """The call for projects, the plan or the programme that it comes from."""
        return self.enonce.cadre if isinstance(self.enonce, (Etape, Etat)) else None

    @property
    def titre_entier(self) -> str:
        """What happened, after the name of what it belongs to."""
        return f"{self.contexte} : {self.titre}" if self.contexte else self.titre

    @property
    def pratique(self) -> bool:
        """Whether anything is known beside what happened: where, when in the day, for whom, by whom."""
        known = (self.lieu, self.horaires, self.public, self.tarif, self.inscription, self.site)
        around = (self.campagne, self.theme, self.au_profit_de, self.participants, self.nature, self.oeuvre)
        people = (self.objectifs, self.organisateurs, self.intervenants, self.organismes)
        told = _propre(self.enonce) if isinstance(self.enonce, (Etape, Etat)) else ()
        return any((*known, *around, *people, *told, self.cadre)) or self.gratuit is not None

    @property
    def famille(self) -> str:
        """Which family of dispositif it is about: `cls`, `clsm`, `cias`, `autre`; else `territoire`."""
        return self.dispositif.GENRE.couleur if self.dispositif else AROUND


class Annee(NamedTuple, Generic[T]):
    """A year of a timeline; the last group may hold the facts without a date."""

    titre: str
    faits: tuple[T, ...]


def annees_ouvertes(annees: Sequence[Annee[T]]) -> int:
    """Return how many years, the newest first, hold the last facts: one that is far ahead hides none."""
    return len(annees) - annees_repliees(annees[::-1])


def annees_repliees(annees: Sequence[Annee[T]]) -> int:
    """Return how many years, the oldest first, stand before the last facts of a long timeline."""
    shown = 0
    for rank, annee in reversed(list(enumerate(annees))):
        shown += len(annee.faits)
        if shown >= LAST_FACTS:
            return rank
    return 0


def en_faits(etapes: Iterable[Etape]) -> tuple[Fait, ...]:
    """Return steps as facts, in their own order."""
    return tuple(_etape(etape, None, None) for etape in etapes)


def campagne_de(chose: Action | Etape | PlanLocal | Programme) -> str | None:
    """Return the campaigns of something, of the list and of none, with the rank of their own edition."""
    names = (campagne.label for campagne in chose.campagnes_dites)
    rank = chose.edition_campagne if isinstance(chose, Etape) else None
    told = f"{ordinal(rank, feminin=True)} édition" if rank else None
    return ", ".join(filter(None, (*names, chose.autre_campagne, told))) or None


def edition_de(etape: Etape) -> str | None:
    """Return the rank of an event among its own editions: « 3e »; that of its campaign is another."""
    return ordinal(etape.edition, feminin=True) if etape.edition else None


def pratique(enonce: Date) -> str:
    """Return when in the day and where an event takes place, in a line; nothing if no source tells it."""
    facts = en_faits((enonce,)) if isinstance(enonce, Etape) else ()
    return " · ".join(part for fait in facts for part in (fait.horaires, fait.lieu) if part)


def faits_propres(dispositif: Dispositif) -> tuple[Fait, ...]:
    """Return the states and the steps of a dispositif, without those of its actions and programmes."""
    states = (_etat(etat, dispositif) for etat in dispositif.etats)
    return (*states, *(_etape(etape, dispositif, None) for etape in dispositif.etapes))


def faits_du_dispositif(dispositif: Dispositif) -> Iterator[Fait]:
    """Yield every dated fact of a dispositif, those of its actions, programmes and places included."""
    yield from _faits(dispositif, dispositif)


def _faits(thing: Enonce, dispositif: Dispositif | None) -> Iterator[Fait]:
    for block in blocs_of(thing, Enonce):
        if isinstance(block, Etat):
            yield _etat(block, dispositif)
        elif isinstance(block, Etape):
            holder = place_of(block).dans_un(*HOLDERS)
            yield _etape(block, dispositif, holder.appellation if holder else None)
        elif isinstance(block, Implantation):
            yield from _ouverture(block, dispositif)
        elif isinstance(block, Duree):
            if est_date(block):
                yield _duree(block, dispositif)
        elif isinstance(block, OTHERS) and (est_date(block) or block.prevue):
            yield _autre(block, dispositif)


def faits_du_territoire(territoire: Territoire) -> tuple[Fait, ...]:
    """Return every dated fact of a territory's file."""
    competences = (_competence(competence) for competence in territoire.competences if est_date(competence))
    steps = en_faits(territoire.etapes)
    told = (territoire.diagnostics, territoire.instances, territoire.documents, territoire.positions)
    around = (fait for things in told for thing in things for fait in _faits(thing, None))
    within = (fait for d in territoire.dispositifs for fait in faits_du_dispositif(d))
    return (*steps, *competences, *around, *within)


def frise(faits: Iterable[Fait]) -> tuple[Annee[Fait], ...]:
    """Group facts by year, the oldest first; those without a date come last, in their own order.

    Within a year, vague dates come before precise ones; ties keep their own order.
    """
    known = list(faits)
    dated = sorted((fait for fait in known if fait.date), key=lambda fait: fait.date or DatePartielle(0))
    years = [Annee(year, tuple(group)) for year, group in groupby(dated, key=annee_de)]
    undated = tuple(fait for fait in known if not fait.date)
    return (*years, Annee(UNDATED, undated)) if undated else tuple(years)


def annee_de(fait: Fait) -> str:
    """Return the year that a fact stands under."""
    return f"{fait.date.annee}" if fait.date else UNDATED


def _etat(etat: Etat, dispositif: Dispositif | None) -> Fait:
    return Fait(
        etat,
        etat.etat.label,
        dispositif,
        detail=etat.detail,
        lieu=etat.lieu,
        organismes=etat.organismes,
    )


def _etape(etape: Etape, dispositif: Dispositif | None, context: str | None) -> Fait:
    return Fait(
        etape,
        etape.titre,
        dispositif,
        context,
        etape.detail,
        etape.lieu,
        " ; ".join(filter(None, (heures(etape), etape.horaires))) or None,
        etape.public,
        etape.objectifs,
        etape.gratuit,
        etape.tarif,
        etape.inscription,
        etape.site,
        campagne_de(etape),
        etape.theme,
        etape.organisateurs,
        etape.intervenants,
        etape.au_profit_de,
        venus(etape),
        etape.organismes,
        etape.nature.label if etape.nature else None,
        etape.oeuvre,
    )


def _ouverture(place: Implantation, dispositif: Dispositif | None) -> Iterator[Fait]:
    for ouverture in place.ouvertures[:1]:
        yield Fait(ouverture, "Ouverture", dispositif, place.nom, ouverture.detail)


def _duree(duree: Duree, dispositif: Dispositif | None) -> Fait:
    is_retained = place_of(duree).chemin[-1] == 0
    return Fait(duree, "Durée du contrat" if is_retained else "Autre durée publiée", dispositif)


def _propre(event: Etape | Etat) -> tuple[object, ...]:
    """Return what an event or a state says of itself beside when, where, for whom and by whom."""
    if isinstance(event, Etat):
        return (event.par, event.presents)
    chair = (event.presidence, event.copresidence, event.vice_presidence)
    money = (event.tarifs, event.paiement, event.part_reversee, event.financements, event.chiffres)
    place = (event.adresse, event.depart, event.edition, event.moments, event.citations, event.documents)
    course = (event.deroule, event.parcours, event.restauration, event.initiative, event.contacts)
    meeting = (event.partenaires, event.invites, event.presents, event.excuses, event.sujets, event.decisions)
    return (*chair, *money, *place, *course, *meeting)


def _autre(block: Date, dispositif: Dispositif | None) -> Fait:
    """Tell a block by its name, after the name of its kind; what it adds goes with it."""
    kind, name = block.INTITULE.titre, block.appellation
    return Fait(block, name, dispositif, kind if name != kind else None, _ajout(block))


def _ajout(block: Date) -> str | None:
    match block:
        case Accompagnement() | Diagnostic() | Document():
            return block.detail
        case Action() | Programme():
            return block.resume
    return None


def _competence(competence: Competence) -> Fait:
    return Fait(competence, f"Compétence « {competence.intitule} »", detail=competence.detail)


def dernier_jour(things: Iterable[Model]) -> DatePartielle:
    """Return the last day when a block was checked or a source read, among all that some objects hold.

    No fact is newer: each one comes from a source that was read that day or before.

    Raises:
        ValueError: the objects hold no such day.
    """
    return max(day for thing in things if (day := place_of(thing).lu_le))


def mis_a_jour_le(catalogue: Catalogue, territoire: Territoire) -> DatePartielle:
    """Return the last day when anything of a territory's file, or of what it cites, was read or checked."""
    return dernier_jour((territoire, *catalogue.sources_citees(territoire)))
