"""What is planned: axes, objectives, priorities, actions."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from reperes_sante.model.acces import Acces
from reperes_sante.model.base import Date, Enonce, Intitule, Volet
from reperes_sante.model.blocs import Cadre, Participant
from reperes_sante.model.markers import Announces, Mark, Names, Role, Sought
from reperes_sante.model.regards import Dite, Suivie
from reperes_sante.model.types import DatePartielle, Entier, NosMots, OuiNon, Texte, Titre
from reperes_sante.model.vocabulaire import Exactitude, NatureAxe, StatutAction
from reperes_sante.model.volets import (
    Buts,
    Comptee,
    Dotee,
    Ecrite,
    Exigences,
    Menee,
    Objectifs,
    Portee,
    Rattachee,
    Visee,
)

NombreActions = Annotated[
    Entier | None,
    Field(
        title="Nombre d'actions", description="Nombre d'actions annoncé, même si toutes ne sont pas connues."
    ),
]
# The same, of a block that lists those that are known.
ActionsAnnoncees = Annotated[NombreActions, Announces("actions", "action", "actions")]
ExactitudeActions = Annotated[
    Exactitude | None,
    Field(
        title="Exactitude du nombre d'actions",
        description="Si la source dit « une quarantaine d'actions », « plus de vingt »…",
    ),
]


class Action(Portee, Visee, Acces, Dotee, Suivie, Ecrite, Dite, Rattachee, Date):
    """An action of a contract or of a council."""

    INTITULE: ClassVar = Intitule("Action", "Une action d'un contrat ou d'un conseil.")
    SUIVANT: ClassVar = "date"
    APRES: ClassVar = ("statut", "campagne", "prevue")
    ANCRE: ClassVar = "action"

    titre: Annotated[Titre, Names()] = Field(
        description="Titre officiel, ou celui de la source, mot pour mot."
    )
    numero: Texte | None = Field(
        None, title="Numéro", description="Numéro de la fiche action.", examples=["1", "2.3"]
    )
    resume: NosMots | None = Field(None, title="Résumé", description="Ce qui est fait, en français simple.")
    statut: StatutAction | None = Field(None, description="Où en est l'action, si une source le dit.")
    objectifs: Objectifs = ()
    pilote: Annotated[Participant | None, Role.CONDUIT] = Field(None, description="Qui la conduit.")
    pilotes: Annotated[tuple[Participant, ...], Role.CONDUIT] = Field(
        (), title="Autres pilotes", description="Qui la conduit avec le pilote, s'ils sont plusieurs."
    )
    lieux: tuple[Texte, ...] = Field((), description="Où elle se déroule.")
    exigences: Exigences = ()
    cadre: Cadre = None


class Priorite(Menee, Visee, Comptee, Suivie, Enonce):
    """A part of a work: a theme of a council or of a workshop, an axis, an objective."""

    INTITULE: ClassVar = Intitule("Priorité", "Un thème de travail.")
    ANCRE: ClassVar = "priorite"

    titre: Annotated[Titre, Names()] = Field(description="Titre officiel, mot pour mot.")
    numero: Texte | None = Field(
        None, title="Numéro", description="Numéro, s'il y en a un.", examples=["1", "A"]
    )
    resume: NosMots | None = Field(
        None, title="Résumé", description="Ce que cela veut dire, en français simple."
    )
    buts: Buts = ()
    echeance: DatePartielle | None = Field(
        None, title="Échéance", description="Pour quand, si la source le dit : « d'ici 2028 »."
    )
    nombre_actions: ActionsAnnoncees = None
    exactitude_actions: ExactitudeActions = None
    actions: Annotated[tuple[Action, ...], Sought(10)] = Field((), description="Actions rattachées.")


class Objectif(Priorite):
    """An objective of an axis."""

    INTITULE: ClassVar = Intitule("Objectif", "Un objectif d'un axe.")
    ANCRE: ClassVar = "objectif"

    titre: Annotated[Titre, Names()] = Field(
        description="Titre officiel, ou celui de la source, mot pour mot.",
        examples=["Faciliter l'installation des soignants", "Mieux repérer les troubles"],
    )


class Axe(Priorite):
    """An axis of a contract."""

    INTITULE: ClassVar = Intitule("Axe", "Une partie du contrat, avec ses actions.")
    ANCRE: ClassVar = "axe"

    nature: NatureAxe | None = Field(
        None, description="Comment le contrat appelle cette partie, si la source le dit."
    )
    objectifs: tuple[Objectif, ...] = Field((), description="Objectifs de l'axe, s'il en a.")

    @property
    def repere(self) -> str:
        """Its number, which says less than its title and never changes; else its title."""
        return self.numero or self.appellation


class Planifiee(Volet):
    """What a plan holds: its axes, its actions, and how many of them are announced."""

    INTITULE: ClassVar = Intitule("Le plan", "Les axes et les actions, connus ou annoncés.")

    nombre_axes: Annotated[Entier | None, Announces("axes", "axe", "axes")] = Field(
        None, title="Nombre d'axes", description="Nombre d'axes annoncé, même si tous ne sont pas connus."
    )
    exactitude_axes: Exactitude | None = Field(
        None,
        title="Exactitude du nombre d'axes",
        description="Si la source dit « une dizaine d'axes », « au moins quatre »…",
    )
    axes_partiels: OuiNon = Field(
        False,
        title="Axes partiels",
        description="oui si la source n'en cite que quelques-uns : « dont », « notamment ». "
        "Sans cette ligne : non.",
    )
    nature_axes: NatureAxe | None = Field(
        None,
        title="Nature des axes",
        description="Comment la source appelle ses axes, quand elle ne les nomme pas tous.",
    )
    nombre_actions: ActionsAnnoncees = None
    exactitude_actions: ExactitudeActions = None
    axes: Annotated[tuple[Axe, ...], Sought(5), Mark.CONTENT] = Field(
        (), description="Axes connus, dans l'ordre de la source."
    )
    actions: Annotated[tuple[Action, ...], Sought(10), Mark.CONTENT] = Field(
        (), description="Actions qui ne sont rattachées à aucun axe."
    )
