"""What the site says of itself: who answers for it, what the law makes it say, what a visit weighs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, NamedTuple

from pydantic import Field

from reperes_sante.model.base import DataFile, Intitule, Model
from reperes_sante.model.fields import champs
from reperes_sante.model.markers import Mark, Names, Owed, marked
from reperes_sante.model.types import Courriel, DatePartielle, Nombre, Telephone, Texte, Titre, Url
from reperes_sante.model.vocabulaire import EtatAccessibilite

MENTIONS = "loi n° 2004-575 du 21 juin 2004, article 1-1"
DIRECTION = "loi n° 82-652 du 29 juillet 1982, article 93-2"
ACCESSIBILITE = "loi n° 2005-102 du 11 février 2005, article 47"
DECLARATION = "décret n° 2019-768 du 24 juillet 2019 et RGAA 4.1.2, déclaration d'accessibilité"
# RGAA 4.1.2, « Obligations, déclaration d'accessibilité »: all criteria met, half of them, fewer.
TOTALEMENT, PARTIELLEMENT = 100, 50


class Editeur(Model):
    """Who publishes the site, as article 1-1 of the law n° 2004-575 asks of a legal person."""

    INTITULE: ClassVar = Intitule("Éditeur", "La collectivité ou l'établissement qui publie le site.")

    nom: Annotated[Titre, Names(), Owed("nom de l'éditeur", MENTIONS)] = Field(
        description="Nom officiel de la collectivité ou de l'établissement qui publie.",
        examples=["Communauté d'agglomération d'Exemple", "Syndicat mixte d'Exemple"],
    )
    forme: Texte | None = Field(
        None,
        description="Forme juridique.",
        examples=["établissement public de coopération intercommunale", "association loi de 1901"],
    )
    adresse: Annotated[Texte | None, Owed("adresse de l'éditeur", MENTIONS)] = Field(
        None, description="Adresse du siège."
    )
    telephone: Annotated[Telephone | None, Owed("téléphone de l'éditeur", MENTIONS)] = Field(
        None, title="Téléphone", description="Téléphone de l'accueil."
    )
    courriel: Courriel | None = Field(None, description="Courriel générique d'un service.")


class Directeur(Model):
    """The director of publication: a public body's legal representative (law n° 82-652, article 93-2)."""

    INTITULE: ClassVar = Intitule("Directeur de la publication", "Le représentant légal de l'éditeur.")

    nom: Annotated[Titre, Names(), Owed("nom du directeur de la publication", MENTIONS)] = Field(
        description="Nom de l'élu ou du représentant légal, en fonction."
    )
    fonction: Annotated[Texte | None, Owed("fonction du directeur de la publication", DIRECTION)] = Field(
        None, description="Sa fonction.", examples=["Présidente de la communauté", "Maire"]
    )


class Hebergeur(Model):
    """The host of the site."""

    INTITULE: ClassVar = Intitule("Hébergeur", "L'entreprise ou le service qui garde le site en ligne.")

    nom: Annotated[Titre, Names(), Owed("nom de l'hébergeur", MENTIONS)] = Field(
        description="Nom ou raison sociale de l'hébergeur."
    )
    adresse: Annotated[Texte | None, Owed("adresse de l'hébergeur", MENTIONS)] = Field(
        None, description="Adresse de l'hébergeur."
    )
    telephone: Annotated[Telephone | None, Owed("téléphone de l'hébergeur", MENTIONS)] = Field(
        None, title="Téléphone", description="Téléphone de l'hébergeur."
    )


class Guichet(Model):
    """Where to write about accessibility, or about personal data."""

    INTITULE: ClassVar = Intitule("À qui écrire", "Un service, jamais une personne.")

    service: Texte | None = Field(
        None,
        description="Service ou fonction, jamais le nom d'un agent.",
        examples=["Accueil", "Secrétariat"],
    )
    courriel: Annotated[Courriel | None, Mark.ONLINE] = Field(
        None, description="Courriel générique d'un service."
    )
    formulaire: Annotated[Url | None, Mark.ONLINE] = Field(
        None, description="Adresse d'un formulaire de contact accessible."
    )
    telephone: Telephone | None = Field(None, title="Téléphone", description="Téléphone du service.")
    adresse: Texte | None = Field(None, description="Adresse postale.")


class Signalement(Model):
    """Where to tell of a security flaw in private: `security.txt` says no more (RFC 9116)."""

    INTITULE: ClassVar = Intitule("Faille de sécurité", "À qui la signaler en privé.")

    courriel: Courriel | None = Field(None, description="Courriel générique d'un service.")
    formulaire: Url | None = Field(None, description="Adresse d'un formulaire.")


class Audit(Model):
    """An audit of accessibility: what the state of the site rests on."""

    INTITULE: ClassVar = Intitule("Audit d'accessibilité", "Ce qui permet de déclarer un état de conformité.")

    date: DatePartielle = Field(description="Date de fin de l'audit.")
    auditeur: Texte = Field(
        description="Qui a fait l'audit.", examples=["en interne", "par la société Exemple"]
    )
    referentiel: Texte = Field(
        title="Référentiel", description="Référentiel et version.", examples=["RGAA 4.1.2", "RGAA 4.1"]
    )
    taux: Nombre = Field(description="Part des critères respectés, en pourcentage.", examples=["78,5", 100])
    rapport: Url | None = Field(None, description="Adresse du rapport d'audit.")
    non_conformites: tuple[Texte, ...] = Field(
        (),
        title="Non conformités",
        description="Ce qui n'est pas conforme, avec l'autre moyen proposé s'il y en a un.",
    )
    charge_disproportionnee: tuple[Texte, ...] = Field(
        (),
        title="Charge disproportionnée",
        description="Ce qui est écarté pour charge disproportionnée, avec la raison.",
    )
    hors_perimetre: tuple[Texte, ...] = Field(
        (), title="Hors du périmètre", description="Ce qui n'est pas soumis à l'obligation d'accessibilité."
    )
    environnements: tuple[Texte, ...] = Field(
        min_length=1,
        description="Systèmes, navigateurs et lecteurs d'écran employés.",
        examples=["Windows, Firefox et NVDA", "iOS, Safari et VoiceOver"],
    )
    outils: tuple[Texte, ...] = Field(
        min_length=1, description="Outils employés.", examples=["Web Developer", "axe DevTools"]
    )
    pages: tuple[Texte, ...] = Field(
        min_length=1, description="Pages vérifiées.", examples=["Accueil", "Fiche d'un territoire"]
    )

    @property
    def etat(self) -> EtatAccessibilite:
        """The state that this audit carries.

        Source: RGAA 4.1.2, obligations, « La déclaration d'accessibilité comprend : un état de conformité ».
        """
        if self.taux == TOTALEMENT:
            return EtatAccessibilite.TOTALEMENT
        return EtatAccessibilite.PARTIELLEMENT if self.taux >= PARTIELLEMENT else EtatAccessibilite.NON


class Accessibilite(Model):
    """What the law asks a public body to say about the accessibility of its site."""

    INTITULE: ClassVar = Intitule("Accessibilité", "Ce que la loi demande de dire sur l'accessibilité.")

    etat: EtatAccessibilite | None = Field(
        None, title="État", description="État déclaré. Sans cette ligne : celui que l'audit permet de dire."
    )
    declaration_le: Annotated[
        DatePartielle | None, Owed("date de la déclaration d'accessibilité", DECLARATION)
    ] = Field(
        None,
        title="Déclaration établie le",
        description="Jour où la déclaration a été établie, ou mise à jour.",
    )
    schema_pluriannuel: Annotated[Url | None, Owed("schéma pluriannuel d'accessibilité", ACCESSIBILITE)] = (
        Field(None, title="Schéma pluriannuel", description="Adresse du schéma pluriannuel d'accessibilité.")
    )
    plan_annuel: Annotated[Url | None, Owed("plan d'action annuel d'accessibilité", ACCESSIBILITE)] = Field(
        None, description="Adresse du plan d'action de l'année en cours."
    )
    contact: Annotated[Guichet | None, Owed("contact pour l'accessibilité", DECLARATION)] = Field(
        None, description="À qui signaler un défaut d'accessibilité."
    )
    audit: Audit | None = Field(
        None, description="Le dernier audit. Sans ce bloc : le site est déclaré non conforme."
    )


class FichierSite(DataFile):
    """`data/site.yml`."""

    INTITULE: ClassVar = Intitule("Le site", "Qui publie, qui héberge, et l'état d'accessibilité.")

    nom: Annotated[Titre, Names()] = Field(description="Nom du site, le même que dans mkdocs.yml.")
    editeur: Editeur | None = Field(None, title="Éditeur", description="Qui publie le site.")
    directeur_publication: Directeur | None = Field(
        None,
        title="Directeur de la publication",
        description="Qui dirige la publication : le représentant légal de l'éditeur.",
    )
    hebergeur: Hebergeur | None = Field(None, title="Hébergeur", description="Qui héberge le site.")
    donnees_personnelles: Guichet | None = Field(
        None,
        title="Données personnelles",
        description="Délégué à la protection des données : à qui écrire, sans nom de personne.",
    )
    securite: Signalement | None = Field(
        None,
        title="Sécurité",
        description="À qui signaler en privé une faille du site : un courriel ou un formulaire.",
    )
    accessibilite: Accessibilite = Field(
        default_factory=Accessibilite.model_construct,
        title="Accessibilité",
        description="Déclaration d'accessibilité et ce qui la fonde.",
    )

    @property
    def etat_accessibilite(self) -> EtatAccessibilite:
        """The state to show everywhere: that of the audit; without one, the law's word is « non conforme ».

        Source: law n° 2005-102, article 47; RGAA 4.1.2, obligations.
        """
        audit = self.accessibilite.audit
        return audit.etat if audit else EtatAccessibilite.NON


class Obligation(NamedTuple):
    """A piece of information that must be published.

    Attributes:
        chemins: the fields that may give it, from the site's file; one is enough.
        quoi: what it is, in French.
        loi: the text that asks for it.
    """

    chemins: tuple[tuple[str, ...], ...]
    quoi: str
    loi: str

    @property
    def cles(self) -> tuple[str, ...]:
        """The same fields as editors read them, dots between levels: `editeur.nom`."""
        return tuple(map(".".join, self.chemins))


def _obligations(model: type[Model], above: tuple[str, ...] = ()) -> Iterator[Obligation]:
    for champ in champs(model):
        path = (*above, champ.nom)
        for owed in (mark for mark in champ.marques if isinstance(mark, Owed)):
            ways = marked(champ.bloc, Mark.ONLINE) if champ.bloc else ()
            yield Obligation(tuple((*path, way) for way in ways) or (path,), owed.quoi, owed.loi)
        if champ.bloc:
            yield from _obligations(champ.bloc, path)


OBLIGATIONS = tuple(_obligations(FichierSite))


def manques(site: FichierSite) -> tuple[Obligation, ...]:
    """Return the mandatory information that the site's file does not give."""
    return tuple(o for o in OBLIGATIONS if not any(_read(site, path) for path in o.chemins))


def _read(block: object, path: tuple[str, ...]) -> object:
    for name in path:
        block = getattr(block, name) if block else None
    return block


class Visite(Model):
    """A first visit: its page, all that was received in kB once compressed, and how many files."""

    INTITULE: ClassVar = Intitule("Visite", "Une première visite : sa page et ce qu'elle reçoit.")

    nom: Texte
    poids: Nombre
    fichiers: Nombre


class FichierMesures(DataFile):
    """`data/mesures.yml`, written by a command and never by hand.

    Attributes:
        mesure_le: day of the measurement.
        navigateur: browser and its version.
        visites: one visit for each kind of page.
        temoin: the same content with the engine's stock theme, in the same run.
    """

    INTITULE: ClassVar = Intitule("Mesures", "Ce que pèse une visite.")

    mesure_le: DatePartielle
    navigateur: Texte
    visites: tuple[Visite, ...]
    temoin: Visite
