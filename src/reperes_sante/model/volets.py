"""Who leads, what for, for whom, what it counts and costs, what proves it: each told once for all blocks."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from reperes_sante.model.base import Intitule, Point, Volet
from reperes_sante.model.blocs import Chiffre, Document, Financement, Initiative, Participant, TexteOfficiel
from reperes_sante.model.effectif import Effectif
from reperes_sante.model.markers import Mark, Otherwise, Part, Role
from reperes_sante.model.rubriques import Rubrique
from reperes_sante.model.types import RefThematique, Texte, Titre
from reperes_sante.model.vocabulaire import Campagne

# Facts that fewer blocks tell, each described once.
Createurs = Annotated[
    tuple[Participant, ...],
    Role.CREE,
    Field(
        title="Créé par",
        description="Qui l'a créé ; « date » ou « etats » dit quand.",
    ),
]
OuvertA = Annotated[
    tuple[Texte, ...],
    Field(
        title="Ouvert à",
        description="Qui peut y prendre part, selon la source. Qui siège se dit ailleurs.",
        examples=["les professionnels et les bénévoles du logement", "tous les habitants"],
    ),
]
Objectifs = Annotated[tuple[Point, ...], Field(description="Ce que l'on cherche à obtenir.")]
Buts = Annotated[tuple[Point, ...], Field(description="À quoi cela sert.")]
Exigences = Annotated[
    tuple[Point, ...],
    Part(rubrique=Rubrique.FONCTIONNEMENT),
    Field(description="Ce qui est exigé ou promis en échange : règles, contreparties, sanctions."),
]
Preparation = Annotated[
    tuple[Point, ...],
    Part(rubrique=Rubrique.FONCTIONNEMENT),
    Field(
        title="Préparation",
        description="Comment il a été préparé : travail déjà engagé, réunions, entretiens.",
    ),
]
Methode = Annotated[
    tuple[Point, ...],
    Part(rubrique=Rubrique.FONCTIONNEMENT),
    Field(title="Méthode", description="Comment on y travaille, selon la source."),
]


class Menee(Volet):
    """Who leads something, and with whom."""

    INTITULE: ClassVar = Intitule("Qui s'en occupe", "Qui conduit, et avec qui.")

    pilotes: Annotated[tuple[Participant, ...], Role.CONDUIT] = Field(
        (), description="Qui le conduit ou l'anime, selon la source."
    )
    partenaires: Annotated[tuple[Participant, ...], Role.PARTICIPE, Part("partenaires")] = Field(
        (), description="Avec qui."
    )


class Portee(Menee):
    """Who answers for something, and whose idea it was."""

    INTITULE: ClassVar = Intitule("Qui en répond", "Qui porte, et qui en a eu l'idée.")

    porteurs: Annotated[tuple[Participant, ...], Role.PORTE] = Field((), description="Qui le porte.")
    initiative: Initiative = ()


class Visee(Volet):
    """Why something is done, for whom, about what."""

    INTITULE: ClassVar = Intitule("Pourquoi, pour qui", "Ce que la source constate, pour qui, sur quoi.")

    constats: tuple[Point, ...] = Field(
        (), description="Ce que le diagnostic ou la source constate : le motif, les besoins, les atouts."
    )
    publics: tuple[Texte, ...] = Field(
        (), description="Pour qui.", examples=["Adolescents", "Personnes âgées"]
    )
    sujets: tuple[Texte, ...] = Field(
        (), description="Sujets traités, mot pour mot.", examples=["Alimentation", "Activité physique"]
    )
    thematiques: tuple[RefThematique, ...] = Field(
        (), title="Thématiques", description="Thématiques du site, par identifiant."
    )


class Presidee(Volet):
    """A body or a meeting that somebody chairs: told by functions, never by names of persons."""

    INTITULE: ClassVar = Intitule("Présidence", "Qui préside, en fonctions, sans nom de personne.")

    presidence: Annotated[Texte | None, Mark.OFFICE] = Field(
        None,
        title="Présidence",
        description="Fonction qui préside, sans nom de personne.",
        examples=["le maire", "le président"],
    )
    copresidence: Annotated[tuple[Texte, ...], Mark.OFFICE] = Field(
        (),
        title="Coprésidence",
        description="Fonctions qui président ensemble, sans nom de personne.",
        examples=["le maire", "la responsable de la psychiatrie"],
    )
    vice_presidence: Annotated[tuple[Texte, ...], Mark.OFFICE] = Field(
        (),
        title="Vice-présidence",
        description="Fonctions qui remplacent la présidence, sans nom de personne.",
        examples=["l'adjoint à la santé", "la vice-présidente de l'agglomération"],
    )


class Comptee(Volet):
    """What something counts, and what it costs."""

    INTITULE: ClassVar = Intitule("Ce que cela compte et coûte", "Les chiffres, et qui paie.")

    chiffres: Annotated[tuple[Chiffre, ...], Part(rubrique=Rubrique.FONCTIONNEMENT)] = Field(
        (), description="Chiffres publiés, chacun avec ce qu'il compte."
    )
    financements: Annotated[tuple[Financement, ...], Part("financements", Rubrique.FONCTIONNEMENT)] = Field(
        (), description="Qui paie, et combien si la source le dit."
    )


class Dotee(Comptee):
    """Who works there, beside."""

    INTITULE: ClassVar = Intitule("Les moyens", "Qui y travaille, avec les chiffres et l'argent.")

    effectifs: tuple[Effectif, ...] = Field(
        (), description="Qui y travaille, métier par métier : une coordinatrice, à mi-temps."
    )


class Ecrite(Volet):
    """What is written about something: documents, and the texts that found it."""

    INTITULE: ClassVar = Intitule("Documents et textes", "Ce qui est écrit : documents, lois, délibérations.")

    documents: Annotated[tuple[Document, ...], Part(rubrique=Rubrique.FONCTIONNEMENT)] = Field(
        (), description="Documents que la source cite : charte, règlement, formulaire, rapport…"
    )
    textes_officiels: Annotated[tuple[TexteOfficiel, ...], Part("textes", Rubrique.FONCTIONNEMENT)] = Field(
        (), description="Ce qui fonde : loi, article de code, décret, délibération."
    )


class Rattachee(Volet):
    """The campaign that something belongs to: of the list, or of none."""

    INTITULE: ClassVar = Intitule("Campagne", "La campagne, la semaine ou la journée dont cela fait partie.")

    campagne: Annotated[Campagne | None, Otherwise("autre_campagne")] = Field(
        None, description="Campagne nationale dont cela fait partie."
    )
    campagnes: Annotated[tuple[Campagne, ...], Otherwise("autre_campagne")] = Field(
        (), min_length=2, description="Si cela fait partie de plusieurs campagnes nationales : toutes."
    )
    autre_campagne: Titre | None = Field(
        None, description="Campagne, semaine, journée dont cela fait partie, hors de la liste."
    )

    @property
    def campagnes_dites(self) -> tuple[Campagne, ...]:
        """The campaigns of the list: one, or several."""
        return tuple(dict.fromkeys((*filter(None, (self.campagne,)), *self.campagnes)))
