"""Shared collections: organismes, sources, glossary, help numbers, themes."""

from __future__ import annotations

from pydantic import Field

from reperes_sante.model.base import Enonce, Etape, Model, Point
from reperes_sante.model.dates import DatePartielle
from reperes_sante.model.types import (
    CodeCommune,
    Identifiant,
    OuiNon,
    RefNumero,
    RefTerme,
    RefThematique,
    Siren,
    Telephone,
    Texte,
    Url,
)
from reperes_sante.model.vocabulaire import FamilleNumero, NatureOrganisme, NatureSource


class Source(Model):
    """A text that the data come from."""

    id: Identifiant
    titre: Texte = Field(description="Titre de la page ou du document, mot pour mot.")
    editeur: Texte = Field(
        description="Qui publie.",
        examples=["Agence régionale de santé", "Communauté d'agglomération d'Exemple"],
    )
    nature: NatureSource = Field(description="Sorte de source.")
    url: Url | None = Field(None, description="Adresse de la page. Sans cette ligne : elle n'est pas connue.")
    site: Texte | None = Field(
        None,
        description="Nom du site, quand l'adresse exacte n'est pas connue.",
        examples=["exemple.fr", "site de la commune"],
    )
    date: DatePartielle | None = Field(
        None, description="Date de publication. Sans cette ligne : elle est inconnue."
    )
    fin: DatePartielle | None = Field(None, description="Fin de la période de publication.")
    date_publiee: Texte | None = Field(
        None,
        description="Ce que l'on sait de la date, si elle n'est pas écrite.",
        examples=["page non datée, qui décrit l'année 2024", "hiver 2019"],
    )
    archive_le: DatePartielle = Field(
        description="Jour où la copie a été lue.", examples=["2026-11-22", "2026-09-01"]
    )
    officielle: OuiNon | None = Field(
        None,
        description="oui si le texte vient de l'État, de l'Assurance maladie ou d'une agence de santé. "
        "De même pour un hôpital, une collectivité, ou le service lui-même. "
        "Un numéro à appeler en cite au moins une.",
    )
    precision: Texte | None = Field(
        None,
        description="État de la copie ou de la page, licence…",
        examples=["copie coupée", "page supprimée depuis"],
    )


class Organisme(Enonce):
    """An institution or an association, described once."""

    id: Identifiant
    nom: Texte = Field(
        description="Nom officiel, ou celui de la source.",
        examples=["Agence régionale de santé des Hauts-de-France", "Association d'Exemple"],
    )
    sigle: Texte | None = Field(
        None, description="Sigle, si le nom est développé.", examples=["ARS", "UDCCAS"]
    )
    nature: NatureOrganisme = Field(description="Sorte d'organisme.")
    autres_noms: tuple[Texte, ...] = Field(
        (), description="Autres noms ou graphies publiés.", examples=["Agence d'Exemple", "ARS d'Exemple"]
    )
    description: Texte | None = Field(
        None,
        description="Ce que c'est, en français simple.",
        examples=[
            "Elle représente l'État pour la santé dans la région.",
            "Elle loge des personnes accompagnées.",
        ],
    )
    commune: CodeCommune | None = Field(None, description="Code Insee de la commune, entre guillemets.")
    siren: Siren | None = Field(None, description="SIREN, s'il est connu, entre guillemets.")
    site: Url | None = Field(None, description="Site officiel, s'il est dans une source.")
    forme_juridique: Texte | None = Field(
        None,
        description="Forme juridique, si la source la dit.",
        examples=["association loi de 1901", "établissement public de santé"],
    )
    etapes: tuple[Etape, ...] = Field((), description="Faits datés : création, changement de nom…")


class Terme(Enonce):
    """An entry of the glossary."""

    id: Identifiant
    sigle: Texte = Field(description="Le sigle, ou le mot.", examples=["CLS", "aller vers"])
    developpe: Texte | None = Field(
        None,
        description="Le développé officiel. Sans cette ligne : il n'est écrit nulle part.",
        examples=["contrat local de santé", "conseil local de santé mentale"],
    )
    sens: Texte = Field(
        description="Ce que cela veut dire, en français simple.",
        examples=[
            "Un accord entre l'État et une collectivité pour agir sur la santé.",
            "Aller à la rencontre des personnes, là où elles sont.",
        ],
    )
    voir: tuple[Identifiant, ...] = Field(
        (), description="Identifiants d'autres entrées à lire.", examples=["cls", "clsm"]
    )
    thematiques: tuple[RefThematique, ...] = Field(
        (), description="Thématiques dont la page montre ce mot, par identifiant."
    )


class Ligne(Enonce):
    """A help number."""

    id: Identifiant
    numero: Telephone = Field(description="Le numéro, tel qu'on le compose.")
    nom: Texte = Field(description="Nom du service.", examples=["Samu", "Sida info service"])
    famille: FamilleNumero = Field(description="Famille du numéro : elle fait l'ordre de la page.")
    bandeau: OuiNon = Field(
        False, description="oui pour figurer dans le bandeau de toutes les pages. Sans cette ligne : non."
    )
    pour_qui: Texte = Field(
        description="Qui peut appeler, et quand.",
        examples=[
            "Vous voyez une personne en danger immédiat.",
            "Vous êtes aidant et vous avez besoin de parler.",
        ],
    )
    horaires: Texte | None = Field(
        None,
        description="Jours et heures. Sans cette ligne : ils sont inconnus.",
        examples=["tous les jours, jour et nuit", "du lundi au vendredi, de 9 h à 18 h"],
    )
    gratuit: OuiNon | None = Field(
        None, description="oui si la source le dit gratuit, non si elle le dit payant."
    )
    cout: Texte | None = Field(
        None,
        description="Précision sur le prix de l'appel.",
        examples=["prix d'un appel local", "gratuit depuis un poste fixe"],
    )
    sms: OuiNon = Field(False, description="oui si le numéro reçoit des SMS. Sans cette ligne : non.")
    site: Url | None = Field(None, description="Site ou tchat du service.")
    remplace: tuple[Identifiant, ...] = Field((), description="Identifiants des anciens numéros remplacés.")
    thematiques: tuple[RefThematique, ...] = Field(
        (), description="Thématiques dont la page montre ce numéro, par identifiant."
    )
    precisions: tuple[Point, ...] = Field((), description="Autres faits utiles, en phrases courtes.")
    etapes: tuple[Etape, ...] = Field((), description="Faits datés : ouverture, changement de numéro…")

    @property
    def abandonnee(self) -> bool:
        """Whether the number is an old one, which nobody should be told to call."""
        return self.famille is FamilleNumero.ANCIEN


class Thematique(Model):
    """A theme of the site's closed vocabulary."""

    id: Identifiant
    nom: Texte = Field(description="Nom affiché.", examples=["Santé mentale", "Logement"])
    definition: Texte = Field(description="Ce que ce thème recouvre, en une phrase.")
    data_inclusion: tuple[Texte, ...] = Field(
        (), description="Thématiques équivalentes du schéma data·inclusion, par identifiant."
    )


class Equivalence(Model):
    """Everyday words, what the site's pages say instead, and what should come first."""

    mots: tuple[Texte, ...] = Field(
        min_length=1,
        description="Ce que les habitants tapent. Accents, majuscules et pluriels ne comptent pas.",
        examples=["psy", "maison de retraite"],
    )
    sens: tuple[Texte, ...] = Field(
        (),
        description="Les mots officiels : chaque page qui les dit sera trouvée aussi.",
        examples=["santé mentale", "médecin"],
    )
    numeros: tuple[RefNumero, ...] = Field((), description="Numéros utiles à montrer, par identifiant.")
    thematiques: tuple[RefThematique, ...] = Field((), description="Thèmes à montrer, par identifiant.")
    termes: tuple[RefTerme, ...] = Field((), description="Entrées du glossaire à montrer, par identifiant.")


class Notes(Enonce):
    """Remarks that go with a whole collection."""

    inconnus: tuple[Texte, ...] = Field((), description="Ce que l'on ne sait pas encore. La page le dit.")


class FichierSources(Model):
    """`data/sources/*.yml`."""

    sources: tuple[Source, ...] = Field(
        description="Les sources, chacune décrite une seule fois dans tout le site."
    )


class FichierOrganismes(Model):
    """`data/organismes/*.yml`."""

    organismes: tuple[Organisme, ...] = Field(
        description="Les organismes, chacun décrit une seule fois dans tout le site."
    )


class FichierGlossaire(Notes):
    """`data/glossaire.yml`."""

    termes: tuple[Terme, ...] = Field(description="Les entrées du glossaire.")


class FichierNumeros(Notes):
    """`data/numeros-utiles.yml`."""

    numeros: tuple[Ligne, ...] = Field(description="Les numéros, dans l'ordre que la page doit suivre.")


class FichierThematiques(Model):
    """`data/thematiques.yml`."""

    thematiques: tuple[Thematique, ...] = Field(
        description="Les thématiques du site. Ne changez pas un identifiant : les fiches l'emploient."
    )


class FichierRecherche(Model):
    """`data/recherche.yml`."""

    equivalences: tuple[Equivalence, ...] = Field(
        description="Les mots de tous les jours, et où ils mènent dans la recherche."
    )
