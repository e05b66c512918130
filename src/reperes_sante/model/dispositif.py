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

    territoires: tuple[RefTerritoire, ...] = Field(
        (), description="Autres fiches de ce site, par identifiant."
    )
    epci: tuple[RefEpci, ...] = Field((), description="Intercommunalités, par SIREN.")
    communes: tuple[CodeCommune, ...] = Field((), description="Communes, par code Insee.")
    departements: tuple[RefDepartement, ...] = Field(
        (), description="Départements, par code, entre guillemets.", examples=["62", "2A"]
    )
    regions: tuple[RefRegion, ...] = Field(
        (), description="Régions, par code Insee, entre guillemets.", examples=["32", "94"]
    )


class Etat(Date):
    """A state of the dispositif at a date; the list of states is its history."""

    etat: EtatDispositif = Field(
        description="Ce que le dispositif est devenu à cette date. L'ordre est libre."
    )
    detail: Texte | None = Field(None, description="Ce que la source en dit, en une ou deux phrases.")
    lieu: Texte | None = Field(None, description="Où cela s'est passé.")
    organismes: tuple[RefOrganisme, ...] = Field((), description="Identifiants des organismes qui ont agi.")


class Membre(Participant):
    """A member of a council or of one of its bodies."""

    famille: FamilleActeur | None = Field(None, description="Famille d'acteurs, pour ranger les membres.")
    statut: StatutMembre = Field(StatutMembre.MEMBRE, description="Sans cette ligne : membre.")


class Instance(Date):
    """A body that meets: an assembly, a steering committee, an office, a commission."""

    nature: NatureInstance = Field(description="Sorte d'instance.")
    nom: Texte | None = Field(
        None,
        description="Nom officiel, s'il diffère de la nature.",
        examples=["Comité technique", "Commission logement"],
    )
    role: Texte | None = Field(None, description="À quoi elle sert.")
    frequence: Frequence | None = Field(None, description="Combien de fois elle se réunit.")
    presidence: Texte | None = Field(
        None, description="Fonction qui préside, sans nom de personne.", examples=["le maire", "le président"]
    )
    membres: tuple[Membre, ...] = Field((), description="Qui y siège.")
    sujets: tuple[Texte, ...] = Field(
        (), description="Sujets traités, titres officiels.", examples=["Logement", "Accès aux soins"]
    )


class Action(Date):
    """An action of a contract or of a council."""

    titre: Texte = Field(description="Titre officiel, ou celui de la source, mot pour mot.")
    numero: Texte | None = Field(None, description="Numéro de la fiche action.", examples=["1", "2.3"])
    resume: Texte | None = Field(None, description="Ce qui est fait, en français simple.")
    statut: StatutAction | None = Field(None, description="Où en est l'action, si une source le dit.")
    pilote: Participant | None = Field(None, description="Qui la conduit.")
    partenaires: tuple[Participant, ...] = Field((), description="Avec qui.")
    publics: tuple[Texte, ...] = Field(
        (), description="Pour qui.", examples=["Adolescents", "Personnes âgées"]
    )
    lieux: tuple[Texte, ...] = Field((), description="Où elle se déroule.")
    etapes: tuple[Etape, ...] = Field((), description="Calendrier : réunions, ouvertures, publications.")
    chiffres: tuple[Chiffre, ...] = Field((), description="Chiffres de l'action.")
    financements: tuple[Financement, ...] = Field((), description="Argent de l'action.")
    thematiques: tuple[RefThematique, ...] = Field((), description="Thématiques du site, par identifiant.")


class Priorite(Enonce):
    """A theme on which a council or a workshop works."""

    titre: Texte = Field(description="Titre officiel, mot pour mot.")
    numero: Texte | None = Field(None, description="Numéro, s'il y en a un.", examples=["1", "A"])
    resume: Texte | None = Field(None, description="Ce que cela veut dire, en français simple.")
    actions: tuple[Action, ...] = Field((), description="Actions rattachées.")
    publics: tuple[Texte, ...] = Field(
        (), description="Pour qui.", examples=["Adolescents", "Personnes âgées"]
    )
    thematiques: tuple[RefThematique, ...] = Field((), description="Thématiques du site, par identifiant.")


class Programme(Date):
    """A lasting programme: workshops, a housing scheme, mediation, a collection of art."""

    nom: Texte = Field(description="Nom du programme, mot pour mot.")
    nature: NatureProgramme = Field(description="Sorte de programme.")
    resume: Texte | None = Field(None, description="Ce que c'est, en une phrase.")
    objectifs: tuple[Point, ...] = Field((), description="Ce qu'il cherche à obtenir.")
    fonctionnement: tuple[Point, ...] = Field((), description="Comment il marche.")
    sujets: tuple[Texte, ...] = Field((), description="Sujets traités.", examples=["Sommeil", "Alimentation"])
    lieux: tuple[Texte, ...] = Field((), description="Où il se déroule.")
    partenaires: tuple[Participant, ...] = Field((), description="Avec qui.")
    chiffres: tuple[Chiffre, ...] = Field((), description="Chiffres du programme.")
    etapes: tuple[Etape, ...] = Field((), description="Faits datés du programme.")
    actions: tuple[Action, ...] = Field((), description="Actions précises du programme.")
    thematiques: tuple[RefThematique, ...] = Field((), description="Thématiques du site, par identifiant.")


class Dispositif(Enonce):
    """Any local scheme: a contract, a council, a centre."""

    id: Identifiant
    nom: Texte = Field(description="Nom officiel.")
    en_bref: tuple[Texte, ...] = Field(
        (),
        max_length=4,
        description="Deux ou trois phrases très simples.",
        examples=["Il a été signé en mars 2019.", "Il vous aide à vous soigner."],
    )
    porteurs: tuple[Participant, ...] = Field((), description="Qui le porte.")
    couverture: Couverture | None = Field(
        None, description="Lieux servis, si ce ne sont pas ceux de la fiche."
    )
    etats: tuple[Etat, ...] = Field((), description="Son histoire : des états datés. Ajoutez, n'effacez pas.")
    buts: tuple[Point, ...] = Field((), description="À quoi il sert.")
    methode: tuple[Point, ...] = Field((), description="Comment il travaille.")
    constats: tuple[Point, ...] = Field((), description="Ce que le diagnostic ou la source constate.")
    partenaires: tuple[Participant, ...] = Field((), description="Partenaires cités.")
    instances: tuple[Instance, ...] = Field((), description="Instances, avec leur rythme et leurs membres.")
    programmes: tuple[Programme, ...] = Field((), description="Ateliers, logement, médiation…")
    contacts: tuple[Contact, ...] = Field((), description="Qui appeler, pour quoi.")
    mandats: tuple[Mandat, ...] = Field((), description="Responsables cités en fonction, avec la date.")
    chiffres: tuple[Chiffre, ...] = Field((), description="Chiffres clés.")
    financements: tuple[Financement, ...] = Field((), description="Qui paie combien.")
    etapes: tuple[Etape, ...] = Field((), description="Autres faits datés.")
    documents: tuple[Document, ...] = Field((), description="Documents cités par les sources.")
    liens: tuple[RefDispositif, ...] = Field((), description="Autres dispositifs liés, par identifiant.")
    thematiques: tuple[RefThematique, ...] = Field((), description="Thématiques du site, par identifiant.")
    inconnus: tuple[Texte, ...] = Field(
        (),
        description="Ce que l'on ne sait pas encore. La page le dit.",
        examples=["La durée de ce contrat.", "Les signataires."],
    )
