"""Councils: who sits in a conseil local de santé mentale."""

from __future__ import annotations

from collections.abc import Iterator

from reperes_sante.france.letters import plain_letters
from reperes_sante.model.dispositif import Membre
from reperes_sante.model.dispositifs import Conseil
from reperes_sante.model.fields import walk
from reperes_sante.model.findings import Severity
from reperes_sante.model.vocabulaire import FamilleActeur, NatureConseil
from reperes_sante.validate.rules.linked import Linked, Remark, rule
from reperes_sante.validate.rules.unknowns import is_told_unknown

INSTRUCTION = "Instruction n° DGS/SP4/CGET/2016/289 du 30 septembre 2016 relative aux CLSM"

# « Plateforme de concertation entre les élus locaux, la psychiatrie, les usagers et les aidants. »
NEEDED = (
    FamilleActeur.ELUS,
    FamilleActeur.PSYCHIATRIE,
    FamilleActeur.USAGERS,
    FamilleActeur.AIDANTS,
)


@rule(
    "clsm-membres",
    "Un CLSM réunit au moins élus, psychiatrie, usagers et aidants (si la fiche dit ses membres).",
    source=INSTRUCTION,
    gravite=Severity.AVERTISSEMENT,
)
def membres_du_clsm(linked: Linked) -> Iterator[Remark]:
    """Tell the families that are missing from a CLSM of which some families are known."""
    for file, path, conseil in linked.every(Conseil):
        if conseil.nature is not NatureConseil.CLSM:
            continue
        families = {node.value.famille for node in walk(conseil) if isinstance(node.value, Membre)} - {None}
        absent = [famille for famille in NEEDED if famille not in families]
        absent = [
            famille
            for famille in absent
            if not is_told_unknown(conseil, plain_letters(famille.label).split()[-1])
        ]
        if families and absent:
            names = " ; ".join(famille.label.lower() for famille in absent)
            message = f"Parmi les membres cités de ce conseil, il manque : {names}."
            remedy = "Ajoutez ces membres si une source les cite ; sinon, dites-le dans « inconnus »."
            place = (*path, "composition") if conseil.composition else path
            yield Remark(file, place, message, remedy)
