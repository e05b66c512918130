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

    texte: Texte = Field(description="La valeur, dans vos mots.", examples=["novembre 2024", "trois ans"])
    sources: tuple[RefSource, ...] = Field(min_length=1, description="Qui le dit.")


class Desaccord(Model):
    """Sources disagree: every value is kept and shown with who says it."""

    sujet: Texte = Field(
        description="Ce sur quoi les sources divergent.", examples=["Durée du contrat", "Nom"]
    )
    versions: tuple[Version, ...] = Field(
        min_length=1, description="Les valeurs publiées ; la page retient la première."
    )
    explication: Texte | None = Field(None, description="Ce que l'on peut en dire, sans trancher.")


class Enonce(Model):
    """A statement: it bears its sources, or those of the block that holds it."""

    sources: tuple[RefSource, ...] = Field(
        (), description="Identifiants des sources. Sans cette ligne : celles du bloc qui le contient."
    )
    verifie_le: DatePartielle | None = Field(
        None,
        description="Jour de relecture du bloc. Sans cette ligne : celui du bloc qui le contient.",
        examples=["2026-11-22", "2026-09-01"],
    )
    desaccords: tuple[Desaccord, ...] = Field((), description="Points sur lesquels les sources divergent.")


class Date(Enonce):
    """A dated statement."""

    date: DatePartielle | None = Field(
        None, description="Date, ou début de la période, pas plus précise que la source."
    )
    fin: DatePartielle | None = Field(None, description="Fin de la période, si le fait dure.")
    date_publiee: Texte | None = Field(
        None,
        description="La date telle que la source l'écrit, quand elle est incomplète ou déduite.",
        examples=["début 2020", "« 17 juin », sans année"],
    )
    environ: OuiNon = Field(False, description="oui si la date est approximative. Sans cette ligne : non.")
    prevue: OuiNon = Field(False, description="oui si c'était seulement annoncé. Sans cette ligne : non.")

    @model_validator(mode="after")
    def _end_follows_start(self) -> Self:
        if self.date and self.fin and self.fin.iso < self.date.iso[: len(self.fin.iso)]:
            raise PydanticCustomError("fin_avant_debut", "la fin précède le début")
        return self


class Point(Enonce):
    """A short sourced sentence, in plain French."""

    texte: Texte = Field(
        description="Une phrase courte, en français simple.",
        examples=["Il aide les personnes à se soigner.", "Il réunit les acteurs."],
    )


class Participant(Enonce):
    """An organisme of the directory, or actors that the source names only by their kind."""

    organisme: RefOrganisme | None = Field(
        None, description="Identifiant de l'organisme. Écrivez organisme ou designation."
    )
    designation: Texte | None = Field(
        None,
        description="Quand la source ne nomme pas l'organisme : ses mots à elle.",
        examples=["bailleurs sociaux", "services de psychiatrie"],
    )
    precision: Texte | None = Field(
        None, description="Nombre, service, rôle…", examples=["un élu par ville", "chargé de la création"]
    )

    @model_validator(mode="after")
    def _one_name(self) -> Self:
        if (self.organisme is None) == (self.designation is None):
            raise PydanticCustomError(
                "organisme_ou_designation", "organisme ou designation, un seul des deux"
            )
        return self


class Etape(Date):
    """A dated fact: a meeting, an opening, a publication, a workshop."""

    titre: Texte = Field(
        description="Ce qui s'est passé, en quelques mots.", examples=["Ouverture de l'antenne", "Forum"]
    )
    detail: Texte | None = Field(None, description="Une ou deux phrases de plus.")
    lieu: Texte | None = Field(None, description="Où cela s'est passé.")
    horaires: Texte | None = Field(
        None, description="À quelle heure.", examples=["de 18 h à 20 h", "à partir de 9 h"]
    )
    public: Texte | None = Field(None, description="Pour qui.")
    gratuit: OuiNon | None = Field(None, description="oui si la source dit que l'accès est gratuit.")
    organismes: tuple[RefOrganisme, ...] = Field((), description="Identifiants des organismes concernés.")


class Valeur(Date):
    """A figure as a source gives it."""

    valeur: Nombre = Field(description="Le nombre, tel que publié.")
    valeur_max: Nombre | None = Field(None, description="Haut de la fourchette (« de 10 à 12 »).")
    unite: Texte | None = Field(None, description="Unité publiée.", examples=["habitants", "euros"])
    exactitude: Exactitude | None = Field(
        None, description="Si la source dit « environ 600 », « plus de 100 »…"
    )


class Chiffre(Valeur):
    """A figure with its label; other sources may give other values."""

    libelle: Texte = Field(
        description="Ce que le nombre compte.", examples=["Habitants sans médecin traitant", "Lits"]
    )
    detail: Texte | None = Field(None, description="Note sur l'unité ou la méthode.")
    autres: tuple[Valeur, ...] = Field((), description="Autres valeurs publiées, chacune avec ses sources.")


class Financement(Chiffre):
    """Money: how much, paid by whom."""

    par: Texte | None = Field(
        None, description="Base de calcul, si ce n'est pas un total.", examples=["habitant", "an"]
    )
    payeurs: tuple[Participant, ...] = Field((), description="Qui paie.")


class Frequence(Model):
    """How often a body meets."""

    fois: Nombre = Field(description="Nombre de fois, ou bas de la fourchette.")
    fois_max: Nombre | None = Field(None, description="Haut de la fourchette (« deux à trois fois »).")
    par: Periodicite = Field(description="Pour chaque an, trimestre, mois ou semaine.")


class Contact(Enonce):
    """Whom to call, for what. Generic contacts only, never a private person's."""

    pour: Texte = Field(
        description="Pour quelle demande.", examples=["Prendre rendez-vous", "Poser une question"]
    )
    organisme: RefOrganisme | None = Field(None, description="Identifiant de qui répond.")
    service: Texte | None = Field(None, description="Service ou fonction, jamais le nom d'un agent.")
    sert: Texte | None = Field(
        None,
        description="Ce que ce contact fait pour qui appelle, et ce qu'il ne fait pas.",
        examples=[
            "C'est un standard, pour toute demande. Ce n'est pas une ligne santé.",
            "Il donne les horaires.",
        ],
    )
    telephone: Telephone | None = Field(None, description="Numéro public, jamais celui d'une personne.")
    courriel: AdresseCourriel | None = Field(None, description="Courriel générique d'un service.")
    adresse: Texte | None = Field(None, description="Adresse postale.")
    horaires: Texte | None = Field(
        None,
        description="Jours et heures.",
        examples=["du lundi au vendredi, de 9 h à 17 h", "tous les jours"],
    )
    site: Url | None = Field(None, description="Page web du service.")
    accessible: Url | None = Field(
        None,
        description="Adresse où les personnes sourdes ou malentendantes appellent, par écrit ou en signes.",
    )
    releve_le: DatePartielle | None = Field(
        None,
        description="Jour où ces coordonnées ont été relevées, ou mises à jour par qui les publie.",
        examples=["2026-10-05", "2026-10"],
    )


class Mandat(Date):
    """An office-holder, only where a source names them in office."""

    nom: Texte = Field(description="Nom de la personne, tel que la source l'écrit.")
    fonction: Texte = Field(
        description="Fonction exercée.", examples=["Président de l'agglomération", "Maire"]
    )
    organisme: RefOrganisme | None = Field(None, description="Identifiant de l'organisme de la fonction.")


class Document(Date):
    """A document that a source mentions."""

    titre: Texte = Field(description="Titre du document, mot pour mot.")
    url: Url | None = Field(None, description="Adresse. Sans cette ligne : le document n'a pas été retrouvé.")
    detail: Texte | None = Field(None, description="Ce que l'on en sait.")
