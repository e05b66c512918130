"""The contrat local de santé (CLS): code de la santé publique, article L.1434-10."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar

from pydantic import Field

from reperes_sante.model.attentes import EN_BREF, ETAT, IMPORTANT, Attente, Critere
from reperes_sante.model.base import Date, Enonce, Exigence, Intitule, Volet
from reperes_sante.model.blocs import Participant
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.genre import Appellation, Genre, Principal
from reperes_sante.model.markers import Completed, Mark, Part, Role, Sought, Top
from reperes_sante.model.plan import Planifiee
from reperes_sante.model.rubriques import Rubrique
from reperes_sante.model.types import (
    DatePartielle,
    Entier,
    NosMots,
    OuiNon,
    Quantite,
    RefDispositif,
    Texte,
)
from reperes_sante.model.vocabulaire import EtatDispositif, Exactitude, StatutSignataire


class Signataire(Participant):
    """Who signed, and in what capacity."""

    INTITULE: ClassVar = Intitule("Signataire", "Qui a signé, et à quel titre.")
    SUIVANT: ClassVar = "qualite"
    APRES: ClassVar = ("statut",)

    statut: StatutSignataire = Field(
        StatutSignataire.SIGNATAIRE,
        description="Ce qu'il a à voir avec le contrat. Sans cette ligne : signataire.",
    )
    qualite: Annotated[Texte | None, Mark.ADDS, Mark.OFFICE] = Field(
        None,
        title="Qualité",
        description="Fonction de la personne qui a signé, sans son nom.",
        examples=["le président", "la directrice générale"],
    )

    deliberation: DatePartielle | None = Field(
        None, title="Délibération", description="Jour où son assemblée a permis qu'il signe."
    )

    @property
    def signe(self) -> bool:
        """Whether it signs with the others, or signed an amendment."""
        return self.statut in SIGNENT


# Those who put their name to the contract, or to its amendment.
SIGNENT = frozenset({StatutSignataire.SIGNATAIRE, StatutSignataire.COSIGNATAIRE, StatutSignataire.AVENANT})


LENGTH = re.compile(r"(?P<annees>\d{1,2}) ans?|(?:de )?(?P<date>\d{4})\s*(?:[-–]|à)\s*(?P<fin>\d{4})")


class Duree(Date):
    """How long the contract lasts, as one source says; `date` and `fin` bound the period."""

    INTITULE: ClassVar = Intitule("Durée", "Combien de temps dure le contrat : annees, ou date et fin.")
    EXIGENCES: ClassVar = (Exigence(("annees", "date", "fin"), "duree_vide"),)

    @classmethod
    def cle_evidente(cls, text: str = "") -> str | None:
        """Return `annees` for a number of years."""
        return "annees" if re.fullmatch(r"\d{1,2}", text) else None

    @classmethod
    def entier(cls, value: Any) -> Any:  # noqa: ANN401
        """Return a length with all its keys: « 5 ans », « 2018-2022 », « de 2018 à 2022 » say which."""
        found = LENGTH.fullmatch(value.strip()) if isinstance(value, str) else None
        said = {key: text for key, text in found.groupdict().items() if text} if found else {}
        return said or super().entier(value)

    annees: Quantite | None = Field(None, title="Années", description="Nombre d'années.")
    annees_max: Annotated[Quantite | None, Top("annees")] = Field(
        None, title="Années (au plus)", description="Haut de la fourchette (« de trois à cinq ans »)."
    )
    renouvelable: OuiNon | None = Field(None, description="oui si la source le dit renouvelable.")
    detail: NosMots | None = Field(
        None,
        title="Détail",
        description="Ce que la source ajoute.",
        examples=["à partir de la signature", "renouvelable une fois"],
    )


class Generation(Enonce):
    """Rank of the contract in the territory's series, as one source counts it."""

    INTITULE: ClassVar = Intitule("Génération", "Le rang du contrat dans la série du territoire.")

    @classmethod
    def cle_evidente(cls, text: str = "") -> str | None:
        """Return `rang`: nothing else is mandatory."""
        del text
        return "rang"

    rang: Entier = Field(description="1 pour le premier contrat, 2 pour le deuxième…")
    detail: NosMots | None = Field(
        None,
        title="Détail",
        description="Ce que la source ajoute.",
        examples=["la page parle d'un « CLS 2 »", "après un contrat signé en 2013"],
    )


class Bornee(Volet):
    """What lasts for a time that is told."""

    INTITULE: ClassVar = Intitule("La durée", "Combien de temps cela dure.")

    durees: Annotated[tuple[Duree, ...], Sought(3), Mark.FIRST_RETAINED] = Field(
        (), title="Durées", description="Sa durée. La première valeur est retenue, les autres sont dites."
    )


class Signee(Bornee):
    """What is signed: by whom, for how long."""

    INTITULE: ClassVar = Intitule("La signature", "Qui signe, et pour combien de temps.")

    signataires: Annotated[tuple[Signataire, ...], Role.SIGNE, Part("signataires"), Sought(4)] = Field(
        (), description="Qui a signé."
    )
    nombre_signataires: Entier | None = Field(
        None,
        title="Nombre de signataires",
        description="Nombre de signataires annoncé, même si tous ne sont pas nommés.",
    )
    exactitude_signataires: Exactitude | None = Field(
        None,
        title="Exactitude du nombre de signataires",
        description="Si la source dit « une vingtaine de signataires », « plus de dix »…",
    )


# States of which the end is that of the contract.
RUNNING = (
    *(EtatDispositif.SIGNE, EtatDispositif.EN_OEUVRE),
    *(EtatDispositif.RENOUVELE, EtatDispositif.PROROGE),
)


def _has_period(contrat: Contrat) -> bool:
    states = (etat.fin for etat in contrat.etats if etat.etat in RUNNING)
    return any(duree.fin or duree.annees for duree in contrat.durees) or any(states)


def _has_actions(contrat: Contrat) -> bool:
    of_axes = (axe.actions or any(objectif.actions for objectif in axe.objectifs) for axe in contrat.axes)
    return bool(contrat.actions or any(of_axes))


class Contrat(Dispositif, Signee, Planifiee):
    """A contrat local de santé, of one generation."""

    GENRE: ClassVar = Genre(
        Appellation("Contrat local de santé (CLS)", "CLS", "Contrats locaux de santé"),
        "Un contrat, et un seul : le suivant a son bloc.",
        (
            ETAT,
            Critere(Attente("periode", IMPORTANT, "la durée du contrat, ou sa date de fin"), _has_period),
            Critere(Attente("signataires", IMPORTANT, "qui a signé"), lambda c: bool(c.signataires)),
            Critere(Attente("actions", IMPORTANT, "les actions du contrat"), _has_actions),
            EN_BREF,
        ),
        Principal(
            couleur="cls",
            icone="handshake",
            rubrique=Rubrique.CLS,
            fichier="contrats",
            contenu="Les contrats locaux de santé (CLS)",
            reference="ecrire-un-contrat",
            promesse="Contenu du contrat (CLS)",
            absence="contrat",
        ),
    )

    generations: Annotated[tuple[Generation, ...], Mark.FIRST_RETAINED] = Field(
        (),
        title="Générations",
        description="Rang du contrat. La première valeur est retenue, les autres sont dites.",
    )
    succede_a: Annotated[RefDispositif | None, Completed("contrat")] = Field(
        None, title="Succède à", description="Identifiant du contrat précédent, dans la même fiche."
    )
