"""Shared collections: organismes, sources, glossary, help numbers, themes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from pydantic import Field

from reperes_sante.model.base import DataFile, Decrite, Enonce, EnTete, Intitule, Model, Point
from reperes_sante.model.blocs import Contact
from reperes_sante.model.dispositif import Membre
from reperes_sante.model.evenement import Etape
from reperes_sante.model.markers import Mark, Names, Role
from reperes_sante.model.types import (
    FORM,
    CodeCommune,
    DatePartielle,
    Identifiant,
    JourDeLecture,
    Nom,
    NosMots,
    OuiNon,
    RefNumero,
    RefTerme,
    RefThematique,
    Siren,
    Telephone,
    Texte,
    Titre,
    Url,
)
from reperes_sante.model.vocabulaire import FamilleNumero, NatureOrganisme, NatureSource
from reperes_sante.model.volets import Buts, Dotee, Ecrite, Presidee

SORTES = frozenset(word.value for word in NatureSource)
# They teach the search, and are no fact: nothing publishes them.
Phrases = Annotated[
    tuple[Texte, ...],
    Field(
        exclude=True,
        description="Ce que tapent ceux qui cherchent cela sans en savoir le nom. La recherche l'apprend.",
        examples=["c'est quoi un contrat de santé", "où lire ce que veut dire un sigle"],
    ),
]
# What ends the first line of an official source.
OFFICIAL = ", officielle"
UNTITLED = "S'il n'y en a pas : son premier intertitre, sinon ses premiers mots."
WITHIN = re.compile(r"(?<=«)[\xa0\u202f]|[\xa0\u202f](?=»)")


class Source(Decrite):
    """A text that the data come from."""

    INTITULE: ClassVar = Intitule("Source", "Un texte d'où viennent des données.")
    MODELE_DE_LIGNE: ClassVar = (
        "page-sante: « Titre », Éditeur, page-web, 2026-03, https://exemple.fr/page, lue le 2026-11-22"
    )
    A_REMPLIR: ClassVar = "« Titre », éditeur, nature, adresse, lue le AAAA-MM-JJ"
    DITS: ClassVar = ("id", "titre", "editeur", "nature", "date", "url", "archive_le")
    EST_STRICT: ClassVar = True

    @classmethod
    def dit_par(cls, text: str) -> dict[str, str] | None:
        """Read « « Titre », Éditeur, nature, date, adresse, lue le jour, officielle ».

        The date, the address and « officielle » may lack.

        Where a title ends twice, or without the day of reading, no reading is plain: nothing is said.
        """
        # French keyboards put no-break spaces within quotes.
        title, closing, rest = WITHIN.sub(" ", text).partition(" », ")
        plain = rest.removesuffix(OFFICIAL)
        *before, read = plain.split(", ")
        if not title.startswith("« ") or not closing or closing in rest or not read.startswith("lue le "):
            return None
        said = {"titre": title[2:], "archive_le": read.removeprefix("lue le ")}
        if before and re.match("https?://", before[-1]):
            said["url"] = before.pop()
        if before and FORM.fullmatch(before[-1]):
            said["date"] = before.pop()
        if plain != rest:
            said["officielle"] = "oui"
        *editor, nature = before or [""]
        # What is at the wrong place is not a part of a name.
        if any(FORM.fullmatch(part) or re.match("https?://", part) or part in SORTES for part in editor):
            return None
        return {**said, "editeur": ", ".join(editor), "nature": nature} if editor else None

    @classmethod
    def manque_a(cls, text: str) -> str:
        """Return what the first line lacks."""
        if not WITHIN.sub(" ", text).startswith("« ") or "»" not in text:
            return f"Le titre va entre « et ». {UNTITLED}"
        if not re.search(r", lue le \S", text):
            return "La ligne finit par le jour de lecture : « , lue le AAAA-MM-JJ »."
        return "Une virgule et une espace séparent chaque partie, dans cet ordre."

    @classmethod
    def en_tetes(cls, values: dict[str, Any]) -> Iterator[EnTete]:
        """Yield the first line that says what a source is."""
        said = tuple(key for key in ("editeur", "nature", "date", "url") if key in values)
        middle = ", ".join(str(values[key]) for key in said)
        whole = f"« {values.get('titre')} », {middle}, lue le {values.get('archive_le')}"
        champs = ("id", "titre", *said, "archive_le")
        if "officielle" in values:
            yield EnTete(str(values.get("id")), f"{whole}{OFFICIAL}", (*champs, "officielle"))
        yield EnTete(str(values.get("id")), whole, champs)

    id: Identifiant = Field(title="Identifiant")
    titre: Annotated[Titre, Names()] = Field(
        description=f"Titre de la page ou du document, mot pour mot. {UNTITLED}"
    )
    editeur: Nom = Field(
        title="Éditeur",
        description="Qui publie.",
        examples=["Agence régionale de santé", "Communauté d'agglomération d'Exemple"],
    )
    nature: NatureSource = Field(description="Sorte de source.")
    url: Annotated[Url | None, Mark.ALIAS] = Field(
        None, title="Adresse web", description="Adresse de la page. Sans cette ligne : elle n'est pas connue."
    )
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
        title="Date publiée",
        description="Ce que l'on sait de la date, si elle n'est pas écrite.",
        examples=["page non datée, qui décrit l'année 2024", "hiver 2019"],
    )
    archive_le: JourDeLecture = Field(
        title="Copie lue le", description="Jour où la copie a été lue.", examples=["2026-11-22", "2026-09-01"]
    )
    officielle: OuiNon | None = Field(
        None,
        description="oui si le texte vient de l'État, de l'Assurance maladie ou d'une agence de santé. "
        "De même pour un hôpital, ou pour le service lui-même ; une collectivité, pour ses propres services. "
        "Jamais pour la presse, ni pour une copie par un autre. Un numéro à appeler en cite au moins une.",
    )
    precision: NosMots | None = Field(
        None,
        title="Précision",
        description="État de la copie ou de la page, licence…",
        examples=["copie coupée", "page supprimée depuis"],
    )


class Organisme(Decrite, Presidee, Dotee, Ecrite, Enonce):
    """An institution or an association, described once."""

    INTITULE: ClassVar = Intitule("Organisme", "Une institution ou une association.")
    MODELE_DE_LIGNE: ClassVar = "aines-d-exemple: Association des aînés d'Exemple, association"
    A_REMPLIR: ClassVar = "Nom, nature"
    DITS: ClassVar = ("id", "nom", "nature")

    @classmethod
    def dit_par(cls, text: str) -> dict[str, str] | None:
        """Read « Nom, nature »: the last word is one of the closed list."""
        name, comma, nature = text.rpartition(", ")
        return {"nom": name, "nature": nature} if comma and name else None

    @classmethod
    def manque_a(cls, text: str) -> str:
        """Return what the first line lacks."""
        return "" if cls.dit_par(text) else "Une virgule et une espace séparent le nom de sa sorte."

    @classmethod
    def en_tetes(cls, values: dict[str, Any]) -> Iterator[EnTete]:
        """Yield the first line that says what an organisme is."""
        whole = f"{values.get('nom')}, {values.get('nature')}"
        yield EnTete(str(values.get("id")), whole, ("id", "nom", "nature"))

    id: Identifiant = Field(title="Identifiant")
    nom: Annotated[Titre, Names()] = Field(
        description="Nom officiel, ou celui de la source.",
        examples=["Agence régionale de santé des Hauts-de-France", "Association d'Exemple"],
    )
    sigle: Annotated[Nom | None, Mark.ALIAS] = Field(
        None, description="Sigle, si le nom est développé.", examples=["ARS", "UDCCAS"]
    )
    nature: NatureOrganisme = Field(description="Sorte d'organisme.")
    autres_noms: Annotated[tuple[Nom, ...], Mark.ALIAS] = Field(
        (), description="Autres noms ou graphies publiés.", examples=["Agence d'Exemple", "ARS d'Exemple"]
    )
    description: NosMots | None = Field(
        None,
        description="Ce que c'est, en français simple.",
        examples=[
            "Elle représente l'État pour la santé dans la région.",
            "Elle loge des personnes accompagnées.",
        ],
    )
    commune: CodeCommune | None = Field(None, description="Code Insee de la commune, entre guillemets.")
    siren: Siren | None = Field(None, title="SIREN", description="SIREN, s'il est connu, entre guillemets.")
    site: Url | None = Field(None, description="Site officiel, s'il est dans une source.")
    forme_juridique: Texte | None = Field(
        None,
        description="Forme juridique, si la source la dit.",
        examples=["association loi de 1901", "établissement public de santé"],
    )
    buts: Buts = ()
    contacts: Annotated[tuple[Contact, ...], Role.REPOND] = Field(
        (), description="Qui appeler. Un service, jamais une personne."
    )
    membres: Annotated[tuple[Membre, ...], Role.APPARTIENT] = Field(
        (), description="Qui le compose, si c'est un groupement : des hôpitaux, une fédération…"
    )
    etapes: Annotated[tuple[Etape, ...], Role.DATE] = Field(
        (), title="Étapes", description="Faits datés : création, changement de nom…"
    )


class Terme(Enonce):
    """An entry of the glossary."""

    INTITULE: ClassVar = Intitule("Entrée du glossaire", "Un sigle ou un mot, avec son sens.")

    id: Identifiant = Field(title="Identifiant")
    sigle: Annotated[Nom, Names()] = Field(description="Le sigle, ou le mot.", examples=["CLS", "aller vers"])
    developpe: Annotated[Texte | None, Mark.ALIAS] = Field(
        None,
        title="Développé",
        description="Le développé officiel. Sans cette ligne : il n'est écrit nulle part.",
        examples=["contrat local de santé", "conseil local de santé mentale"],
    )
    sens: NosMots = Field(
        description="Ce que cela veut dire, en français simple.",
        examples=[
            "Un accord entre l'État et une collectivité pour agir sur la santé.",
            "Aller à la rencontre des personnes, là où elles sont.",
        ],
    )
    voir: tuple[RefTerme, ...] = Field(
        (), description="Identifiants d'autres entrées à lire.", examples=["cls", "clsm"]
    )
    thematiques: tuple[RefThematique, ...] = Field(
        (), title="Thématiques", description="Thématiques dont la page montre ce mot, par identifiant."
    )
    phrases: Phrases = ()


class Ligne(Enonce):
    """A help number."""

    INTITULE: ClassVar = Intitule("Numéro utile", "Un numéro d'aide.")

    id: Identifiant = Field(title="Identifiant")
    numero: Telephone = Field(title="Numéro", description="Le numéro, tel qu'on le compose.")
    nom: Annotated[Titre, Names()] = Field(
        description="Nom du service.", examples=["Samu", "Sida info service"]
    )
    famille: FamilleNumero = Field(description="Famille du numéro : elle fait l'ordre de la page.")
    bandeau: OuiNon = Field(
        False, description="oui pour figurer dans le bandeau de toutes les pages. Sans cette ligne : non."
    )
    pour_qui: NosMots = Field(
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
        title="Coût",
        description="Précision sur le prix de l'appel.",
        examples=["prix d'un appel local", "gratuit depuis un poste fixe"],
    )
    sms: OuiNon = Field(
        False, title="SMS", description="oui si le numéro reçoit des SMS. Sans cette ligne : non."
    )
    site: Url | None = Field(None, description="Site ou tchat du service.")
    remplace: tuple[RefNumero, ...] = Field((), description="Identifiants des anciens numéros remplacés.")
    thematiques: tuple[RefThematique, ...] = Field(
        (),
        title="Thématiques",
        description="Thématiques qu'il concerne, par identifiant. Leur page montre les besoins qui mènent à "
        "lui, ou lui-même.",
    )
    precisions: tuple[Point, ...] = Field(
        (), title="Précisions", description="Autres faits utiles, en phrases courtes."
    )
    etapes: Annotated[tuple[Etape, ...], Role.DATE] = Field(
        (), title="Étapes", description="Faits datés : ouverture, changement de numéro…"
    )
    phrases: Phrases = ()

    @property
    def abandonnee(self) -> bool:
        """Whether the number is an old one, which nobody should be told to call."""
        return self.famille is FamilleNumero.ANCIEN


class Thematique(Model):
    """A theme of the site's closed vocabulary."""

    INTITULE: ClassVar = Intitule("Thématique", "Un thème du site.")

    id: Identifiant = Field(title="Identifiant")
    nom: Annotated[Titre, Names()] = Field(description="Nom affiché.", examples=["Santé mentale", "Logement"])
    definition: Texte = Field(title="Définition", description="Ce que ce thème recouvre, en une phrase.")
    data_inclusion: tuple[Texte, ...] = Field(
        (),
        title="Thématiques data·inclusion",
        description="Thématiques équivalentes du schéma data·inclusion, par identifiant.",
    )
    phrases: Phrases = ()


class Equivalence(Model):
    """Everyday words, what the site's pages say instead, and what should come first."""

    INTITULE: ClassVar = Intitule("Équivalence", "Des mots de tous les jours, et où ils mènent.")

    mots: tuple[Texte, ...] = Field(
        min_length=1,
        description="Ce que les habitants tapent. Accents, majuscules et pluriels ne comptent pas.",
        examples=["psy", "maison de retraite"],
    )
    sens: tuple[NosMots, ...] = Field(
        (),
        description="Les mots officiels : chaque page qui les dit sera trouvée aussi.",
        examples=["santé mentale", "médecin"],
    )
    numeros: tuple[RefNumero, ...] = Field(
        (), title="Numéros", description="Numéros utiles à montrer, par identifiant."
    )
    thematiques: tuple[RefThematique, ...] = Field(
        (), title="Thématiques", description="Thèmes à montrer, par identifiant."
    )
    termes: tuple[RefTerme, ...] = Field((), description="Entrées du glossaire à montrer, par identifiant.")


class Notes(Enonce):
    """Remarks that go with a whole collection."""

    INTITULE: ClassVar = Intitule("Remarques", "Ce qui vaut pour tout un fichier commun.")

    inconnus: Annotated[tuple[Texte, ...], Mark.EXPLAINS] = Field(
        (), description="Ce que l'on ne sait pas encore. La page le dit."
    )


class FichierSources(DataFile):
    """`data/sources/*.yml`."""

    INTITULE: ClassVar = Intitule("Fichier de sources", "Des textes d'où viennent les données.")

    sources: tuple[Source, ...] = Field(
        description="Les sources, chacune décrite une seule fois dans tout le site."
    )


class FichierOrganismes(DataFile):
    """`data/organismes/*.yml`."""

    INTITULE: ClassVar = Intitule("Fichier d'organismes", "Des institutions et des associations.")

    organismes: tuple[Organisme, ...] = Field(
        description="Les organismes, chacun décrit une seule fois dans tout le site."
    )


class FichierGlossaire(Notes, DataFile):
    """`data/glossaire.yml`."""

    INTITULE: ClassVar = Intitule("Glossaire", "Les sigles et les mots difficiles.")

    termes: tuple[Terme, ...] = Field(description="Les entrées du glossaire.")


class FichierNumeros(Notes, DataFile):
    """`data/numeros-utiles.yml`."""

    INTITULE: ClassVar = Intitule("Numéros utiles", "Les numéros d'aide, pour tout le monde.")

    numeros: tuple[Ligne, ...] = Field(
        title="Numéros", description="Les numéros, dans l'ordre que la page doit suivre."
    )


class FichierThematiques(DataFile):
    """`data/thematiques.yml`."""

    INTITULE: ClassVar = Intitule("Thématiques", "Le vocabulaire fermé des thèmes du site.")

    thematiques: tuple[Thematique, ...] = Field(
        title="Thématiques",
        description="Les thématiques du site. Ne changez pas un identifiant : les fiches l'emploient.",
    )


class FichierRecherche(DataFile):
    """`data/recherche.yml`."""

    INTITULE: ClassVar = Intitule("Mots de la recherche", "Les mots de tous les jours.")

    equivalences: tuple[Equivalence, ...] = Field(
        title="Équivalences", description="Les mots de tous les jours, et où ils mènent dans la recherche."
    )
    sans_besoin: tuple[Texte, ...] = Field(
        (),
        description="Ce que l'on tape sans demander d'aide : à ces phrases, la recherche ne répond par aucun "
        "besoin.",
        examples=["compte rendu de réunion", "horaires de la piscine"],
    )
