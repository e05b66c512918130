"""The contrat local de santé (CLS): code de la santé publique, article L.1434-10."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from reperes_sante.model.base import Date, Enonce, Participant
from reperes_sante.model.dispositif import Action, Dispositif, Priorite
from reperes_sante.model.types import Nombre, OuiNon, RefDispositif, Texte
from reperes_sante.model.vocabulaire import NatureAxe


class Signataire(Participant):
    """Who signed, and in what capacity."""

    qualite: Texte | None = Field(
        None,
        description="Fonction de la personne qui a signé, sans son nom.",
        examples=["le président", "la directrice générale"],
    )


class Duree(Date):
    """How long the contract lasts, as one source says; `date` and `fin` bound the period."""

    annees: Nombre | None = Field(None, description="Nombre d'années.")
    annees_max: Nombre | None = Field(None, description="Haut de la fourchette (« de trois à cinq ans »).")
    renouvelable: OuiNon | None = Field(None, description="oui si la source le dit renouvelable.")
    detail: Texte | None = Field(
        None,
        description="Ce que la source ajoute.",
        examples=["à partir de la signature", "renouvelable une fois"],
    )

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.annees is None and self.date is None and self.fin is None:
            raise PydanticCustomError("duree_vide", "il faut annees, ou date et fin")
        return self


class Generation(Enonce):
    """Rank of the contract in the territory's series, as one source counts it."""

    rang: Nombre = Field(description="1 pour le premier contrat, 2 pour le deuxième…")
    detail: Texte | None = Field(
        None,
        description="Ce que la source ajoute.",
        examples=["la page parle d'un « CLS 2 »", "après un contrat signé en 2013"],
    )


class Objectif(Enonce):
    """An objective of an axis."""

    titre: Texte = Field(
        description="Titre officiel, ou celui de la source, mot pour mot.",
        examples=["Faciliter l'installation des soignants", "Mieux repérer les troubles"],
    )
    actions: tuple[Action, ...] = Field((), description="Actions de cet objectif.")


class Axe(Priorite):
    """An axis of a contract."""

    nature: NatureAxe | None = Field(
        None, description="Comment le contrat appelle cette partie, si la source le dit."
    )
    objectifs: tuple[Objectif, ...] = Field((), description="Objectifs de l'axe, s'il en a.")


class Contrat(Dispositif):
    """A contrat local de santé, of one generation."""

    generations: tuple[Generation, ...] = Field(
        (),
        description="Rang du contrat. La première valeur est retenue, les autres sont dites.",
    )
    durees: tuple[Duree, ...] = Field(
        (), description="Durée du contrat. La première valeur est retenue, les autres sont dites."
    )
    succede_a: RefDispositif | None = Field(
        None, description="Identifiant du contrat précédent, dans la même fiche."
    )
    signataires: tuple[Signataire, ...] = Field((), description="Qui a signé.")
    nombre_axes: Nombre | None = Field(
        None, description="Nombre d'axes annoncé, même si tous ne sont pas connus."
    )
    nombre_actions: Nombre | None = Field(
        None, description="Nombre d'actions annoncé, même si toutes ne sont pas connues."
    )
    axes: tuple[Axe, ...] = Field((), description="Axes connus, dans l'ordre du contrat.")
    actions: tuple[Action, ...] = Field((), description="Actions qui ne sont rattachées à aucun axe.")
