"""What all dispositifs share: who bears them, whom they cover, their dated states, their bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from pydantic import Field

from reperes_sante.model.base import (
    Date,
    Decrite,
    Enonce,
    EnTete,
    Exigence,
    Intitule,
    Model,
    Point,
    is_a_name,
)
from reperes_sante.model.blocs import (
    Acces,
    Cadre,
    Chiffre,
    Citations,
    Contact,
    Document,
    Employeur,
    Financement,
    Frequence,
    Initiative,
    Mandat,
    Participant,
    Represente,
)
from reperes_sante.model.effectif import Effectif
from reperes_sante.model.evenement import Etape
from reperes_sante.model.genre import Appellation, Genre
from reperes_sante.model.markers import Announces, Mark, Names, Otherwise, Part, Role, Sought
from reperes_sante.model.regards import Evaluation
from reperes_sante.model.rubriques import Rubrique
from reperes_sante.model.types import (
    CodeCommune,
    DatePartielle,
    Entier,
    Identifiant,
    Nom,
    NosMots,
    OuiNon,
    RefDepartement,
    RefDispositif,
    RefEpci,
    RefOrganisme,
    RefRegion,
    RefTerritoire,
    RefThematique,
    Texte,
    Titre,
    Url,
)
from reperes_sante.model.vocabulaire import (
    Campagne,
    EtatDispositif,
    Exactitude,
    FamilleActeur,
    NatureAxe,
    NatureDemarche,
    NatureInstance,
    NatureProgramme,
    StatutAction,
    StatutMembre,
)

# Facts that several kinds of block may tell, each described once.
Createurs = Annotated[
    tuple[Participant, ...],
    Role.CREE,
    Field(
        title="Créé par",
        description="Qui l'a créé ; « date » ou « etats » dit quand.",
    ),
]
Pilotes = Annotated[
    tuple[Participant, ...], Role.CONDUIT, Field(description="Qui le conduit ou l'anime, selon la source.")
]
OuvertA = Annotated[
    tuple[Texte, ...],
    Field(
        title="Ouvert à",
        description="Qui peut y prendre part, selon la source. Qui siège se dit ailleurs.",
        examples=["les professionnels et les bénévoles du logement", "tous les habitants"],
    ),
]
Partenaires = Annotated[tuple[Participant, ...], Role.PARTICIPE, Field(description="Avec qui.")]
Sujets = Annotated[
    tuple[Texte, ...],
    Field(description="Sujets traités, mot pour mot.", examples=["Alimentation", "Activité physique"]),
]
Publics = Annotated[
    tuple[Texte, ...], Field(description="Pour qui.", examples=["Adolescents", "Personnes âgées"])
]
AxesAnnonces = Annotated[
    Entier | None,
    Announces("axes", "axe", "axes"),
    Field(title="Nombre d'axes", description="Nombre d'axes annoncé, même si tous ne sont pas connus."),
]
ExactitudeAxes = Annotated[
    Exactitude | None,
    Field(
        title="Exactitude du nombre d'axes",
        description="Si la source dit « une dizaine d'axes », « au moins quatre »…",
    ),
]
AxesPartiels = Annotated[
    OuiNon,
    Field(
        title="Axes partiels",
        description="oui si la source n'en cite que quelques-uns : « dont », « notamment ». "
        "Sans cette ligne : non.",
    ),
]
NatureAxes = Annotated[
    NatureAxe | None,
    Field(
        title="Nature des axes",
        description="Comment la source appelle ses axes, quand elle ne les nomme pas tous.",
    ),
]
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


class Couverture(Model):
    """Which places a dispositif serves, when they are not exactly those of its territory."""

    INTITULE: ClassVar = Intitule("Couverture", "Les lieux servis, si ce ne sont pas ceux de la fiche.")

    territoires: tuple[RefTerritoire, ...] = Field(
        (), description="Autres fiches de ce site, par identifiant."
    )
    epci: tuple[RefEpci, ...] = Field(
        (), title="Intercommunalités", description="Intercommunalités, par SIREN."
    )
    communes: tuple[CodeCommune, ...] = Field((), description="Communes, par code Insee.")
    departements: tuple[RefDepartement, ...] = Field(
        (),
        title="Départements",
        description="Départements, par code, entre guillemets.",
        examples=["62", "2A"],
    )
    regions: tuple[RefRegion, ...] = Field(
        (), title="Régions", description="Régions, par code Insee, entre guillemets.", examples=["32", "94"]
    )
    designation: Texte | None = Field(
        None,
        title="Désignation",
        description="Les mots de la source, quand elle nomme une aire sans dire ses communes.",
        examples=["le sud du département", "les deux vallées"],
    )


class Etat(Date):
    """A state of the dispositif at a date; the list of states is its history."""

    INTITULE: ClassVar = Intitule("État daté", "Ce que le dispositif est devenu à une date.")
    SUIVANT: ClassVar = "date"

    @classmethod
    def cle_du_nom(cls, text: str) -> str | None:
        """Return `etat` for a word of the closed list."""
        return "etat" if text in {word.value for word in EtatDispositif} else None

    etat: Annotated[EtatDispositif, Names()] = Field(
        title="État",
        description="Ce que le dispositif est devenu à cette date. L'ordre est libre.",
        examples=["signe", "lance"],
    )
    detail: NosMots | None = Field(
        None, title="Détail", description="Ce que la source en dit, en une ou deux phrases."
    )
    lieu: Texte | None = Field(None, description="Où cela s'est passé.")
    organismes: tuple[RefOrganisme, ...] = Field((), description="Identifiants des organismes qui ont agi.")
    cadre: Cadre = None

    @property
    def est_annonce(self) -> bool:
        """Whether a source only announces it, or its signature."""
        return self.prevue or self.etat is EtatDispositif.SIGNATURE_PREVUE


class Membre(Participant):
    """A member of a council, of one of its bodies, or of a group."""

    INTITULE: ClassVar = Intitule(
        "Membre", "Qui siège dans un conseil ou une instance, ou compose un groupement."
    )
    SUIVANT: ClassVar = "famille"

    famille: FamilleActeur | None = Field(None, description="Famille d'acteurs, pour ranger les membres.")
    represente: Represente = None
    statut: StatutMembre = Field(StatutMembre.MEMBRE, description="Sans cette ligne : membre.")


class Presidee(Model):
    """A body that somebody chairs: told by functions, never by names of persons."""

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


class TexteOfficiel(Enonce):
    """A law, a decree or a decision that a dispositif rests on; its own date is no event here."""

    INTITULE: ClassVar = Intitule("Texte officiel", "Ce qui fonde un dispositif : loi, décret, délibération.")
    SUIVANT: ClassVar = "url"

    titre: Annotated[Titre, Names()] = Field(
        description="Nom du texte.",
        examples=["Article L.1434-10 du code de la santé publique", "Délibération du 12 mars 2024"],
    )
    pris_par: Annotated[Texte | None, Mark.OFFICE] = Field(
        None,
        description="Qui l'a pris, voté ou signé.",
        examples=["le directeur général de l'agence", "le conseil communautaire"],
    )
    pris_le: DatePartielle | None = Field(
        None, description="Son jour, si la source le dit.", examples=["2012-04-25", "2012"]
    )
    url: Url | None = Field(None, title="Adresse web", description="Adresse du texte.")
    detail: NosMots | None = Field(None, title="Détail", description="Ce que ce texte dit.")


class Instance(Presidee, Date):
    """A body that meets: an assembly, a steering committee, an office, a commission."""

    INTITULE: ClassVar = Intitule("Instance", "Une assemblée, un comité, une commission.")
    SUIVANT: ClassVar = "nom"
    ANCRE: ClassVar = "instance"

    @classmethod
    def cle_du_nom(cls, text: str) -> str | None:
        """Return `nature` for a word of the closed list."""
        return "nature" if text in {word.value for word in NatureInstance} else None

    nature: Annotated[NatureInstance, Names(1)] = Field(description="Sorte d'instance.")
    nom: Annotated[Titre | None, Names()] = Field(
        None,
        description="Nom officiel, s'il diffère de la nature.",
        examples=["Comité technique", "Commission logement"],
    )
    au_sein_de: Titre | None = Field(
        None,
        description="L'instance dont elle fait partie, par son nom.",
        examples=["Commission logement", "Comité technique"],
    )
    role: NosMots | None = Field(None, title="Rôle", description="À quoi elle sert.")
    frequence: Frequence | None = Field(
        None, title="Fréquence", description="Combien de fois elle se réunit."
    )
    saisie_par: tuple[Texte, ...] = Field(
        (),
        title="Saisie par",
        description="Qui peut lui soumettre une situation.",
        examples=["les professionnels", "les proches", "la personne elle-même"],
    )
    saisie_comment: NosMots | None = Field(
        None,
        title="Comment la saisir",
        description="Comment lui soumettre une situation.",
        examples=["Par une fiche, envoyée à la coordinatrice.", "Par téléphone."],
    )
    cree_par: Createurs = ()
    initiative: Initiative = ()
    ouvert_a: OuvertA = ()
    pilotes: Pilotes = ()
    employeur: Employeur = None
    effectifs: tuple[Effectif, ...] = Field(
        (), description="Qui y travaille, métier par métier : une coordinatrice, à mi-temps."
    )
    chiffres: tuple[Chiffre, ...] = Field((), description="Chiffres de l'instance : situations, réunions…")
    membres: Annotated[tuple[Membre, ...], Role.SIEGE] = Field((), description="Qui y siège.")
    partenaires: Partenaires = ()
    sujets: tuple[Texte, ...] = Field(
        (), description="Sujets traités, titres officiels.", examples=["Logement", "Accès aux soins"]
    )
    nombre_actions: NombreActions = None
    exactitude_actions: ExactitudeActions = None
    financements: tuple[Financement, ...] = Field((), description="Qui paie cette instance, et combien.")
    documents: tuple[Document, ...] = Field((), description="Documents cités : charte, règlement…")
    textes_officiels: tuple[TexteOfficiel, ...] = Field(
        (), description="Ce qui la fonde : loi, article de code, délibération."
    )
    contacts: Annotated[tuple[Contact, ...], Role.REPOND] = Field(
        (), description="Qui appeler pour cette instance."
    )


class Action(Date):
    """An action of a contract or of a council."""

    INTITULE: ClassVar = Intitule("Action", "Une action d'un contrat ou d'un conseil.")
    SUIVANT: ClassVar = "date"
    ANCRE: ClassVar = "action"

    titre: Annotated[Titre, Names()] = Field(
        description="Titre officiel, ou celui de la source, mot pour mot."
    )
    numero: Texte | None = Field(
        None, title="Numéro", description="Numéro de la fiche action.", examples=["1", "2.3"]
    )
    resume: NosMots | None = Field(None, title="Résumé", description="Ce qui est fait, en français simple.")
    campagne: Annotated[Campagne | None, Otherwise("autre_campagne")] = Field(
        None, description="Campagne nationale dont elle fait partie."
    )
    autre_campagne: Titre | None = Field(
        None,
        description="Campagne, semaine, journée dont elle fait partie, hors de la liste.",
    )
    statut: StatutAction | None = Field(None, description="Où en est l'action, si une source le dit.")
    pilote: Annotated[Participant | None, Role.CONDUIT] = Field(None, description="Qui la conduit.")
    partenaires: Partenaires = ()
    sujets: Sujets = ()
    publics: Publics = ()
    lieux: tuple[Texte, ...] = Field((), description="Où elle se déroule.")
    etapes: Annotated[tuple[Etape, ...], Role.DATE] = Field(
        (), title="Étapes", description="Calendrier : réunions, ouvertures, publications."
    )
    chiffres: tuple[Chiffre, ...] = Field((), description="Chiffres de l'action.")
    financements: tuple[Financement, ...] = Field((), description="Argent de l'action.")
    thematiques: tuple[RefThematique, ...] = Field(
        (), title="Thématiques", description="Thématiques du site, par identifiant."
    )


class Priorite(Enonce):
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
    sujets: Sujets = ()
    pilotes: Pilotes = ()
    partenaires: Partenaires = ()
    echeance: DatePartielle | None = Field(
        None, title="Échéance", description="Pour quand, si la source le dit : « d'ici 2028 »."
    )
    nombre_actions: ActionsAnnoncees = None
    exactitude_actions: ExactitudeActions = None
    financements: tuple[Financement, ...] = Field(
        (), description="Argent de cette partie : qui paie combien."
    )
    actions: Annotated[tuple[Action, ...], Sought(10)] = Field((), description="Actions rattachées.")
    publics: Publics = ()
    thematiques: tuple[RefThematique, ...] = Field(
        (), title="Thématiques", description="Thématiques du site, par identifiant."
    )


class Programme(Acces, Date):
    """A lasting programme: workshops, a housing scheme, mediation, a collection of art."""

    INTITULE: ClassVar = Intitule("Programme", "Ce qui dure : ateliers, logement, médiation…")
    SUIVANT: ClassVar = "nature"
    ANCRE: ClassVar = "programme"

    nom: Annotated[Titre, Names()] = Field(description="Nom du programme, mot pour mot.")
    nature: NatureProgramme = Field(description="Sorte de programme.")
    resume: NosMots | None = Field(None, title="Résumé", description="Ce que c'est, en une phrase.")
    campagne: Annotated[Campagne | None, Otherwise("autre_campagne")] = Field(
        None, description="Campagne nationale dont il fait partie."
    )
    autre_campagne: Titre | None = Field(
        None, description="Campagne, semaine, journée dont il fait partie, hors de la liste."
    )
    publics: Publics = ()
    objectifs: tuple[Point, ...] = Field((), description="Ce qu'il cherche à obtenir.")
    sujets: Sujets = ()
    cree_par: Createurs = ()
    initiative: Initiative = ()
    cadre: Cadre = None
    partenaires: Partenaires = ()
    chiffres: tuple[Chiffre, ...] = Field((), description="Chiffres du programme.")
    etapes: Annotated[tuple[Etape, ...], Role.DATE] = Field(
        (), title="Étapes", description="Faits datés du programme."
    )
    actions: Annotated[tuple[Action, ...], Sought(10)] = Field(
        (), description="Actions précises du programme."
    )
    thematiques: tuple[RefThematique, ...] = Field(
        (), title="Thématiques", description="Thématiques du site, par identifiant."
    )


class Rang(Enonce):
    """Rank of a dispositif among others: « le 5e du Finistère »."""

    INTITULE: ClassVar = Intitule("Rang", "Son rang parmi d'autres, tel que la source le compte.")

    rang: Entier = Field(description="1 pour le premier, 2 pour le deuxième…")
    parmi: Annotated[Texte, Names()] = Field(
        description="Parmi quoi : ce qui se lit après « le premier ».",
        examples=["contrat du Finistère", "conseil de la région"],
    )
    feminin: OuiNon = Field(
        False, title="Féminin", description="oui si l'on dit « la première ». Sans cette ligne : le premier."
    )


class Articulation(Enonce):
    """A policy or a contract that this site does not describe, and that a dispositif goes with."""

    INTITULE: ClassVar = Intitule(
        "Articulation", "Une autre démarche, que ce site ne décrit pas : contrat de ville, plan, convention…"
    )
    EXIGENCES: ClassVar = (Exigence(("nature", "nom"), "articulation_vide"),)
    SUIVANT: ClassVar = "detail"

    @classmethod
    def cle_evidente(cls, text: str = "") -> str | None:
        """Return `nature` for a word of the closed list, `nom` for a name."""
        return "nature" if text in {word.value for word in NatureDemarche} else "nom"

    @classmethod
    def cle_du_nom(cls, text: str) -> str | None:
        """Return `nature` for a word of the closed list, `nom` for a name."""
        return cls.cle_evidente(text.strip()) if is_a_name(text, cls.model_fields) else None

    nature: Annotated[NatureDemarche | None, Names(1)] = Field(
        None, description="Sorte de démarche, si elle est dans la liste."
    )
    nom: Annotated[Titre | None, Names()] = Field(
        None,
        description="Son nom, s'il dit plus que la sorte, ou si la liste n'a pas de mot pour elle.",
        examples=["Contrat de ville de l'agglomération", "Projet social de territoire"],
    )
    url: Url | None = Field(None, title="Adresse web", description="Adresse d'une page qui la présente.")
    detail: NosMots | None = Field(
        None,
        title="Détail",
        description="Ce que les deux ont à voir, selon la source.",
        examples=["Le contrat en est le volet santé.", "Les deux ont le même comité de pilotage."],
    )


class Dispositif(Decrite, Enonce):
    """Any local scheme: a contract, a council, a centre.

    Attributes:
        GENRE: all that is known of each kind beside its fields.
        CHERCHE: where kinds stand, together, among what residents look for in the file of a territory.
    """

    CHERCHE: ClassVar = Sought(9)

    MODELE_DE_LIGNE: ClassVar = "arras-cls-2024: Contrat local de santé d'Arras"
    A_REMPLIR: ClassVar = "Nom"
    DITS: ClassVar = ("id", "nom")

    INTITULE: ClassVar = Intitule("Dispositif", "Ce que tous les dispositifs ont en commun.")

    id: Identifiant = Field(title="Identifiant")
    nom: Annotated[Titre, Names()] = Field(description="Nom officiel.")
    autres_noms: Annotated[tuple[Nom, ...], Mark.ALIAS] = Field(
        (), description="Autres noms publiés.", examples=["CLS II", "Contrat santé de l'agglomération"]
    )
    forme_juridique: Texte | None = Field(
        None,
        description="Forme juridique, si la source la dit.",
        examples=["association loi de 1901", "établissement public"],
    )
    definition: NosMots | None = Field(
        None,
        title="Définition",
        description="Ce que c'est, selon la source.",
        examples=["Un lieu de concertation et de coordination.", "Un accord pour cinq ans."],
    )
    en_bref: Annotated[tuple[NosMots, ...], Sought(11)] = Field(
        (),
        max_length=4,
        description="Deux ou trois phrases très simples.",
        examples=["Il a été signé en mars 2019.", "Il vous aide à vous soigner."],
    )
    porteurs: Annotated[tuple[Participant, ...], Role.PORTE] = Field((), description="Qui le porte.")
    pilotes: Annotated[tuple[Participant, ...], Role.CONDUIT] = Field(
        (), description="Qui le pilote, si la source le dit en plus de qui le porte."
    )
    cree_par: Createurs = ()
    initiative: Initiative = ()
    publics: Publics = ()
    ouvert_a: OuvertA = ()
    couverture: Couverture | None = Field(
        None, description="Lieux servis, si ce ne sont pas ceux de la fiche."
    )
    etats: Annotated[tuple[Etat, ...], Role.DATE, Part("dates", Rubrique.HISTORIQUE), Sought(2)] = Field(
        (), title="États", description="Son histoire : des états datés. Ajoutez, n'effacez pas."
    )
    rangs: tuple[Rang, ...] = Field((), description="Son rang parmi d'autres, si une source le dit.")
    textes_officiels: Annotated[tuple[TexteOfficiel, ...], Part("textes", Rubrique.FONCTIONNEMENT)] = Field(
        (), description="Ce qui le fonde : loi, article de code, décret, délibération."
    )
    buts: tuple[Point, ...] = Field((), description="À quoi il sert.")
    sujets: Sujets = ()
    methode: Annotated[tuple[Point, ...], Part(rubrique=Rubrique.FONCTIONNEMENT)] = Field(
        (), title="Méthode", description="Comment il travaille."
    )
    principes: Annotated[tuple[Point, ...], Part(rubrique=Rubrique.FONCTIONNEMENT)] = Field(
        (), description="Ses principes ou ses valeurs, selon la source."
    )
    preparation: Annotated[tuple[Point, ...], Part(rubrique=Rubrique.FONCTIONNEMENT)] = Field(
        (),
        title="Préparation",
        description="Comment il a été préparé : travail déjà engagé, réunions, entretiens.",
    )
    constats: tuple[Point, ...] = Field((), description="Ce que le diagnostic ou la source constate.")
    citations: Citations = ()
    partenaires: Annotated[tuple[Participant, ...], Role.PARTICIPE, Part("partenaires")] = Field(
        (), description="Partenaires cités."
    )
    instances: Annotated[tuple[Instance, ...], Part(rubrique=Rubrique.FONCTIONNEMENT)] = Field(
        (), description="Instances, avec leur rythme et leurs membres."
    )
    programmes: tuple[Programme, ...] = Field((), description="Ateliers, logement, médiation…")
    contacts: Annotated[tuple[Contact, ...], Role.REPOND, Part("appeler"), Sought(1)] = Field(
        (), description="Qui appeler, pour quoi."
    )
    mandats: Annotated[
        tuple[Mandat, ...], Role.EXERCE_UN_MANDAT, Part("mandats", Rubrique.FONCTIONNEMENT)
    ] = Field((), description="Responsables cités en fonction, avec la date.")
    chiffres: Annotated[tuple[Chiffre, ...], Part(rubrique=Rubrique.FONCTIONNEMENT)] = Field(
        (), description="Chiffres clés."
    )
    financements: Annotated[tuple[Financement, ...], Part("financements", Rubrique.FONCTIONNEMENT)] = Field(
        (), description="Qui paie combien."
    )
    etapes: Annotated[tuple[Etape, ...], Role.DATE, Part("dates", Rubrique.HISTORIQUE)] = Field(
        (), title="Étapes", description="Autres faits datés."
    )
    evaluations: Annotated[tuple[Evaluation, ...], Part("evaluations", Rubrique.FONCTIONNEMENT)] = Field(
        (), title="Évaluations", description="Qui l'évalue, quand, et ce qui en ressort."
    )
    documents: Annotated[tuple[Document, ...], Part(rubrique=Rubrique.FONCTIONNEMENT)] = Field(
        (), description="Documents cités par les sources."
    )
    liens: tuple[RefDispositif, ...] = Field(
        (),
        description="Autres dispositifs de ce site, par identifiant. Ce qu'il ne décrit pas : articule_avec.",
    )
    articule_avec: tuple[Articulation, ...] = Field(
        (),
        title="Articulé avec",
        description="Ce avec quoi il s'articule, et que ce site ne décrit pas : contrat de ville, CTG…",
    )
    thematiques: tuple[RefThematique, ...] = Field(
        (), title="Thématiques", description="Thématiques du site, par identifiant."
    )
    inconnus: Annotated[tuple[Texte, ...], Mark.EXPLAINS] = Field(
        (),
        description="Ce que l'on ne sait pas encore. La page le dit.",
        examples=["La durée de ce contrat.", "Les signataires."],
    )

    GENRE: ClassVar[Genre]

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:  # noqa: ANN401
        """Ask each kind of dispositif for all that is known of it.

        Raises:
            TypeError: it does not say its kind.
        """
        if "GENRE" not in vars(cls):
            raise TypeError(
                f"{cls.__name__} ne dit pas son genre : ajoutez dans {cls.__module__} "
                '« GENRE: ClassVar = Genre(Appellation("Nom", "Court", "Pluriel"), "Ce que c\'est.") ».'
            )
        cls.INTITULE = Intitule(cls.GENRE.appellation.nom, cls.GENRE.sens)
        super().__pydantic_init_subclass__(**kwargs)

    @classmethod
    def dit_par(cls, text: str) -> dict[str, str] | None:
        """Read the name: it is all that follows the id."""
        return {"nom": text}

    @classmethod
    def en_tetes(cls, values: dict[str, Any]) -> Iterator[EnTete]:
        """Yield the first line that says the id and the name."""
        yield EnTete(str(values.get("id")), str(values.get("nom")), cls.DITS)

    @property
    def sorte(self) -> Appellation:
        """How people call this very dispositif."""
        return self.GENRE.appellation

    @classmethod
    def gabarit(cls) -> str:
        """Return the template that shows such dispositifs, in the folder of templates."""
        return f"dispositifs/{re.sub('(?<!^)(?=[A-Z])', '_', cls.__name__).lower()}.html"
