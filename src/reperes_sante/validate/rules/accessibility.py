"""Accessibility: the site never claims more than its audit carries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from reperes_sante.france.figures import months_before, on_date
from reperes_sante.model.site import TOTALEMENT, Accessibilite, Audit, FichierSite
from reperes_sante.validate.rules.linked import Linked, Remark, rule, warning

LOI = "Loi n° 2005-102 du 11 février 2005, article 47 ; décret n° 2019-768 du 24 juillet 2019"
DECLARATION = "RGAA 4.1.2, obligations, déclaration d'accessibilité"
# « Elle doit être mise à jour 3 ans après la date de publication de la déclaration. »
MONTHS_OF_AUDIT = 36


@rule("etat-sans-audit", "L'état d'accessibilité déclaré est celui que l'audit permet de dire.", source=LOI)
def etats_prouves(linked: Linked) -> Iterator[Remark]:
    """Tell a claimed state that the audit does not carry, or that no audit carries."""
    for file, _, site in linked.every(FichierSite):
        claimed, carried = site.accessibilite.etat, site.etat_accessibilite
        if claimed and claimed is not carried:
            why = "l'audit donne" if site.accessibilite.audit else "sans audit, la loi dit"
            message = f"Le site se déclare « {claimed} » ; {why} « {carried} »."
            remedy = f"Écrivez « {carried.value} », ou ajoutez l'audit qui le prouve."
            yield Remark(file, ("accessibilite", "etat"), message, remedy)


@rule(
    "audit-incoherent", "Le taux d'un audit et sa liste de non-conformités vont ensemble.", source=DECLARATION
)
def audits_coherents(linked: Linked) -> Iterator[Remark]:
    """Tell a rate that is no percentage, and a rate that its list of faults belies."""
    for file, path, audit in linked.every(Audit):
        if not 0 <= audit.taux <= TOTALEMENT:
            remedy = "Écrivez un pourcentage, de 0 à 100."
            yield Remark(file, (*path, "taux"), f"Ce taux ({audit.taux}) n'est pas un pourcentage.", remedy)
        elif (audit.taux < TOTALEMENT) != bool(audit.non_conformites):
            yield Remark(file, (*path, "taux"), *_belied(audit))


@warning(
    "audit-perime",
    "L'audit et la déclaration d'accessibilité ont moins de trois ans ; sinon, le site attend.",
    source=DECLARATION,
)
def audits_valides(linked: Linked) -> Iterator[Remark]:
    """Tell an audit or a declaration that is no longer valid."""
    for file, path, accessibilite in linked.every(Accessibilite):
        for where, message in perimes(accessibilite, linked.today):
            yield Remark(file, (*path, *where), message, "Refaites-le, ou retirez-le : il ne vaut plus.")


def perimes(accessibilite: Accessibilite, today: dt.date) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what is over three years old: where it is dated, and the words to say it."""
    audit, limit = accessibilite.audit, months_before(today, MONTHS_OF_AUDIT)
    if audit and audit.date.premier_jour < limit:
        yield ("audit", "date"), f"L'audit d'accessibilité, fait {on_date(audit.date)}, a plus de trois ans."
    declared = accessibilite.declaration_le
    if declared and declared.premier_jour < limit:
        yield (
            ("declaration_le",),
            f"La déclaration d'accessibilité, établie {on_date(declared)}, a plus de trois ans.",
        )


def _belied(audit: Audit) -> tuple[str, str]:
    if audit.non_conformites:
        return "Tout est dit conforme, et des non-conformités sont listées.", "Corrigez l'un des deux."
    message = "Des critères ne sont pas respectés, et aucune non-conformité n'est listée."
    return message, "Ajoutez « non_conformites », comme la déclaration l'exige."
