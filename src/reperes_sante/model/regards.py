"""What was looked at: a finding of a diagnosis, an evaluation of what was done."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from reperes_sante.model.base import Date, Intitule, Point
from reperes_sante.model.blocs import Chiffre, Document, Participant
from reperes_sante.model.markers import Names, Role
from reperes_sante.model.types import NosMots, Texte, Titre


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


class Evaluation(Date):
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
    chiffres: tuple[Chiffre, ...] = Field((), description="Chiffres qu'elle donne.")
    documents: tuple[Document, ...] = Field((), description="Documents cités : rapport, synthèse…")
