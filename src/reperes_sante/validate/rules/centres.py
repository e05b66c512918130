"""Boards: who sits in a conseil local de santé mentale, what rules a centre intercommunal (CIAS)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from reperes_sante.france.letters import plain_letters
from reperes_sante.link.places import blocs_of, place_of
from reperes_sante.model.base import Date
from reperes_sante.model.blocs import Document
from reperes_sante.model.dispositif import Membre
from reperes_sante.model.dispositifs import CentreActionSociale, Conseil, ConseilAdministration, Siege
from reperes_sante.model.evenement import Etape
from reperes_sante.model.types import DatePartielle
from reperes_sante.model.vocabulaire import (
    CategorieAssociation,
    EtatDispositif,
    FamilleActeur,
    NatureCentre,
    NatureConseil,
    TypeTerritoire,
)
from reperes_sante.model.volets import Presidee
from reperes_sante.validate.rules.linked import Linked, Remark, is_told_unknown, warning

CASF = "Code de l'action sociale et des familles"
BOARD = f"{CASF}, article L.123-6"
CEILING = (
    f"{CASF}, articles R.123-7 et suivants, dans leur rédaction antérieure au décret n° 2023-632 "
    "du 20 juillet 2023, qui a supprimé ce plafond"
)
NEEDS = f"{CASF}, article R.123-1 (décret n° 2016-824 du 21 juin 2016)"

MOST_SEATS = 16
CEILING_ENDS = DatePartielle(2023, 7, 22)
# Municipal councils were renewed in 2020 and in 2026; the analysis is due in the following calendar year.
FIRST_ELECTIONS = 2020
TERM = 6


@warning(
    "cias-categories",
    "Les quatre catégories d'associations siègent au conseil d'un CIAS (si la fiche dit les catégories).",
    source=BOARD,
)
def categories(linked: Linked) -> Iterator[Remark]:
    """Tell the categories that are missing from a board of which some categories are known."""
    for file, path, board in linked.every(ConseilAdministration):
        seats = (*board.associations, *board.elus, *board.autres_membres)
        known = {siege.categorie for siege in seats} - {None}
        absent = [categorie.label for categorie in CategorieAssociation if categorie not in known]
        if known and absent and not _is_said_unknown(board):
            message = f"Il manque à ce conseil : {' ; '.join(absent)}."
            remedy = (
                "Vérifiez la catégorie de chaque association, ou retirez-les toutes si la source se tait ; "
                f"sinon, écrivez dans « inconnus » : « - {UNKNOWN_BOARD} »."
            )
            yield Remark(file, (*path, "associations"), message, remedy)


@warning(
    "cias-parite",
    "Un CIAS a autant d'élus que de membres nommés à son conseil (si les deux listes sont complètes).",
    source=BOARD,
)
def parite(linked: Linked) -> Iterator[Remark]:
    """Tell unequal colleges; a list shorter than its announced number is not complete, hence not judged."""
    for file, path, board in linked.every(ConseilAdministration):
        elected, named = _seats(board.elus), _seats((*board.associations, *board.autres_membres))
        # The chair may be told apart: a list without it lacks one seat of those announced.
        is_told = board.nombre_sieges is None or elected + named + 1 >= board.nombre_sieges
        is_whole = board.nombre_associations in (None, len(board.associations)) and is_told
        # The one who chairs may be among those who are elected, and counts on neither side.
        is_even = elected == named or (elected == named + 1 and _is_chaired(board))
        if elected and named and not is_even and is_whole and not _is_said_unknown(board):
            message = f"Ce conseil a {elected} élus et {named} membres nommés : la loi en veut autant."
            remedy = f"Complétez les listes ; sinon, écrivez dans « inconnus » : « - {UNKNOWN_BOARD} »."
            yield Remark(file, path, message, remedy)


UNKNOWN_BOARD = "La composition du conseil d'administration."
CHAIR = re.compile(r"\b(?:maire|president)")


def _is_said_unknown(board: ConseilAdministration) -> bool:
    """Tell whether the centre says that nobody knows the whole of its board."""
    centre = place_of(board).dans_un(CentreActionSociale)
    return centre is not None and is_told_unknown(centre, "conseil d'administration")


def _is_chaired(board: ConseilAdministration) -> bool:
    """Tell whether a source says who chairs, among the elected or apart."""
    said = (word for siege in board.elus for word in (siege.designation, siege.precision) if word)
    return bool(board.presidence) or any(CHAIR.search(plain_letters(word)) for word in said)


@warning(
    "cias-d-une-commune",
    "Un CIAS est celui de plusieurs communes : celui d'une commune seule est un CCAS.",
    source=f"{CASF}, articles L.123-4 et L.123-4-1",
)
def centre_d_une_commune(linked: Linked) -> Iterator[Remark]:
    """Tell a centre of which the file of a commune does not say the sort: pages would call it a CIAS."""
    for file, path, centre in linked.every(CentreActionSociale):
        territoire = linked.catalogue.territoire_du_dispositif.get(centre.id)
        is_communal = territoire is not None and territoire.type is TypeTerritoire.COMMUNE
        if is_communal and "nature" not in centre.model_fields_set:
            message = "Sans « nature », la page appelle CIAS le centre de cette commune."
            remedy = "Ajoutez « nature: ccas » ; si c'est celui de l'intercommunalité, « nature: cias »."
            yield Remark(file, path, message, remedy)


def _seats(sieges: Iterable[Siege]) -> int:
    """Count seats: a line is one seat, unless it says how many."""
    return sum(int(siege.nombre or 1) for siege in sieges)


@warning(
    "cias-effectif",
    "Jusqu'en juillet 2023, le conseil d'un CIAS avait au plus 16 élus et 16 membres nommés.",
    source=CEILING,
)
def effectif(linked: Linked) -> Iterator[Remark]:
    """Tell a board, dated before the ceiling was abolished, that exceeds it."""
    for file, path, board in linked.every(ConseilAdministration):
        named = _seats((*board.associations, *board.autres_membres))
        counts = (_seats(board.elus), named, int(board.nombre_associations or 0))
        if board.date and board.date.precede(CEILING_ENDS) and max(counts) > MOST_SEATS:
            message = f"Ce conseil a {max(counts)} membres d'un même côté ; la limite était de 16."
            yield Remark(file, path, message, "Vérifiez le nombre, ou la date du conseil.")


@warning(
    "cias-besoins-sociaux",
    "Un CIAS présente une analyse des besoins sociaux l'année qui suit les élections municipales.",
    source=NEEDS,
)
def analyse_des_besoins(linked: Linked) -> Iterator[Remark]:
    """Tell a CIAS without an analysis since the last year in which one was due, once this year is over."""
    due = last_due_year(linked.today)
    for file, path, cias in linked.every(CentreActionSociale):
        dates = (told.fin or told.date for told in _analyses(cias))
        is_done = any(date and date.annee >= due for date in dates)
        is_asked = due > FIRST_ELECTIONS and not is_done and not _is_of_services(cias)
        if is_asked and not _is_out_of_reach(cias, due):
            message = (
                f"Aucune analyse des besoins sociaux n'est notée pour {due}, "
                f"l'année qui suit les élections municipales de {due - 1}."
            )
            remedy = (
                "Ajoutez-la dans « analyses_besoins_sociaux » ; "
                "si elle est introuvable, écrivez-le dans « inconnus » avec les mots « besoins sociaux »."
            )
            place = (*path, "analyses_besoins_sociaux") if cias.analyses_besoins_sociaux else path
            yield Remark(file, place, message, remedy)


def _is_of_services(cias: CentreActionSociale) -> bool:
    """Tell whether no analysis is to be told: no centre in law, or a page of meals, which tells of none."""
    if cias.nature is NatureCentre.SERVICE:
        return True
    told = (cias.conseil_administration, cias.analyses_besoins_sociaux, cias.etats, cias.instances)
    return bool(cias.missions or cias.programmes) and not any(told)


def _analyses(cias: CentreActionSociale) -> Iterator[Date]:
    """Yield what tells of an analysis, wherever it stands: its own block, a dated fact, a document."""
    yield from cias.analyses_besoins_sociaux
    for told in blocs_of(cias, Etape, Document):
        if "besoins sociaux" in plain_letters(told.appellation) and not told.prevue:
            yield told


def last_due_year(today: dt.date) -> int:
    """Return the last year that is over and in which an analysis was due: 2021, 2027 and so on."""
    first_due = FIRST_ELECTIONS + 1
    return first_due + (today.year - 1 - first_due) // TERM * TERM


def _is_out_of_reach(cias: CentreActionSociale, due: int) -> bool:
    """Tell whether the CIAS began after that year or ended before its end, or says that it does not know."""
    ended = [e.date.annee for e in cias.etats if e.etat is EtatDispositif.DISSOUS and e.date]
    begun = [e.date.annee for e in cias.etats if e.etat is EtatDispositif.CREE and e.date]
    is_elsewhen = any(year <= due for year in ended) or any(year > due for year in begun)
    return is_elsewhen or is_told_unknown(cias, "besoins sociaux")


INSTRUCTION = "Instruction n° DGS/SP4/CGET/2016/289 du 30 septembre 2016 relative aux CLSM"

# « Plateforme de concertation entre les élus locaux, la psychiatrie, les usagers et les aidants. »
# Each with the words by which a function, a member or a partner is one, wherever the file names them.
NEEDED = {
    FamilleActeur.ELUS: re.compile(
        r"\b(?:maires?|elue?s?|adjointe?s?|conseill\w+)\b"
        r"|\bpresident\w* d\w*[' ](?:la |l')?(?:agglo|commun|metro|pays)"
    ),
    FamilleActeur.PSYCHIATRIE: re.compile(r"\bpsychiatr"),
    FamilleActeur.USAGERS: re.compile(r"\b(?:usage|personnes? concernee)"),
    FamilleActeur.AIDANTS: re.compile(r"\b(?:aidant|famille|proche)"),
}


def _who(conseil: Conseil) -> Iterator[str]:
    """Yield the words that say who takes part in a council, in whichever field they stand."""
    for presided in blocs_of(conseil, Presidee):
        chairs = (presided.presidence, *presided.copresidence, *presided.vice_presidence)
        yield from filter(None, chairs)
    yield from (point.texte for point in conseil.methode if "presid" in plain_letters(point.texte))
    for one in (*blocs_of(conseil, Membre), *conseil.partenaires, *conseil.pilotes, *conseil.porteurs):
        yield from filter(None, (one.designation, one.precision))
    yield from (mandat.fonction for mandat in conseil.mandats)


@warning(
    "clsm-membres",
    "Un CLSM réunit au moins élus, psychiatrie, usagers et aidants (si la fiche dit ses membres).",
    source=INSTRUCTION,
)
def membres_du_clsm(linked: Linked) -> Iterator[Remark]:
    """Tell the families that are missing from a CLSM of which some families are known."""
    for file, path, conseil in linked.every(Conseil):
        if conseil.nature is not NatureConseil.CLSM:
            continue
        families = {membre.famille for membre in blocs_of(conseil, Membre)} - {None}
        said = " ; ".join(plain_letters(text) for text in _who(conseil))
        absent = [one for one in NEEDED if one not in families and not NEEDED[one].search(said)]
        absent = [
            famille
            for famille in absent
            if not is_told_unknown(conseil, plain_letters(famille.label).split()[-1])
        ]
        if families and absent:
            names = " ; ".join(famille.label.lower() for famille in absent)
            told = names.replace(" ; ", ", ")
            message = f"Parmi les membres cités de ce conseil, il manque : {names}."
            remedy = (
                "Ajoutez ces membres si une source les cite ; "
                f"sinon, écrivez dans « inconnus » : « - La place de membres non cités, {told}. »"
            )
            place = (*path, "composition") if conseil.composition else path
            yield Remark(file, place, message, remedy)
