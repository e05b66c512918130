"""Needs: what people look for, in their words; whom to call, what to do first, where to go near home."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from reperes_sante.model.base import DataFile, Enonce, Exigence, Intitule, Model, Point
from reperes_sante.model.communs import Notes
from reperes_sante.model.markers import Names
from reperes_sante.model.types import (
    Identifiant,
    RefBesoin,
    RefNumero,
    RefRelais,
    RefThematique,
    Texte,
    Url,
)

# What fits beside the name of a commune in the first screen of a phone.
REFLEXES = 3


class Appel(Model):
    """A number to call, and when."""

    INTITULE: ClassVar = Intitule("Appel", "Un numéro à appeler, et quand.")

    numero: RefNumero = Field(
        title="Numéro", description="Identifiant du numéro utile. Jamais un ancien numéro."
    )
    quand: Texte | None = Field(
        None,
        description="Quand l'appeler, en une ligne.",
        examples=["Si la personne ne répond plus.", "Pour en parler, à toute heure."],
    )


class Confusion(Model):
    """Another need that people may take for this one."""

    INTITULE: ClassVar = Intitule("Confusion", "Un autre besoin, que l'on prend pour celui-ci.")

    besoin: RefBesoin = Field(description="Identifiant de l'autre besoin.")
    texte: Texte = Field(
        description="Quand aller voir l'autre page, en une ligne.",
        examples=["Vous avez peur pour un enfant.", "La personne est en danger maintenant."],
    )


class Relais(Model):
    """A kind of place near home where help can be asked for."""

    INTITULE: ClassVar = Intitule("Lieu d'aide", "Une sorte de lieu où demander de l'aide près de chez soi.")

    id: Identifiant
    nom: Annotated[Texte, Names()] = Field(
        description="Comment on l'appelle.", examples=["Mairie", "Maison départementale des solidarités"]
    )
    sens: Texte = Field(
        description="Ce qu'on y demande, en une ligne.",
        examples=[
            "Elle vous dit qui peut vous aider dans la commune.",
            "On y trouve une assistante sociale.",
        ],
    )
    recherche: Texte | None = Field(
        None,
        description="Ce qu'il faut taper dans l'annuaire de l'administration, si ce lieu y est commune par "
        "commune.",
        examples=["mairie", "ccas"],
    )
    annuaire: Url | None = Field(None, description="Adresse d'un annuaire public de ces lieux.")


class Besoin(Enonce):
    """A need."""

    INTITULE: ClassVar = Intitule("Besoin", "Une situation, dite avec les mots de ceux qui la vivent.")
    EXIGENCES: ClassVar = (Exigence(("appeler", "d_abord", "relais"), "besoin_sans_reponse"),)

    id: Identifiant
    nom: Annotated[Texte, Names()] = Field(
        description="Nom affiché.", examples=["Trouver un médecin", "Besoin de parler"]
    )
    pour_qui: Texte = Field(
        description="À qui la page s'adresse, en une phrase.",
        examples=["Vous allez mal et vous voulez parler.", "Vous cherchez un médecin."],
    )
    phrases: tuple[Texte, ...] = Field(
        min_length=1,
        description="Ce que les gens tapent pour le dire, dans leurs mots.",
        examples=["j'ai besoin de parler", "qui peut m'écouter"],
    )
    appeler: tuple[Appel, ...] = Field((), description="Qui appeler, le premier d'abord.")
    d_abord: tuple[Point, ...] = Field(
        (), title="D'abord", description="Ce qu'il faut faire en premier, en phrases courtes."
    )
    relais: tuple[RefRelais, ...] = Field((), description="Où aller près de chez soi, par identifiant.")
    thematiques: tuple[RefThematique, ...] = Field(
        (),
        title="Thématiques",
        description="Thématiques qui disent ce que font les territoires, par identifiant.",
    )
    confusions: tuple[Confusion, ...] = Field((), description="Avec quoi ne pas le confondre.")


class FichierBesoins(Notes, DataFile):
    """`data/besoins.yml`."""

    INTITULE: ClassVar = Intitule("Besoins", "Ce que les gens cherchent, et qui appeler.")

    reflexes: tuple[Appel, ...] = Field(
        title="Réflexes",
        min_length=REFLEXES,
        max_length=REFLEXES,
        description="Les trois numéros que montre d'abord la réponse pour une commune.",
    )
    repli: tuple[RefRelais, ...] = Field(
        (), description="Les lieux à proposer là où aucun numéro n'est connu, par identifiant."
    )
    relais: tuple[Relais, ...] = Field((), description="Les lieux où demander de l'aide près de chez soi.")
    besoins: tuple[Besoin, ...] = Field(
        min_length=1, description="Les besoins, du plus pressant au moins pressant."
    )
