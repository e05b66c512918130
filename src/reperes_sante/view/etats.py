"""Where things stand, in words that tell how old the news is: the one place that says it, for all.

What is judged is judged at the day when the territory was last checked, never at the day of the build: the
same data always tell the same thing, and a word that a later day could make false is never used alone. An end
to come is told with its date.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from weakref import WeakKeyDictionary

from reperes_sante.france.figures import depuis, du, jusque, le, on_date, pour
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.contracts import (
    est_en_vigueur,
    est_remplace,
    fin_publiee,
    prolongations,
    signatures,
    successeur,
    terme_initial,
)
from reperes_sante.link.places import blocs_of, place_of
from reperes_sante.model.acces import Prestation
from reperes_sante.model.base import Date, Model
from reperes_sante.model.contrat import Contrat
from reperes_sante.model.dispositif import Dispositif, Etat, Programme
from reperes_sante.model.dispositifs import Convention, Implantation, Mission, Ouverture
from reperes_sante.model.types import DatePartielle
from reperes_sante.model.vocabulaire import EtatDispositif as E
from reperes_sante.model.vocabulaire import StatutAction
from reperes_sante.view.latest import dernier_fait, derniere_source, nouvelles
from reperes_sante.view.phases import (
    ADOPTED,
    ENDED,
    FORMULES,
    NEWS,
    PLANNED,
    RUNS,
    SILENT,
    STATUTS,
    UNKNOWN,
    Formule,
    Phase,
    Situation,
)
from reperes_sante.view.timeline import Fait

# Contracts are signed for three to five years: what no source has told of for longer may well be over.
ANNEES_DE_SILENCE = 5
# More words of a source than this would not hold in a chip.
SHORT = 40


# Lists, pages and exports ask for the same ones again and again; what is known goes away with its data.
_known: WeakKeyDictionary[Catalogue, dict[str, tuple[Dispositif, Situation]]] = WeakKeyDictionary()


def situation(catalogue: Catalogue, dispositif: Dispositif) -> Situation:
    """Return where a dispositif stands, at the day when its territory was last checked."""
    known = _known.setdefault(catalogue, {})
    judged, found = known.get(dispositif.id, (None, UNKNOWN))
    if judged is not dispositif:
        found = _situation(catalogue, dispositif)
        known[dispositif.id] = dispositif, found
    return found


def _situation(catalogue: Catalogue, dispositif: Dispositif) -> Situation:
    territoire = catalogue.territoire_du_dispositif[dispositif.id]
    if isinstance(dispositif, Contrat) and est_remplace(territoire, dispositif):
        return _replaced(successeur(territoire, dispositif))
    told = _told(dispositif)
    if told is UNKNOWN:
        return _served(catalogue, dispositif, territoire.verifie_le) or told
    if told.phase in (ENDED, Phase.INCONNU):
        return told
    jour = territoire.verifie_le
    return _silence(catalogue, dispositif, told, jour) or _with_end(dispositif, told, jour)


def _replaced(suivant: Contrat | None) -> Situation:
    signed = signatures(suivant) if suivant else []
    told = [etat.date for etat in suivant.etats if etat.date and _exists(suivant, etat)] if suivant else []
    since = min(signed or told, default=None)
    if since is None:
        return Situation(ENDED, "Terminé (remplacé par un autre contrat)")
    return Situation(ENDED, f"Terminé (remplacé par le contrat {du(since)}", since, ")")


def _told(dispositif: Dispositif) -> Situation:
    """Return what the last state says; an opening says it where no state does, or none as late."""
    etat = dernier_etat(dispositif)
    opened = _ouvert_depuis(dispositif)
    if opened and (etat is None or etat.etat is E.EN_OEUVRE):
        return _opened(dispositif, opened)
    if etat is None:
        return UNKNOWN
    if etat.prevue and etat.etat not in (E.SIGNATURE_PREVUE, E.SIGNE):
        return _dite(Formule(PLANNED, "Annoncé{e} ", pour), etat, dispositif)
    formule = FORMULES[E.SIGNATURE_PREVUE if etat.prevue else etat.etat]
    if etat.etat in ADOPTED:
        formule = formule._replace(phase=phase_de(dispositif, etat.etat))
    if etat.etat is E.EN_OEUVRE or (formule.phase is PLANNED and _has_begun(dispositif, etat)):
        return _dite(NEWS, etat, dispositif, max(nouvelles(dispositif), default=None))
    if etat.etat is E.PROROGE and etat.fin:
        return _dite(formule._replace(lien=jusque), etat, dispositif, etat.fin)
    return _dite(formule, etat, dispositif)


def _served(catalogue: Catalogue, dispositif: Dispositif, jour: DatePartielle) -> Situation | None:
    """Return how newly a source told how to get what it offers: no state has to say that this runs."""
    keys = {
        key
        for block in blocs_of(dispositif, Prestation, Implantation)
        if _is_served(block)
        for key in place_of(block).origine.sources
    }
    told = (catalogue.sources[key] for key in keys)
    newest = max(((source.date or source.archive_le, not source.date) for source in told), default=None)
    if newest is None or newest[0].precede(_limit(jour)):
        return None
    date, is_read = newest
    words = f"page lue {le(date)}" if is_read else f"nouvelle {du(date)}"
    return Situation(RUNS, f"En cours ({words}", date, ")")


def _is_served(block: Model) -> bool:
    if isinstance(block, Implantation):
        return bool(block.horaires)
    if not isinstance(block, (Mission, Programme)) or block.prevue or block.fin:
        return False
    prices = (block.frais, block.tarif, block.tarifs)
    return any((*prices, block.horaires, block.permanences, block.mobilisation, block.pieces))


def _opened(dispositif: Dispositif, since: DatePartielle) -> Situation:
    newest = max(nouvelles(dispositif))
    later = f" (nouvelle {du(newest)}{newest})" if newest.annee > since.annee else ""
    return Situation(RUNS, f"Ouvert{_e(dispositif)} {depuis(since)}", since, later)


def _dite(
    formule: Formule, etat: Etat, dispositif: Dispositif, date: DatePartielle | None = None
) -> Situation:
    avant = formule.avant.format(e=_e(dispositif))
    told = date or etat.date
    if told:
        vague = etat.environ and told == etat.date
        lien = ("d’environ " if formule.lien is du else "vers ") if vague else formule.lien(told)
        return Situation(formule.phase, f"{avant}{lien}", told, formule.apres)
    published = etat.date_publiee or ""
    words = published if 0 < len(published) <= SHORT else "date non connue"
    whole = f"{avant.rstrip()}, {words})" if formule.apres else f"{avant.rstrip()} ({words})"
    return Situation(formule.phase, whole)


def _e(dispositif: Dispositif) -> str:
    return "e" if dispositif.sorte.feminin else ""


def labels(dispositif: Dispositif) -> tuple[str, ...]:
    """Return which labels and agreements sources say that a dispositif got."""
    got = (etat.detail for etat in dispositif.etats if etat.etat is E.LABELLISE)
    return tuple(filter(None, got))


def dernier_etat(dispositif: Dispositif) -> Etat | None:
    """Return the state that tells where a dispositif stands.

    It is the last that happened. A state without a date stands where the file puts it, after the one before
    it; between two states of one date, the later in the file wins. An announcement only counts as long as
    nothing has begun.
    """
    happened = [etat for etat in dispositif.etats if not etat.est_annonce]
    # What prepares a thing came before it, wherever the file puts it without a date.
    if any(_exists(dispositif, etat) for etat in happened):
        happened = [e for e in happened if e.date or phase_de(dispositif, e.etat) is not PLANNED]
    # To be cited changes nothing of what is known already.
    last = _last([etat for etat in happened if etat.etat is not E.CITE] or happened)
    announced = _last([etat for etat in dispositif.etats if etat.est_annonce])
    is_prepared = last is None or phase_de(dispositif, last.etat) is PLANNED
    has_begun = last is not None and _has_begun(dispositif, last)
    return announced if announced and is_prepared and not has_begun else last


def _last(etats: Iterable[Etat]) -> Etat | None:
    place, found = DatePartielle(0), None
    best = place
    for etat in etats:
        place = etat.date or place
        if place >= best:
            best, found = place, etat
    return found


def phase_de(dispositif: Dispositif | None, etat: E) -> Phase:
    """Return what a state amounts to: a plan stands once it is adopted, a contract has yet to be signed."""
    stands = dispositif and dispositif.GENRE.vaut_adopte and etat in ADOPTED
    return RUNS if stands else FORMULES[etat].phase


def _exists(dispositif: Dispositif, etat: Etat) -> bool:
    return phase_de(dispositif, etat.etat) is RUNS and not etat.prevue


def _has_begun(dispositif: Dispositif, before: Etat) -> bool:
    """Tell whether a state that makes a dispositif exist precedes another."""
    begun = [etat for etat in dispositif.etats if _exists(dispositif, etat) and etat is not before]
    return any(not (e.date and before.date) or e.date <= before.date for e in begun)


def est_fini(dispositif: Dispositif) -> bool:
    """Tell whether the last state of a dispositif ends it."""
    etat = dernier_etat(dispositif)
    return etat is not None and not etat.prevue and FORMULES[etat.etat].phase is ENDED


def _ouvert_depuis(dispositif: Dispositif) -> DatePartielle | None:
    """Return the first opening of a place, as the retained dates tell it."""
    retained = [place.ouvertures[0] for place in blocs_of(dispositif, Implantation) if place.ouvertures]
    return min((o.date for o in retained if o.date and not o.prevue), default=None)


def _silence(
    catalogue: Catalogue, dispositif: Dispositif, told: Situation, jour: DatePartielle
) -> Situation | None:
    """Return since when nothing is known, if that is too long to say more."""
    newest = dernier_fait(dispositif, jour)
    if told.phase is SILENT:
        return _since(newest) if newest else None
    planned = told.date if told.phase is PLANNED else None
    # A source that is dated makes nothing old of what is told without a date: it only tells of later news.
    source = derniere_source(catalogue, dispositif, jour) if newest else None
    known = (newest, planned, source)
    last = max(filter(None, known), default=None)
    if isinstance(dispositif, (Contrat, Convention)) and est_en_vigueur(dispositif):
        published = fin_publiee(dispositif, jour)
        end = published.fin if published else None
        if end and end.precede(jour) and not _is_later(newest, end):
            return Situation(SILENT, f"Sans nouvelles depuis sa fin, prévue {le(end)}", end)
        counted = None if prolongations(dispositif) else terme_initial(dispositif)
        if last and newest and counted and counted.precede(jour) and not _is_later(newest, counted):
            return _since(last)
    return _since(last) if last and last.precede(_limit(jour)) else None


def _limit(jour: DatePartielle) -> DatePartielle:
    return DatePartielle(jour.annee - ANNEES_DE_SILENCE, jour.mois, jour.jour)


def _since(date: DatePartielle) -> Situation:
    return Situation(SILENT, f"Sans nouvelles {depuis(date)}", date)


def _is_later(date: DatePartielle | None, end: DatePartielle) -> bool:
    return bool(date and end.precede(date))


def _with_end(dispositif: Dispositif, told: Situation, jour: DatePartielle) -> Situation:
    """Add the published end to what runs: the reader judges at the day of reading."""
    published = fin_publiee(dispositif, jour) if isinstance(dispositif, (Contrat, Convention)) else None
    end = published.fin if published else None
    if told.phase is not RUNS or end is None or end == told.date or end.precede(jour):
        return told
    return told._replace(apres=f"{told.apres}, fin prévue {on_date(end)}")


def avancement(statut: StatutAction | None, moment: Date | None) -> Situation | None:
    """Return where an action or a project stands; nothing when no source says it.

    Args:
        statut: its progress, if a source tells it.
        moment: the dated statement that it is, if it is one: it may only be announced.
    """
    told = statut or (StatutAction.A_VENIR if moment and moment.prevue else None)
    return Situation(STATUTS[told], told.label) if told else None


def ouverture_dite(ouverture: Ouverture) -> Situation | None:
    """Return what an opening says of its place; nothing when no source dates it."""
    if ouverture.date is None:
        return None
    if ouverture.prevue:
        return Situation(PLANNED, f"Ouverture annoncée {pour(ouverture.date)}", ouverture.date)
    return Situation(RUNS, f"Ouvert {depuis(ouverture.date)}", ouverture.date)


def marque_du_fait(catalogue: Catalogue, fait: Fait) -> Phase:
    """Return what a fact of a timeline amounts to: done, announced, an end, or silence."""
    etat = fait.enonce.etat if isinstance(fait.enonce, Etat) else None
    if fait.est_annonce or etat in (E.ENGAGEMENT, E.PRECONISE):
        return PLANNED
    if etat is E.RENOUVELE and fait.dispositif and situation(catalogue, fait.dispositif).phase is ENDED:
        return ENDED
    return FORMULES[etat].phase if etat in (E.EXPIRE, E.DISSOUS, E.SUSPENDU, E.PLUS_CITE) else RUNS


class ParPhase(NamedTuple):
    """The dispositifs that stand in one way."""

    phase: Phase
    dispositifs: tuple[Dispositif, ...]


def par_phase(catalogue: Catalogue, dispositifs: Iterable[Dispositif]) -> tuple[ParPhase, ...]:
    """Put dispositifs together by phase, what runs first, in their own order; no group is empty."""
    found: dict[Phase, list[Dispositif]] = {}
    for dispositif in dispositifs:
        found.setdefault(situation(catalogue, dispositif).phase, []).append(dispositif)
    return tuple(ParPhase(phase, tuple(found[phase])) for phase in Phase if phase in found)


def en_cours(catalogue: Catalogue, dispositifs: Iterable[Dispositif]) -> tuple[Dispositif, ...]:
    """Keep the dispositifs that run, in their own order."""
    return tuple(d for d in dispositifs if situation(catalogue, d).phase is RUNS)


def sigles(catalogue: Catalogue, dispositifs: Iterable[Dispositif]) -> tuple[str, ...]:
    """Return what there is in short, each kind once: « CLS », then what does not run, « CIAS (annoncé) »."""
    told = (
        d.sorte.court if groupe.phase is RUNS else f"{d.sorte.court} ({groupe.phase.label.lower()})"
        for groupe in par_phase(catalogue, dispositifs)
        for d in groupe.dispositifs
    )
    return tuple(dict.fromkeys(told))
