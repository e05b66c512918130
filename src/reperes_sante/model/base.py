"""What every part of the model is made of: statements with their sources, and dated statements."""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from reperes_sante.model.dates import DatePartielle
from reperes_sante.model.types import Courriel as AdresseCourriel
from reperes_sante.model.types import Nombre, OuiNon, RefOrganisme, RefSource, Telephone, Texte, Url
from reperes_sante.model.vocabulaire import Exactitude, Periodicite


class Model(BaseModel):
    """Frozen, closed object: an unknown key is an error, never lost in silence."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Version(Model):
    """One of the values that sources give for the same fact."""

    texte: Texte = Field(description="La valeur, dans vos mots.", examples=["novembre 2024"])
    sources: tuple[RefSource, ...] = Field(min_length=1, description="Qui le dit.")


class Desaccord(Model):
    """Sources disagree: every value is kept and shown with who says it."""

    sujet: Texte = Field(description="Ce sur quoi les sources divergent.", examples=["Durée du contrat"])
    versions: tuple[Version, ...] = Field(
        min_length=1, description="Les valeurs ; la première est celle que la page retient."
    )
    explication: Texte | None = Field(None, description="Ce que l'on peut en dire, sans trancher.")


class Enonce(Model):
    """A statement: it bears its sources, or those of the block that holds it."""

    sources: tuple[RefSource, ...] = Field(
        (), description="Identifiants des sources ; à défaut, celles du bloc qui contient celui-ci."
    )
    verifie_le: DatePartielle | None = Field(
        None, description="Date de vérification ; à défaut, celle du bloc qui contient celui-ci."
    )
    desaccords: tuple[Desaccord, ...] = Field((), description="Points sur lesquels les sources divergent.")


class Date(Enonce):
    """A dated statement."""

    date: DatePartielle | None = Field(None, description="Date, ou début de la période.")
    fin: DatePartielle | None = Field(None, description="Fin de la période.")
    date_publiee: Texte | None = Field(
        None, description="La date telle que la source l'écrit, quand elle est incomplète ou déduite."
    )
    environ: OuiNon = Field(False, description="oui si la date est approximative.")
    prevue: OuiNon = Field(False, description="oui si l'événement était seulement annoncé.")

    @model_validator(mode="after")
    def _end_follows_start(self) -> Self:
        if self.date and self.fin and self.fin.iso < self.date.iso[: len(self.fin.iso)]:
            raise PydanticCustomError("fin_avant_debut", "la fin précède le début")
        return self


class Point(Enonce):
    """A short sourced sentence, in plain French."""

    texte: Texte = Field(description="Une phrase courte, en français simple.")


class Participant(Enonce):
    """An organisme of the directory, or actors that the source names only by their kind."""

    organisme: RefOrganisme | None = Field(None, description="Identifiant de l'organisme.")
    designation: Texte | None = Field(
        None, description="À défaut d'organisme : les mots de la source.", examples=["bailleurs sociaux"]
    )
    precision: Texte | None = Field(None, description="Nombre, service, rôle…", examples=["un élu par ville"])

    @model_validator(mode="after")
    def _one_name(self) -> Self:
        if (self.organisme is None) == (self.designation is None):
            raise PydanticCustomError(
                "organisme_ou_designation", "organisme ou designation, un seul des deux"
            )
        return self


class Etape(Date):
    """A dated fact: a meeting, an opening, a publication, a workshop."""

    titre: Texte = Field(description="Ce qui s'est passé, en quelques mots.")
    detail: Texte | None = Field(None, description="Une ou deux phrases de plus.")
    lieu: Texte | None = Field(None, description="Où.")
    horaires: Texte | None = Field(None, description="À quelle heure.", examples=["de 18 h à 20 h"])
    public: Texte | None = Field(None, description="Pour qui.")
    gratuit: OuiNon | None = Field(None, description="oui si l'accès est gratuit.")
    organismes: tuple[RefOrganisme, ...] = Field((), description="Organismes concernés.")


class Valeur(Date):
    """A figure as a source gives it."""

    valeur: Nombre = Field(description="Le nombre, tel que publié.")
    valeur_max: Nombre | None = Field(None, description="Haut de la fourchette, s'il y en a une.")
    unite: Texte | None = Field(None, description="Unité, telle que publiée.", examples=["habitants"])
    exactitude: Exactitude | None = Field(None, description="environ, pres-de, plus-de ou moins-de.")


class Chiffre(Valeur):
    """A figure with its label; other sources may give other values."""

    libelle: Texte = Field(description="Ce que le nombre compte.")
    detail: Texte | None = Field(None, description="Note sur l'unité ou la méthode.")
    autres: tuple[Valeur, ...] = Field((), description="Autres valeurs publiées.")


class Financement(Chiffre):
    """Money: how much, paid by whom."""

    par: Texte | None = Field(None, description="Base de calcul.", examples=["habitant", "an"])
    payeurs: tuple[Participant, ...] = Field((), description="Qui paie.")


class Frequence(Model):
    """How often a body meets."""

    fois: Nombre = Field(description="Nombre de fois, ou bas de la fourchette.")
    fois_max: Nombre | None = Field(None, description="Haut de la fourchette.")
    par: Periodicite = Field(description="an, trimestre, mois ou semaine.")


class Contact(Enonce):
    """Whom to call, for what. Generic contacts only, never a private person's."""

    pour: Texte = Field(description="Pour quelle demande.", examples=["Prendre rendez-vous"])
    organisme: RefOrganisme | None = Field(None, description="Qui répond.")
    service: Texte | None = Field(None, description="Service ou fonction.")
    telephone: Telephone | None = Field(None, description="Numéro public.")
    courriel: AdresseCourriel | None = Field(None, description="Courriel générique.")
    adresse: Texte | None = Field(None, description="Adresse postale.")
    horaires: Texte | None = Field(None, description="Jours et heures.")
    site: Url | None = Field(None, description="Page web.")


class Mandat(Date):
    """An office-holder, only where a source names them in office."""

    nom: Texte = Field(description="Nom de la personne, tel que la source l'écrit.")
    fonction: Texte = Field(description="Fonction exercée.")
    organisme: RefOrganisme | None = Field(None, description="Organisme de la fonction.")


class Document(Date):
    """A document that a source mentions."""

    titre: Texte = Field(description="Titre du document.")
    url: Url | None = Field(None, description="Adresse ; absente si le document n'a pas été trouvé.")
    detail: Texte | None = Field(None, description="Ce que l'on en sait.")
