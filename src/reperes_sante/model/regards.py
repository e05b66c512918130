"""What was looked at, said and followed: findings, studies, evaluations, positions, dated facts."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from reperes_sante.model.base import Date, Intitule, Point, Volet
from reperes_sante.model.blocs import Citations, Document, Participant
from reperes_sante.model.evenement import Etape
from reperes_sante.model.markers import Mark, Names, Part, Role
from reperes_sante.model.rubriques import Rubrique
from reperes_sante.model.types import NosMots, Texte, Titre
from reperes_sante.model.vocabulaire import NaturePosition
from reperes_sante.model.volets import Comptee, Menee

Etapes = Annotated[
    tuple[Etape, ...],
    Role.DATE,
    Part("dates", Rubrique.HISTORIQUE),
    Field(title="Étapes", description="Faits datés : réunions, ouvertures, publications, travaux."),
]


class Constat(Date):
    """A finding about a territory: a sentence of a diagnosis, with the day that it holds for."""

    INTITULE: ClassVar = Intitule("Constat", "Ce qu'un diagnostic ou une étude dit du territoire.")

    texte: Annotated[NosMots, Names()] = Field(
        description="Le constat, en une phrase.",
        examples=["Un habitant sur dix n'a pas de médecin traitant.", "Les jeunes dorment peu."],
    )
    etude: Texte | None = Field(
        None,
        title="Étude",
        description="Le diagnostic, l'enquête ou l'étude qui le dit.",
        examples=["diagnostic local de santé", "enquête auprès des habitants"],
    )
    perimetre: Texte | None = Field(
        None,
        title="Périmètre",
        description="Sur qui, ou sur quelle aire, si ce n'est pas tout le territoire.",
        examples=["les 15-24 ans", "quatre communes"],
    )


class Diagnostic(Menee, Comptee, Date):
    """A study of needs, dated or not: who made it, how, what it says."""

    INTITULE: ClassVar = Intitule("Diagnostic", "Une étude des besoins : qui l'a faite, ce qu'elle dit.")
    SUIVANT: ClassVar = "date"

    titre: Annotated[Titre, Names()] = Field(
        description="Titre, ou « Diagnostic ».",
        examples=["Diagnostic local de santé", "Enquête sur la santé"],
    )
    perimetre: Texte | None = Field(
        None,
        title="Périmètre",
        description="Sur quelle aire il porte.",
        examples=["tout le territoire, en plus de celles des communes", "douze communes"],
    )
    detail: NosMots | None = Field(None, title="Détail", description="Ce que l'on en sait.")
    buts: tuple[Point, ...] = Field((), description="À quoi il sert.")
    moyens: tuple[NosMots, ...] = Field(
        (),
        description="Comment : entretiens, enquête, réunions, données ; qui a été entendu.",
        examples=["Cinquante entretiens avec des soignants.", "Trois réunions par groupe."],
    )
    constats: tuple[Point, ...] = Field((), description="Ce qu'il constate.")
    etapes: Etapes = ()
    documents: tuple[Document, ...] = Field((), description="Documents cités : rapport, synthèse…")


class Evaluation(Comptee, Date):
    """An evaluation: who does it, when, what came of it."""

    INTITULE: ClassVar = Intitule(
        "Évaluation", "Qui a mesuré ce qui a été fait, quand, et ce qui en ressort."
    )
    SUIVANT: ClassVar = "date"

    titre: Annotated[Titre, Names()] = Field(
        description="Titre, ou « Évaluation ».", examples=["Évaluation finale", "Bilan à mi-parcours"]
    )
    evaluateurs: Annotated[tuple[Participant, ...], Role.EVALUE] = Field(
        (), title="Évaluateurs", description="Qui évalue."
    )
    moyens: tuple[NosMots, ...] = Field(
        (),
        description="Comment : enquête, indicateurs, réunions.",
        examples=["Un questionnaire aux partenaires.", "Un tableau de bord, chaque année."],
    )
    resultats: tuple[Point, ...] = Field((), title="Résultats", description="Ce qui en ressort.")
    documents: tuple[Document, ...] = Field((), description="Documents cités : rapport, synthèse…")


class Position(Date):
    """What a body asks for, supports or refuses, in our words; a sentence word for word is a citation."""

    INTITULE: ClassVar = Intitule("Position", "Ce que quelqu'un demande, soutient ou refuse.")
    SUIVANT: ClassVar = "par"
    APRES: ClassVar = ("nature", "date")

    texte: Annotated[NosMots, Names()] = Field(
        description="La position, en une phrase.",
        examples=["Elle demande un plan d'urgence.", "Il juge l'aide trop faible."],
    )
    nature: NaturePosition | None = Field(None, description="Sorte de position, si la source le dit.")
    par: Annotated[Texte | None, Mark.OFFICE] = Field(
        None,
        description="Fonction de qui l'a prise, sans son nom.",
        examples=["la maire", "le président de l'agglomération"],
    )
    auteurs: Annotated[tuple[Participant, ...], Role.DIT] = Field(
        (), description="Qui l'a prise, si ce n'est pas une personne en fonction : conseil, association…"
    )
    aupres_de: tuple[Texte, ...] = Field(
        (),
        title="Auprès de",
        description="À qui elle s'adresse.",
        examples=["l'agence régionale de santé", "l'État"],
    )


class Suivie(Volet):
    """What happened when, and what came of it."""

    INTITULE: ClassVar = Intitule("Le suivi", "Ce qui s'est passé, ce qui en est ressorti.")

    etapes: Etapes = ()
    indicateurs: Annotated[tuple[NosMots, ...], Part(rubrique=Rubrique.FONCTIONNEMENT)] = Field(
        (),
        description="Ce qui dira si c'est réussi, selon la source.",
        examples=["Le nombre de personnes reçues.", "La part des élèves vaccinés."],
    )
    resultats: Annotated[tuple[Point, ...], Part(rubrique=Rubrique.FONCTIONNEMENT)] = Field(
        (), title="Résultats", description="Ce que cela a donné, selon la source."
    )
    evaluations: Annotated[tuple[Evaluation, ...], Part("evaluations", Rubrique.FONCTIONNEMENT)] = Field(
        (), title="Évaluations", description="Qui évalue, quand, et ce qui en ressort."
    )


class Dite(Volet):
    """What was said of something: word for word, or as a position."""

    INTITULE: ClassVar = Intitule("Ce qui en est dit", "Des phrases citées, des positions prises.")

    citations: Citations = ()
    positions: tuple[Position, ...] = Field(
        (), description="Ce que des responsables ou des organismes en demandent, soutiennent ou refusent."
    )
