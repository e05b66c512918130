"""A territory: one YAML file, one set of pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from reperes_sante.model.base import Chiffre, Contact, Date, Enonce, Etape, Mandat, Participant
from reperes_sante.model.contrat import Contrat
from reperes_sante.model.dates import DatePartielle
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.dispositifs import (
    AppuiRegional,
    AtelierSanteVille,
    CentreActionSociale,
    CentreSante,
    Conseil,
    Observatoire,
)
from reperes_sante.model.types import (
    CodeCommune,
    Identifiant,
    RefDepartement,
    RefEpci,
    RefRegion,
    RefSource,
    Texte,
)
from reperes_sante.model.vocabulaire import NatureCompetence, TypeTerritoire


class Competence(Date):
    """A competence that the intercommunalité took."""

    intitule: Texte = Field(description="Intitulé officiel.")
    nature: NatureCompetence | None = Field(None, description="obligatoire, optionnelle ou facultative.")
    confiee_a: Participant | None = Field(None, description="Qui l'exerce.")
    detail: Texte | None = Field(None, description="Ce que la source ajoute.")


class Territoire(Enonce):
    """A territory and all its dispositifs."""

    id: Identifiant = Field(description="Le nom du fichier, sans « .yml » ; il fait l'adresse des pages.")
    nom: Texte = Field(description="Nom court, celui que les habitants emploient.")
    nom_officiel: Texte | None = Field(None, description="Nom officiel, seulement si ce n'est pas un EPCI.")
    type: TypeTerritoire | None = Field(None, description="Seulement si ce n'est pas un EPCI.")
    siren: RefEpci | None = Field(
        None, description="SIREN de l'EPCI : nom officiel, type, communes et population viennent du registre."
    )
    communes: tuple[CodeCommune, ...] = Field((), description="Communes, seulement si ce n'est pas un EPCI.")
    departements: tuple[RefDepartement, ...] = Field(
        (), description="Départements, seulement si les communes ne sont pas connues."
    )
    region: RefRegion | None = Field(None, description="Code Insee de la région, pour une région entière.")
    sources: tuple[RefSource, ...] = Field(min_length=1, description="Sources de la fiche.")
    verifie_le: DatePartielle = Field(description="Date de la dernière relecture complète.")
    en_bref: tuple[Texte, ...] = Field((), max_length=4, description="Deux ou trois phrases très simples.")
    competences: tuple[Competence, ...] = Field((), description="Compétences prises.")
    contacts: tuple[Contact, ...] = Field((), description="Qui appeler, pour quoi.")
    mandats: tuple[Mandat, ...] = Field((), description="Élus cités en fonction, avec la date.")
    chiffres: tuple[Chiffre, ...] = Field((), description="Chiffres du territoire.")
    etapes: tuple[Etape, ...] = Field((), description="Faits datés du territoire et alentour.")
    inconnus: tuple[Texte, ...] = Field((), description="Ce que l'on ne sait pas encore.")
    contrats: tuple[Contrat, ...] = Field((), description="Contrats locaux de santé (CLS).")
    conseils: tuple[Conseil, ...] = Field((), description="Conseils locaux de santé mentale (CLSM).")
    centres_action_sociale: tuple[CentreActionSociale, ...] = Field((), description="CIAS.")
    observatoires: tuple[Observatoire, ...] = Field((), description="Observatoires de la santé.")
    centres_sante: tuple[CentreSante, ...] = Field((), description="Centres de santé.")
    ateliers_sante_ville: tuple[AtelierSanteVille, ...] = Field((), description="Ateliers santé ville.")
    appuis_regionaux: tuple[AppuiRegional, ...] = Field((), description="Structures d'appui régionales.")

    @model_validator(mode="after")
    def _register_or_own_facts(self) -> Self:
        own = (self.nom_officiel, self.type)
        if self.siren and (any(own) or self.communes or self.region):
            raise PydanticCustomError(
                "siren_et_doublon",
                "avec un SIREN, nom_officiel, type, communes et region viennent du registre",
            )
        if not self.siren and (not all(own) or not (self.communes or self.region)):
            raise PydanticCustomError(
                "territoire_incomplet", "sans SIREN, il faut nom_officiel, type, et communes ou region"
            )
        return self

    @property
    def dispositifs(self) -> Iterator[Dispositif]:
        """All dispositifs, in the order in which pages show them."""
        yield from self.contrats
        yield from self.conseils
        yield from self.centres_action_sociale
        yield from self.autres

    @property
    def autres(self) -> Iterator[Dispositif]:
        """The dispositifs that have no page kind of their own."""
        yield from self.centres_sante
        yield from self.ateliers_sante_ville
        yield from self.observatoires
        yield from self.appuis_regionaux
