"""Shared collections: organismes, sources, glossary, help numbers, themes."""

from __future__ import annotations

from pydantic import Field

from reperes_sante.model.base import Enonce, Etape, Model, Point
from reperes_sante.model.dates import DatePartielle
from reperes_sante.model.types import (
    CodeCommune,
    Identifiant,
    OuiNon,
    Siren,
    Telephone,
    Texte,
    Url,
)
from reperes_sante.model.vocabulaire import FamilleNumero, NatureOrganisme, NatureSource


class Source(Model):
    """A text that the data come from."""

    id: Identifiant
    titre: Texte = Field(description="Titre de la page ou du document.")
    editeur: Texte = Field(description="Qui publie.")
    nature: NatureSource = Field(description="page-web, article-presse, communique…")
    url: Url | None = Field(None, description="Adresse ; absente si elle n'est pas connue.")
    site: Texte | None = Field(None, description="Nom du site, quand l'adresse exacte n'est pas connue.")
    date: DatePartielle | None = Field(None, description="Date de publication ; absente si inconnue.")
    fin: DatePartielle | None = Field(None, description="Fin de la période de publication.")
    date_publiee: Texte | None = Field(
        None, description="Ce que l'on sait de la date, si elle n'est pas écrite."
    )
    archive_le: DatePartielle = Field(description="Date de la lecture de la copie.")
    precision: Texte | None = Field(None, description="Copie coupée, état de la page, licence…")


class Organisme(Enonce):
    """An institution or an association, described once."""

    id: Identifiant
    nom: Texte = Field(description="Nom officiel, ou celui de la source.")
    sigle: Texte | None = Field(None, description="Sigle, si le nom est développé.")
    nature: NatureOrganisme = Field(description="association, collectivite, etat, agence, hopital…")
    autres_noms: tuple[Texte, ...] = Field((), description="Autres noms ou graphies publiés.")
    description: Texte | None = Field(None, description="Ce que c'est, en français simple.")
    commune: CodeCommune | None = Field(None, description="Code Insee de la commune.")
    siren: Siren | None = Field(None, description="SIREN, s'il est connu.")
    site: Url | None = Field(None, description="Site officiel, s'il est dans une source.")
    forme_juridique: Texte | None = Field(None, description="Forme juridique, si la source la dit.")
    etapes: tuple[Etape, ...] = Field((), description="Faits datés : création, changement de nom…")


class Terme(Enonce):
    """An entry of the glossary."""

    id: Identifiant
    sigle: Texte = Field(description="Le sigle, ou le mot.")
    developpe: Texte | None = Field(None, description="Le développé officiel ; absent s'il est inconnu.")
    sens: Texte = Field(description="Ce que cela veut dire, en français simple.")
    voir: tuple[Identifiant, ...] = Field((), description="Autres entrées à lire.")


class Ligne(Enonce):
    """A help number."""

    id: Identifiant
    numero: Telephone = Field(description="Le numéro, tel qu'on le compose.")
    nom: Texte = Field(description="Nom du service.")
    famille: FamilleNumero = Field(description="urgence, detresse, protection, ecoute, soins ou ancien.")
    bandeau: OuiNon = Field(False, description="oui pour figurer dans le bandeau de toutes les pages.")
    pour_qui: Texte = Field(description="Qui peut appeler, et quand.")
    horaires: Texte | None = Field(None, description="Jours et heures ; absents s'ils sont inconnus.")
    gratuit: OuiNon | None = Field(None, description="oui si la source le dit gratuit.")
    cout: Texte | None = Field(None, description="Précision sur le prix de l'appel.")
    sms: OuiNon = Field(False, description="oui si le numéro reçoit des SMS.")
    site: Url | None = Field(None, description="Site ou tchat.")
    remplace: tuple[Identifiant, ...] = Field((), description="Anciens numéros remplacés.")
    precisions: tuple[Point, ...] = Field((), description="Autres faits utiles.")
    etapes: tuple[Etape, ...] = Field((), description="Faits datés.")


class Thematique(Model):
    """A theme of the site's closed vocabulary."""

    id: Identifiant
    nom: Texte = Field(description="Nom affiché.")
    definition: Texte = Field(description="Ce que ce thème recouvre, en une phrase.")
    data_inclusion: tuple[Texte, ...] = Field((), description="Thématiques équivalentes de data·inclusion.")


class Notes(Enonce):
    """Remarks that go with a whole collection."""

    inconnus: tuple[Texte, ...] = Field((), description="Ce que l'on ne sait pas encore.")


class FichierSources(Model):
    """`data/sources/*.yml`."""

    sources: tuple[Source, ...]


class FichierOrganismes(Model):
    """`data/organismes/*.yml`."""

    organismes: tuple[Organisme, ...]


class FichierGlossaire(Notes):
    """`data/glossaire.yml`."""

    termes: tuple[Terme, ...]


class FichierNumeros(Notes):
    """`data/numeros-utiles.yml`."""

    numeros: tuple[Ligne, ...]


class FichierThematiques(Model):
    """`data/thematiques.yml`."""

    thematiques: tuple[Thematique, ...]
