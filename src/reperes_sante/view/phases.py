"""The five ways a thing can stand, and the words that tell each state of a dispositif or of an action."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, Self

from reperes_sante.france.figures import du, le
from reperes_sante.france.letters import typographier
from reperes_sante.model.types import DatePartielle
from reperes_sante.model.vocabulaire import EtatDispositif as E
from reperes_sante.model.vocabulaire import StatutAction, Vocabulaire


class Phase(Vocabulaire):
    """The five ways a thing can stand.

    Attributes:
        marque: name of its icon, and end of its class names.
        titre: heading of a list of such things.
        sens: what the heading means.
    """

    marque: str
    titre: str
    sens: str

    EN_COURS = (
        "en-cours",
        "En cours",
        "fait",
        "Ce qui existe",
        "Une source dit que c'est fait ou en cours.",
    )
    ANNONCE = "annonce", "Annoncé", "annonce", "Annoncé", "Une source l'annonce ou le prépare."
    TERMINE = "termine", "Terminé", "termine", "Terminé", "Une source dit que c'est fini, ou arrêté."
    SILENCE = (
        "sans-nouvelles",
        "Sans nouvelles",
        "silence",
        "Sans nouvelles",
        "Nous n'avons rien lu de récent. Nous ne savons pas si cela existe encore.",
    )
    INCONNU = (
        "non-connu",
        "État non connu",
        "neutre",
        "État non connu",
        "Nos sources en parlent, sans dire où cela en est.",
    )

    def __new__(cls, word: str, label: str, marque: str, titre: str, sens: str) -> Self:
        """Gather all that is known of a phase."""
        member = str.__new__(cls, word)
        member._value_, member.label = word, label
        member.marque, member.titre, member.sens = marque, titre, sens
        return member

    @property
    def rang(self) -> int:
        """Where it stands in lists: what runs first."""
        return list(Phase).index(self)


class Situation(NamedTuple):
    """Where a thing stands.

    Attributes:
        phase: what it amounts to; its mark.
        avant: the words before the date, or all of them.
    """

    phase: Phase
    avant: str
    date: DatePartielle | None = None
    apres: str = ""

    @property
    def texte(self) -> str:
        """All the words, as data hold them: « En cours (nouvelle de 2024) »."""
        return f"{self.avant}{self.date or ''}{self.apres}"

    @property
    def mots(self) -> str:
        """The same with the typography of pages."""
        return typographier(self.texte)


class Formule(NamedTuple):
    """How a state is told: what it amounts to, its words, and the small word that leads to its date.

    Attributes:
        avant: words before the date; `{e}` agrees with the noun of the dispositif.
        lien: returns the small word before a date.
    """

    phase: Phase
    avant: str
    lien: Callable[[DatePartielle], str]
    apres: str = ""


RUNS, PLANNED, ENDED, SILENT = Phase.EN_COURS, Phase.ANNONCE, Phase.TERMINE, Phase.SILENCE
FORMULES: Mapping[E, Formule] = {
    E.CITE: Formule(Phase.INCONNU, "Cité{e} ", le),
    E.INITIE: Formule(PLANNED, "En préparation (initié{e} ", le, ")"),
    E.PREFIGURATION: Formule(PLANNED, "En préparation (préfiguration ", le, ")"),
    E.PRECONISE: Formule(PLANNED, "Recommandé{e} ", le),
    E.ENGAGEMENT: Formule(PLANNED, "Annoncé{e} ", le),
    E.CHARTE: Formule(PLANNED, "Charte signée ", le),
    E.CONVENTION: Formule(PLANNED, "Convention signée ", le),
    E.DIAGNOSTIC: Formule(PLANNED, "En préparation (diagnostic ", le, ")"),
    E.REDACTION: Formule(PLANNED, "En préparation (rédaction ", le, ")"),
    E.DELIBERE: Formule(PLANNED, "Voté{e} ", le),
    E.ADOPTE: Formule(PLANNED, "Adopté{e} ", le),
    E.SIGNATURE_PREVUE: Formule(PLANNED, "À signer (prévu ", le, ")"),
    E.SIGNE: Formule(RUNS, "Signé{e} ", le),
    E.LANCE: Formule(RUNS, "Lancé{e} ", le),
    E.CREE: Formule(RUNS, "Créé{e} ", le),
    E.OFFICIALISE: Formule(RUNS, "Officialisé{e} ", le),
    E.LABELLISE: Formule(RUNS, "Labellisé{e} ", le),
    E.OUVERT: Formule(RUNS, "Ouvert{e} ", le),
    E.INAUGURE: Formule(RUNS, "Inauguré{e} ", le),
    E.INSTALLE: Formule(RUNS, "Installé{e} ", le),
    E.EN_OEUVRE: Formule(RUNS, "En cours (nouvelle ", du, ")"),
    E.SUSPENDU: Formule(ENDED, "Suspendu{e} ", le),
    E.EXPERIMENTATION: Formule(RUNS, "À l'essai (nouvelle ", du, ")"),
    E.RELANCE: Formule(RUNS, "Relancé{e} ", le),
    E.AVENANT: Formule(RUNS, "En cours (avenant ", du, ")"),
    E.PROROGE: Formule(RUNS, "Prorogé{e} ", le),
    E.EVALUATION: Formule(RUNS, "En cours (évaluation ", du, ")"),
    E.RENOUVELE: Formule(RUNS, "Renouvelé{e} ", le),
    E.EXPIRE: Formule(ENDED, "Terminé{e} ", le),
    E.DISSOUS: Formule(ENDED, "Terminé{e} (dissolution ", le, ")"),
    E.PLUS_CITE: Formule(SILENT, "Sans nouvelles (plus cité{e} ", le, ")"),
}
if untold := [etat.value for etat in E if etat not in FORMULES]:
    raise LookupError(f"Dites dans {__name__} comment se lit l'état : {', '.join(untold)}.")
# What stands for a kind that is neither signed nor installed: `Genre.vaut_adopte`.
ADOPTED = frozenset({E.DELIBERE, E.ADOPTE})
STATUTS: Mapping[StatutAction, Phase] = {
    StatutAction.A_VENIR: PLANNED,
    StatutAction.EN_COURS: RUNS,
    StatutAction.ESSAI: RUNS,
    StatutAction.REALISEE: ENDED,
    StatutAction.ABANDONNEE: ENDED,
    StatutAction.PERMANENTE: RUNS,
}
if untold := [statut.value for statut in StatutAction if statut not in STATUTS]:
    raise LookupError(f"Dites dans {__name__} à quoi revient le statut : {', '.join(untold)}.")
# Once it has begun, a new diagnosis or a charter is news of a thing that runs.
NEWS = FORMULES[E.EN_OEUVRE]
UNKNOWN = Situation(Phase.INCONNU, Phase.INCONNU.label)
