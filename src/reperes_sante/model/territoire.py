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

    intitule: Texte = Field(
        description="Intitulé officiel, mot pour mot.",
        examples=["Action sociale d'intérêt communautaire", "Santé"],
    )
    nature: NatureCompetence | None = Field(None, description="Sorte de compétence, si la source la dit.")
    confiee_a: Participant | None = Field(None, description="Qui l'exerce.")
    detail: Texte | None = Field(
        None,
        description="Ce que la source ajoute.",
        examples=["De là vient le contrat local de santé.", "Prise par délibération."],
    )


class Territoire(Enonce):
    """A territory and all its dispositifs."""

    id: Identifiant = Field(
        description="Le nom du fichier, sans « .yml ». Il fait l'adresse des pages : ne le changez plus.",
        examples=["arras", "pays-de-craon"],
    )
    nom: Texte = Field(
        description="Nom court, celui que les habitants emploient.", examples=["Arras", "Pays de Craon"]
    )
    nom_officiel: Texte | None = Field(
        None,
        description="Nom officiel. À remplir seulement sans siren : sinon, il vient du registre.",
    )
    type: TypeTerritoire | None = Field(
        None,
        description="Sorte de territoire. À remplir seulement sans siren : sinon, elle vient du registre.",
    )
    siren: RefEpci | None = Field(
        None,
        description="SIREN de l'intercommunalité. Nom officiel, type et communes viennent alors du registre.",
    )
    communes: tuple[CodeCommune, ...] = Field(
        (), description="Codes Insee des communes. À remplir seulement sans siren, comme le type."
    )
    departements: tuple[RefDepartement, ...] = Field(
        (), description="Départements, seulement si les communes ne sont pas connues."
    )
    region: RefRegion | None = Field(
        None,
        description="Code Insee de la région, entre guillemets, pour la fiche d'une région entière.",
        examples=["32", "94"],
    )
    sources: tuple[RefSource, ...] = Field(
        min_length=1,
        description="Identifiants des sources de la fiche. Un bloc sans sources prend celles-ci.",
    )
    verifie_le: DatePartielle = Field(
        description="Jour de la dernière relecture complète de la fiche.",
        examples=["2026-11-22", "2026-09-01"],
    )
    en_bref: tuple[Texte, ...] = Field(
        (),
        max_length=4,
        description="Deux ou trois phrases très simples, pour une personne pressée.",
        examples=["Il y a un contrat local de santé depuis 2020.", "Un centre de santé a ouvert en 2024."],
    )
    competences: tuple[Competence, ...] = Field(
        (), description="Compétences que l'intercommunalité a prises."
    )
    contacts: tuple[Contact, ...] = Field((), description="Qui appeler, pour quoi.")
    mandats: tuple[Mandat, ...] = Field((), description="Élus cités en fonction, avec la date.")
    chiffres: tuple[Chiffre, ...] = Field(
        (), description="Chiffres du territoire. La population vient du registre : ne la recopiez pas."
    )
    etapes: tuple[Etape, ...] = Field((), description="Faits datés du territoire et alentour.")
    inconnus: tuple[Texte, ...] = Field(
        (),
        description="Ce que l'on ne sait pas encore. La page le dit.",
        examples=["Le téléphone et les horaires du service de santé.", "Le nom de la personne qui préside."],
    )
    contrats: tuple[Contrat, ...] = Field(
        (), description="Contrats locaux de santé (CLS), un bloc par contrat."
    )
    conseils: tuple[Conseil, ...] = Field(
        (), description="Conseils locaux de santé mentale (CLSM) et conseils intercommunaux de santé."
    )
    centres_action_sociale: tuple[CentreActionSociale, ...] = Field(
        (), description="Centres intercommunaux d'action sociale (CIAS)."
    )
    observatoires: tuple[Observatoire, ...] = Field((), description="Observatoires de la santé.")
    centres_sante: tuple[CentreSante, ...] = Field((), description="Centres de santé, avec leurs antennes.")
    ateliers_sante_ville: tuple[AtelierSanteVille, ...] = Field((), description="Ateliers santé ville (ASV).")
    appuis_regionaux: tuple[AppuiRegional, ...] = Field(
        (), description="Structures qui aident les CLS et les CLSM de toute une région."
    )

    @model_validator(mode="after")
    def _register_or_own_facts(self) -> Self:
        own = (self.nom_officiel, self.type)
        place = self.communes or self.departements or self.region
        if self.siren and (any(own) or place):
            raise PydanticCustomError("siren_et_doublon", "avec un SIREN, ces faits viennent du registre")
        if not self.siren and not (all(own) and place):
            raise PydanticCustomError("territoire_incomplet", "sans SIREN, la fiche dit elle-même ces faits")
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
