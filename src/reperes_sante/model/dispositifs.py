"""The other kinds of dispositif: council, CIAS, observatory, health centre, workshop, support body."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from reperes_sante.model.base import Date, Enonce, Participant, Point
from reperes_sante.model.contrat import Axe
from reperes_sante.model.dispositif import Action, Dispositif, Membre, Priorite
from reperes_sante.model.types import CodeCommune, Nombre, OuiNon, RefTerritoire, RefThematique, Texte
from reperes_sante.model.vocabulaire import (
    CategorieAssociation,
    NatureConseil,
    RoleImplantation,
    StatutAction,
)


class ProjetGroupe(Date):
    """A project of a working group: theme, population, kind of action, progress."""

    titre: Texte = Field(description="Thème du projet.")
    publics: tuple[Texte, ...] = Field(
        (), description="Population visée.", examples=["Adolescents", "Aidants"]
    )
    registres: tuple[Texte, ...] = Field(
        (), description="Ce qui est fait.", examples=["observation", "formation"]
    )
    avancement: StatutAction | None = Field(None, description="Où en est le projet, si une source le dit.")
    partenaires: tuple[Participant, ...] = Field((), description="Avec qui.")
    chiffres: tuple[Point, ...] = Field((), description="Précisions chiffrées, en phrases.")
    thematiques: tuple[RefThematique, ...] = Field((), description="Thématiques du site, par identifiant.")


class Conseil(Dispositif):
    """A conseil local de santé mentale, or an intercommunal health council.

    Source: instruction DGS/SP4/CGET/2016/289 of 30 September 2016 on the consolidation of CLSM.
    """

    nature: NatureConseil = Field(
        NatureConseil.CLSM, description="Sorte de conseil. Sans cette ligne : clsm."
    )
    composition: tuple[Membre, ...] = Field((), description="Membres cités.")
    priorites: tuple[Priorite, ...] = Field((), description="Thèmes prioritaires, titres officiels.")
    nombre_axes: Nombre | None = Field(None, description="Nombre d'axes annoncé de la feuille de route.")
    axes: tuple[Axe, ...] = Field((), description="Axes connus de la feuille de route.")
    projets: tuple[ProjetGroupe, ...] = Field((), description="Projets des groupes de travail.")
    actions: tuple[Action, ...] = Field((), description="Actions précises.")


class Mission(Enonce):
    """What a CIAS does for a given public."""

    public: Texte = Field(description="Pour qui.", examples=["Personnes âgées", "Jeunes enfants"])
    titre: Texte | None = Field(None, description="Titre officiel de la mission.")
    taches: tuple[Texte, ...] = Field(
        (), description="Ce qui est fait.", examples=["Écrire un schéma des services", "Étudier les besoins"]
    )
    thematiques: tuple[RefThematique, ...] = Field((), description="Thématiques du site, par identifiant.")


class Siege(Participant):
    """A seat on the board of a CIAS."""

    categorie: CategorieAssociation | None = Field(
        None, description="Catégorie légale, seulement si la source la dit."
    )


class ConseilAdministration(Date):
    """The board of a CIAS: code de l'action sociale et des familles, articles L.123-6 and R.123-7 f."""

    presidence: Texte | None = Field(
        None, description="Fonction qui préside, sans nom de personne.", examples=["le maire", "le président"]
    )
    nombre_associations: Nombre | None = Field(None, description="Nombre annoncé d'associations.")
    associations: tuple[Siege, ...] = Field((), description="Associations représentées.")
    elus: tuple[Siege, ...] = Field((), description="Représentants des communes.")


class AnalyseBesoins(Date):
    """An analyse des besoins sociaux: code de l'action sociale et des familles, article R.123-1."""

    titre: Texte = Field(description="Titre, ou « Analyse des besoins sociaux ».")
    detail: Texte | None = Field(None, description="Ce que l'on en sait.")


class Ouverture(Date):
    """An opening, real or planned, as one source dates it."""

    detail: Texte | None = Field(None, description="Ce que la source ajoute.")

    @model_validator(mode="after")
    def _has_date(self) -> Self:
        if self.date is None and self.date_publiee is None:
            raise PydanticCustomError("ouverture_sans_date", "il faut date ou date_publiee")
        return self


class Implantation(Enonce):
    """A place where people are received."""

    nom: Texte = Field(description="Nom du lieu.")
    role: RoleImplantation = Field(description="Ce que ce lieu est pour le centre.")
    commune: CodeCommune | None = Field(None, description="Code Insee de la commune, entre guillemets.")
    adresse: Texte | None = Field(None, description="Adresse postale.")
    ouvertures: tuple[Ouverture, ...] = Field(
        (), description="La première est retenue, les autres sont dites."
    )


class Effectif(Date):
    """Staff, in full-time equivalents or in persons."""

    metier: Texte = Field(description="Métier.", examples=["Médecins", "Sage-femme"])
    nombre: Nombre = Field(description="Nombre de personnes, ou d'équivalents temps plein.")
    etp: OuiNon = Field(
        description="oui si le nombre est en équivalents temps plein (ETP), non si ce sont des personnes."
    )


class CentreActionSociale(Dispositif):
    """A centre intercommunal d'action sociale (CIAS): CASF, articles L.123-4 to L.123-9."""

    forme_juridique: Texte | None = Field(None, description="Forme juridique, si la source la dit.")
    missions: tuple[Mission, ...] = Field((), description="Missions, public par public.")
    conseil_administration: ConseilAdministration | None = Field(
        None, description="Qui siège au conseil d'administration."
    )
    analyses_besoins_sociaux: tuple[AnalyseBesoins, ...] = Field((), description="Analyses connues.")
    implantations: tuple[Implantation, ...] = Field((), description="Lieux d'accueil.")


class Observatoire(Dispositif):
    """A local health observatory."""


class CentreSante(Dispositif):
    """A health centre with its branches."""

    implantations: tuple[Implantation, ...] = Field((), description="Centre et antennes.")
    effectifs: tuple[Effectif, ...] = Field((), description="Équipe, métier par métier.")


class AtelierSanteVille(Dispositif):
    """An atelier santé ville (ASV)."""

    priorites: tuple[Priorite, ...] = Field((), description="Priorités, titres officiels.")


class Accompagnement(Date):
    """A territory or an event that a support body helps."""

    titre: Texte = Field(description="Ce qui est accompagné : un territoire, une journée…")
    detail: Texte | None = Field(None, description="En quoi consiste l'appui.")
    territoire: RefTerritoire | None = Field(
        None, description="Identifiant de la fiche de ce site, s'il y en a une."
    )


class AppuiRegional(Dispositif):
    """A body mandated to support the CLS and CLSM of a whole region."""

    missions: tuple[Point, ...] = Field((), description="Missions confiées.")
    accompagnements: tuple[Accompagnement, ...] = Field(
        (), description="Ce qui est accompagné : territoires, journées…"
    )
