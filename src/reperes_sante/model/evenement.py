"""Events: a meeting, an opening, a day of workshops, with what happens there and for how much."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from reperes_sante.model.base import Date, Enonce, Exigence, Intitule, Model, Point, Suite
from reperes_sante.model.blocs import Cadre, Citations, Contact, Document, Initiative, Participant, Tarif
from reperes_sante.model.markers import Names, Role
from reperes_sante.model.types import (
    Entier,
    Heure,
    NosMots,
    OuiNon,
    Quantite,
    RefOrganisme,
    Texte,
    Titre,
    Url,
)
from reperes_sante.model.vocabulaire import Exactitude, NatureEvenement
from reperes_sante.model.volets import Comptee, Presidee, Rattachee

# Facts that an event and its parts tell, each described once.
Adresse = Annotated[
    Texte | None,
    Field(
        description="Adresse postale du lieu.",
        examples=["3 rue d'Exemple, 62000 Arras", "place de la Mairie"],
    ),
]
Depart = Annotated[
    Texte | None,
    Field(
        title="Départ",
        description="D'où l'on part, si l'on marche, court ou visite.",
        examples=["la médiathèque", "la salle des fêtes"],
    ),
]
Oeuvre = Annotated[
    Titre | None,
    Field(
        title="Œuvre",
        description="Le film, le spectacle, le livre montré, avec son auteur.",
        examples=["« Un film d'exemple », d'un cinéaste", "« Une pièce d'exemple », d'une troupe"],
    ),
]


class Parcours(Model):
    """A route of a walk or of a run."""

    INTITULE: ClassVar = Intitule("Parcours", "Un circuit d'une marche ou d'une course.")
    EXIGENCES: ClassVar = (Exigence(("longueur", "depart"), "parcours_vide"),)
    SUIVANT: ClassVar = "heure"

    @classmethod
    def cle_evidente(cls, text: str = "") -> str | None:
        """Return `longueur`: a route is mostly told by it."""
        del text
        return "longueur"

    longueur: Annotated[Texte | None, Names()] = Field(
        None, description="Sa longueur, si la source la dit.", examples=["10 km", "5 km"]
    )
    heure: Heure | None = Field(None, description="Heure du départ.", examples=["18:30", "9 h"])
    depart: Texte | None = Field(
        None, title="Départ", description="D'où il part.", examples=["la médiathèque", "la place"]
    )
    public: Texte | None = Field(None, description="Pour qui.", examples=["enfants", "coureurs"])


class MomentDeJournee(Enonce):
    """A part of an event that has its own hour or place: a stand, a walk, a talk in the course of a day."""

    INTITULE: ClassVar = Intitule("Moment", "Un rendez-vous d'un événement, avec son heure ou son lieu.")
    SUITES: ClassVar = (Suite("heure_fin", ("heure",), "heure_sans_debut"),)
    SUIVANT: ClassVar = "heure"

    titre: Annotated[Titre, Names()] = Field(
        description="Ce qui s'y passe, en quelques mots.", examples=["Stand des soignants", "Marche en forêt"]
    )
    nature: NatureEvenement | None = Field(None, description="Sorte de rendez-vous.")
    heure: Heure | None = Field(None, description="Heure du début.", examples=["14:00", "9 h"])
    heure_fin: Heure | None = Field(
        None, title="Heure de fin", description="Heure de la fin.", examples=["16:30", "18 h"]
    )
    lieu: Texte | None = Field(None, description="Où, si ce n'est pas le lieu de l'événement.")
    adresse: Adresse = None
    depart: Depart = None
    public: Texte | None = Field(None, description="Pour qui.")
    oeuvre: Oeuvre = None
    theme: Titre | None = Field(None, title="Thème", description="De quoi l'on y parle.")
    objectifs: tuple[NosMots, ...] = Field((), description="Ce que l'on en attend.")
    deroule: tuple[NosMots, ...] = Field((), title="Déroulé", description="Ce qui s'y passe.")
    intervenants: Annotated[tuple[Participant, ...], Role.PARTICIPE] = Field(
        (), description="Qui y prend la parole, ou l'anime."
    )


class Etape(Presidee, Comptee, Rattachee, Date):
    """A dated fact: a meeting, an opening, a publication, a workshop."""

    INTITULE: ClassVar = Intitule("Étape", "Un fait daté : une réunion, une ouverture, une publication.")
    SUITES: ClassVar = (Suite("heure_fin", ("heure",), "heure_sans_debut"),)
    SUIVANT: ClassVar = "date"
    APRES: ClassVar = ("nature", "campagne", "prevue")

    titre: Annotated[Titre, Names()] = Field(
        description="Ce qui s'est passé, en quelques mots.", examples=["Ouverture de l'antenne", "Forum"]
    )
    detail: NosMots | None = Field(None, title="Détail", description="Une ou deux phrases de plus.")
    lieu: Texte | None = Field(None, description="Où cela s'est passé.")
    adresse: Adresse = None
    depart: Depart = None
    heure: Heure | None = Field(
        None, description="Heure du début : les agendas la reprennent.", examples=["18:30", "9 h"]
    )
    heure_fin: Heure | None = Field(
        None, title="Heure de fin", description="Heure de la fin.", examples=["20:00", "21 h 30"]
    )
    horaires: Texte | None = Field(
        None,
        description="Les horaires que deux heures ne disent pas.",
        examples=["de 9 h à 12 h et de 14 h à 17 h", "à partir de 9 h"],
    )
    public: Texte | None = Field(None, description="Pour qui.")
    objectifs: tuple[NosMots, ...] = Field(
        (),
        description="Ce que l'on en attend.",
        examples=["Mieux se connaître.", "Écrire la feuille de route."],
    )
    nature: NatureEvenement | None = Field(
        None, description="Sorte d'événement, si c'en est un auquel on peut venir."
    )
    oeuvre: Oeuvre = None
    gratuit: OuiNon | None = Field(None, description="oui si la source dit que l'accès est gratuit.")
    tarif: Texte | None = Field(
        None, description="Le prix, s'il y en a un.", examples=["5 euros", "2 euros pour les moins de 18 ans"]
    )
    tarifs: tuple[Tarif, ...] = Field((), description="Les prix, quand ils changent selon les cas.")
    paiement: Texte | None = Field(
        None, description="Comment et quand on paie.", examples=["le jour même", "en ligne, à l'inscription"]
    )
    inscription: NosMots | None = Field(
        None,
        description="Comment s'inscrire, ou s'il n'y a rien à faire.",
        examples=["Sans inscription.", "Par téléphone, avant le 3 octobre."],
    )
    site: Url | None = Field(None, description="Page web de l'événement.")
    edition_campagne: Entier | None = Field(
        None,
        title="Édition de la campagne",
        description="Rang de la campagne elle-même : 33 pour « les 33es semaines d'information ».",
    )
    edition: Entier | None = Field(
        None,
        title="Édition",
        description="Rang de cet événement, jamais celui de la campagne : 1 pour sa première édition…",
    )
    theme: Titre | None = Field(
        None,
        title="Thème",
        description="Thème de l'édition, mot pour mot.",
        examples=["La solitude", "Bien vieillir chez soi"],
    )
    sujets: tuple[Texte, ...] = Field(
        (),
        description="Ce dont on y parle : ordre du jour, sujets, examens proposés.",
        examples=["Le bilan de l'année", "Le dépistage des cancers de la peau"],
    )
    deroule: tuple[NosMots, ...] = Field(
        (),
        title="Déroulé",
        description="Ce qui s'y passe : stands, ateliers, rencontres.",
        examples=["Des soignants répondent aux questions.", "Un atelier de cuisine."],
    )
    moments: tuple[MomentDeJournee, ...] = Field(
        (), description="Les rendez-vous de la journée, quand chacun a son heure ou son lieu."
    )
    parcours: tuple[Parcours, ...] = Field((), description="Les circuits, si l'on marche ou court.")
    restauration: Texte | None = Field(
        None,
        description="Ce que l'on y mange ou boit, et qui l'offre.",
        examples=["un café, offert par la commune", "buvette"],
    )
    initiative: Initiative = ()
    cadre: Cadre = None
    organisateurs: Annotated[tuple[Participant, ...], Role.ORGANISE] = Field(
        (), description="Qui l'organise."
    )
    partenaires: Annotated[tuple[Participant, ...], Role.PARTICIPE] = Field(
        (), description="Avec qui il est organisé."
    )
    intervenants: Annotated[tuple[Participant, ...], Role.PARTICIPE] = Field(
        (), description="Qui y prend la parole, ou l'anime."
    )
    au_profit_de: Texte | None = Field(
        None,
        title="Au profit de",
        description="À qui va l'argent récolté.",
        examples=["la Ligue contre le cancer", "les blouses roses"],
    )
    part_reversee: Texte | None = Field(
        None,
        title="Part reversée",
        description="Quelle part de l'argent récolté est donnée.",
        examples=["toute la recette", "1 euro par inscription"],
    )
    contacts: Annotated[tuple[Contact, ...], Role.REPOND] = Field(
        (), description="Qui appeler pour y participer."
    )
    nombre_seances: Entier | None = Field(
        None,
        title="Nombre de séances",
        description="Combien de fois cela s'est passé entre « date » et « fin » : réunions, ateliers.",
    )
    exactitude_seances: Exactitude | None = Field(
        None,
        title="Exactitude du nombre de séances",
        description="Si la source dit « une dizaine de réunions », « au moins trois »…",
    )
    participants: Quantite | None = Field(None, description="Nombre de personnes venues.")
    exactitude: Exactitude | None = Field(
        None, description="Si la source dit « une soixantaine de personnes », « plus de cent »…"
    )
    invites: Annotated[tuple[Participant, ...], Role.PARTICIPE] = Field(
        (),
        title="Invités",
        description="À qui l'on a demandé de venir : des organismes, jamais des personnes.",
    )
    presents: Annotated[tuple[Participant, ...], Role.PARTICIPE] = Field(
        (),
        title="Présents",
        description="Qui est venu : des organismes, jamais des personnes.",
    )
    excuses: Annotated[tuple[Participant, ...], Role.PARTICIPE] = Field(
        (),
        title="Excusés",
        description="Qui était attendu et n'est pas venu : des organismes, jamais des personnes.",
    )
    decisions: tuple[Point, ...] = Field(
        (), title="Décisions", description="Ce qui y a été décidé ou annoncé."
    )
    documents: tuple[Document, ...] = Field(
        (), description="Documents cités : compte rendu, programme, affiche…"
    )
    citations: Citations = ()
    organismes: tuple[RefOrganisme, ...] = Field((), description="Identifiants des organismes concernés.")
