"""What all dispositifs share: who bears them, whom they cover, their dated states, their bodies."""

from __future__ import annotations

from pydantic import Field

from reperes_sante.model.base import (
    Chiffre,
    Contact,
    Date,
    Document,
    Enonce,
    Etape,
    Financement,
    Frequence,
    Mandat,
    Model,
    Participant,
    Point,
)
from reperes_sante.model.types import (
    CodeCommune,
    Identifiant,
    RefDepartement,
    RefDispositif,
    RefEpci,
    RefOrganisme,
    RefRegion,
    RefTerritoire,
    RefThematique,
    Texte,
)
from reperes_sante.model.vocabulaire import (
    EtatDispositif,
    FamilleActeur,
    NatureInstance,
    NatureProgramme,
    StatutAction,
    StatutMembre,
)


class Couverture(Model):
    """Which places a dispositif serves, when they are not exactly those of its territory."""

    territoires: tuple[RefTerritoire, ...] = Field((), description="Autres fiches de ce site.")
    epci: tuple[RefEpci, ...] = Field((), description="Intercommunalités, par SIREN.")
    communes: tuple[CodeCommune, ...] = Field((), description="Communes, par code Insee.")
    departements: tuple[RefDepartement, ...] = Field((), description="Départements, par code.")
    regions: tuple[RefRegion, ...] = Field((), description="Régions, par code Insee.")


class Etat(Date):
    """A state of the dispositif at a date; the list of states is its history."""

    etat: EtatDispositif = Field(description="Mot de la liste : signe, proroge, diagnostic…")
    detail: Texte | None = Field(None, description="Ce que la source en dit, en une ou deux phrases.")
    lieu: Texte | None = Field(None, description="Où.")
    organismes: tuple[RefOrganisme, ...] = Field((), description="Organismes qui ont agi.")


class Membre(Participant):
    """A member of a council or of one of its bodies."""

    famille: FamilleActeur | None = Field(None, description="Famille d'acteurs.")
    statut: StatutMembre = Field(StatutMembre.MEMBRE, description="membre ou invite-permanent.")


class Instance(Date):
    """A body that meets: an assembly, a steering committee, an office, a commission."""

    nature: NatureInstance = Field(description="Sorte d'instance.")
    nom: Texte | None = Field(None, description="Nom officiel, s'il diffère de la nature.")
    role: Texte | None = Field(None, description="À quoi elle sert.")
    frequence: Frequence | None = Field(None, description="Combien de fois elle se réunit.")
    presidence: Texte | None = Field(None, description="Fonction qui préside.")
    membres: tuple[Membre, ...] = Field((), description="Qui y siège.")
    sujets: tuple[Texte, ...] = Field((), description="Sujets traités, titres officiels.")


class Action(Date):
    """An action of a contract or of a council."""

    titre: Texte = Field(description="Titre officiel, ou celui de la source.")
    numero: Texte | None = Field(None, description="Numéro de la fiche action.")
    resume: Texte | None = Field(None, description="Ce qui est fait, en français simple.")
    statut: StatutAction | None = Field(
        None, description="a-venir, en-cours, realisee, abandonnee, permanente."
    )
    pilote: Participant | None = Field(None, description="Qui la conduit.")
    partenaires: tuple[Participant, ...] = Field((), description="Avec qui.")
    publics: tuple[Texte, ...] = Field((), description="Pour qui.")
    lieux: tuple[Texte, ...] = Field((), description="Où.")
    etapes: tuple[Etape, ...] = Field((), description="Calendrier.")
    chiffres: tuple[Chiffre, ...] = Field((), description="Chiffres de l'action.")
    financements: tuple[Financement, ...] = Field((), description="Argent de l'action.")
    thematiques: tuple[RefThematique, ...] = Field((), description="Thématiques du site.")


class Priorite(Enonce):
    """A theme on which a council or a workshop works."""

    titre: Texte = Field(description="Titre officiel.")
    numero: Texte | None = Field(None, description="Numéro, s'il y en a un.")
    resume: Texte | None = Field(None, description="En français simple.")
    actions: tuple[Action, ...] = Field((), description="Actions rattachées.")
    publics: tuple[Texte, ...] = Field((), description="Pour qui.")
    thematiques: tuple[RefThematique, ...] = Field((), description="Thématiques du site.")


class Programme(Date):
    """A lasting programme: workshops, a housing scheme, mediation, a collection of art."""

    nom: Texte = Field(description="Nom du programme.")
    nature: NatureProgramme = Field(description="ateliers, logement, culture, information, mediation…")
    resume: Texte | None = Field(None, description="En une phrase.")
    objectifs: tuple[Point, ...] = Field((), description="Ce qu'il cherche à obtenir.")
    fonctionnement: tuple[Point, ...] = Field((), description="Comment il marche.")
    sujets: tuple[Texte, ...] = Field((), description="Sujets traités.")
    lieux: tuple[Texte, ...] = Field((), description="Où.")
    partenaires: tuple[Participant, ...] = Field((), description="Avec qui.")
    chiffres: tuple[Chiffre, ...] = Field((), description="Chiffres.")
    etapes: tuple[Etape, ...] = Field((), description="Dates.")
    actions: tuple[Action, ...] = Field((), description="Actions précises.")
    thematiques: tuple[RefThematique, ...] = Field((), description="Thématiques du site.")


class Dispositif(Enonce):
    """Any local scheme: a contract, a council, a centre."""

    id: Identifiant
    nom: Texte = Field(description="Nom officiel.")
    en_bref: tuple[Texte, ...] = Field((), max_length=4, description="Deux ou trois phrases très simples.")
    porteurs: tuple[Participant, ...] = Field((), description="Qui le porte.")
    couverture: Couverture | None = Field(
        None, description="À remplir si le périmètre n'est pas celui de la fiche."
    )
    etats: tuple[Etat, ...] = Field((), description="Histoire : états datés, dans l'ordre que vous voulez.")
    buts: tuple[Point, ...] = Field((), description="À quoi il sert.")
    methode: tuple[Point, ...] = Field((), description="Comment il travaille.")
    constats: tuple[Point, ...] = Field((), description="Ce que le diagnostic ou la source constate.")
    partenaires: tuple[Participant, ...] = Field((), description="Partenaires cités.")
    instances: tuple[Instance, ...] = Field((), description="Instances et leur rythme.")
    programmes: tuple[Programme, ...] = Field((), description="Ateliers, logement, médiation…")
    contacts: tuple[Contact, ...] = Field((), description="Qui appeler, pour quoi.")
    mandats: tuple[Mandat, ...] = Field((), description="Responsables cités en fonction, avec la date.")
    chiffres: tuple[Chiffre, ...] = Field((), description="Chiffres clés.")
    financements: tuple[Financement, ...] = Field((), description="Qui paie combien.")
    etapes: tuple[Etape, ...] = Field((), description="Autres faits datés.")
    documents: tuple[Document, ...] = Field((), description="Documents cités.")
    liens: tuple[RefDispositif, ...] = Field((), description="Autres dispositifs liés.")
    thematiques: tuple[RefThematique, ...] = Field((), description="Thématiques du site.")
    inconnus: tuple[Texte, ...] = Field((), description="Ce que l'on ne sait pas encore.")
