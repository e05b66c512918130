"""Closed vocabularies: what an editor types (left) and what a reader sees (right)."""

from __future__ import annotations

from enum import Enum
from typing import Self


class Vocabulaire(str, Enum):
    """A word of a closed list, with the label that pages show."""

    label: str

    def __new__(cls, word: str, label: str) -> Self:
        """Pair the word typed in the data with its label."""
        member = str.__new__(cls, word)
        member._value_ = word
        member.label = label
        return member

    def __str__(self) -> str:
        """Print the label: templates show vocabularies without a filter."""
        return self.label


class TypeTerritoire(Vocabulaire):
    """Legal kind of a territory."""

    CC = "cc", "communauté de communes"
    CA = "ca", "communauté d'agglomération"
    CU = "cu", "communauté urbaine"
    METROPOLE = "metropole", "métropole"
    PETR = "petr", "pôle d'équilibre territorial et rural"
    SYNDICAT = "syndicat", "syndicat mixte"
    COMMUNE = "commune", "commune"
    ASSOCIATION = "association-elus", "association d'élus"
    DEPARTEMENT = "departement", "département"
    REGION = "region", "région"


class EtatDispositif(Vocabulaire):
    """State that a dispositif went through; there is no fixed order."""

    PREFIGURATION = "prefiguration", "Préfiguration"
    PRECONISE = "preconise", "Recommandé"
    ENGAGEMENT = "engagement", "Annoncé"
    CHARTE = "charte", "Charte signée"
    CONVENTION = "convention", "Convention signée"
    DIAGNOSTIC = "diagnostic", "Diagnostic"
    REDACTION = "redaction", "Rédaction"
    DELIBERE = "delibere", "Adopté"
    SIGNATURE_PREVUE = "signature-prevue", "À signer"
    SIGNE = "signe", "Signé"
    CREE = "cree", "Créé"
    OFFICIALISE = "officialise", "Officialisé"
    INSTALLE = "installe", "Installé"
    EN_OEUVRE = "en-oeuvre", "En cours"
    RELANCE = "relance", "Relancé"
    AVENANT = "avenant", "Avenant"
    PROROGE = "proroge", "Prorogé"
    EVALUATION = "evaluation", "Évaluation"
    RENOUVELE = "renouvele", "Renouvelé"
    EXPIRE = "expire", "Terminé"
    DISSOUS = "dissous", "Dissous"
    PLUS_CITE = "plus-cite", "Plus de nouvelles"


class StatutAction(Vocabulaire):
    """Progress of an action."""

    A_VENIR = "a-venir", "Annoncé"
    EN_COURS = "en-cours", "En cours"
    REALISEE = "realisee", "Fait"
    ABANDONNEE = "abandonnee", "Abandonné"
    PERMANENTE = "permanente", "Permanent"


class NatureAxe(Vocabulaire):
    """Kind of an axis of a contract."""

    STRATEGIQUE = "strategique", "axe stratégique"
    TRANSVERSAL = "transversal", "axe transversal"
    SOCLE = "socle", "thématique socle"
    ENJEU = "enjeu", "enjeu prioritaire"
    AMBITION = "ambition", "ambition"
    ORIENTATION = "orientation", "orientation"
    ENGAGEMENT = "engagement", "engagement"
    PRIORITE = "priorite", "priorité"


class NatureConseil(Vocabulaire):
    """Kind of a health council."""

    CLSM = "clsm", "conseil local de santé mentale (CLSM)"
    CONSEIL_INTERCOMMUNAL = "conseil-intercommunal", "conseil intercommunal de santé"


class NatureInstance(Vocabulaire):
    """Kind of a body that meets."""

    ASSEMBLEE = "assemblee-pleniere", "Assemblée plénière"
    PILOTAGE = "comite-pilotage", "Comité de pilotage"
    BUREAU = "bureau", "Bureau"
    COORDINATION = "coordination", "Coordination"
    COMMISSION = "commission", "Commission"
    SITUATIONS_COMPLEXES = "situations-complexes", "Commission des situations complexes"
    POLE = "pole", "Pôle thématique"
    GROUPE = "groupe-travail", "Groupe de travail"


class Periodicite(Vocabulaire):
    """Span of time that a frequency is counted over."""

    AN = "an", "par an"
    TRIMESTRE = "trimestre", "par trimestre"
    MOIS = "mois", "par mois"
    SEMAINE = "semaine", "par semaine"


class FamilleActeur(Vocabulaire):
    """Family of members of a council."""

    ELUS = "elus", "Élus"
    ARS = "ars", "Agence régionale de santé"
    PSYCHIATRIE = "psychiatrie", "Psychiatrie"
    USAGERS = "usagers", "Usagers"
    AIDANTS = "aidants", "Familles et aidants"
    SOINS = "soins", "Autres professionnels de santé"
    SOCIAL = "social", "Action sociale et médico-sociale"
    LOGEMENT = "logement", "Logement"
    EDUCATION = "education", "Éducation"
    JUSTICE = "justice-securite", "Justice et sécurité"
    AUTRE = "autre", "Autres"


class StatutMembre(Vocabulaire):
    """How a member sits."""

    MEMBRE = "membre", "Membre"
    INVITE = "invite-permanent", "Invité permanent"


class CategorieAssociation(Vocabulaire):
    """Category of the associations that must sit on the board of a CIAS.

    Source: code de l'action sociale et des familles, article L.123-6.
    """

    FAMILLES = "familles", "Associations familiales"
    EXCLUSION = "insertion-exclusion", "Insertion et lutte contre les exclusions"
    AGEES = "retraites-personnes-agees", "Retraités et personnes âgées"
    HANDICAP = "handicap", "Personnes handicapées"


class NatureOrganisme(Vocabulaire):
    """Kind of a body cited by the data."""

    ASSOCIATION = "association", "association"
    COLLECTIVITE = "collectivite", "collectivité"
    ETAT = "etat", "service de l'État"
    AGENCE = "agence", "agence publique"
    ASSURANCE_MALADIE = "protection-sociale", "organisme de protection sociale"
    HOPITAL = "hopital", "établissement de santé"
    PROFESSIONNELS = "professionnels-sante", "groupement de professionnels de santé"
    USAGERS = "usagers", "association d'usagers ou de familles"
    MEDICO_SOCIAL = "medico-social", "structure sociale ou médico-sociale"
    BAILLEUR = "bailleur", "bailleur social"
    URBANISME = "agence-urbanisme", "agence d'urbanisme"
    CENTRE_RESSOURCES = "centre-ressources", "centre de ressources"
    MEDIA = "media", "média"
    AUTRE = "autre", "autre organisme"


class NatureSource(Vocabulaire):
    """Kind of a source."""

    PAGE = "page-web", "page web"
    PRESSE = "article-presse", "article de presse"
    COMMUNIQUE = "communique", "communiqué"
    MAGAZINE = "magazine", "magazine"
    DOSSIER = "dossier-presse", "dossier de presse"
    DIAPORAMA = "diaporama", "diaporama"
    RAPPORT = "rapport", "rapport"
    GUIDE = "guide", "guide"
    DONNEES = "donnees", "jeu de données"
    TEXTE_OFFICIEL = "texte-officiel", "texte officiel"


class NatureProgramme(Vocabulaire):
    """Kind of a lasting programme run by a dispositif."""

    ATELIERS = "ateliers", "Ateliers"
    LOGEMENT = "logement", "Logement"
    CULTURE = "culture", "Culture"
    INFORMATION = "information", "Information"
    MEDIATION = "mediation", "Médiation"
    FORMATION = "formation", "Formation"
    ACCOMPAGNEMENT = "accompagnement", "Accompagnement"


class RoleImplantation(Vocabulaire):
    """Part that a place plays in a centre."""

    CENTRE = "centre", "Centre"
    ANTENNE = "antenne", "Antenne"
    LIEU = "lieu-accueil", "Lieu d'accueil"


class Exactitude(Vocabulaire):
    """How exact a figure is, in its source's words."""

    ENVIRON = "environ", "environ"
    PRES_DE = "pres-de", "près de"
    PLUS_DE = "plus-de", "plus de"
    MOINS_DE = "moins-de", "moins de"


class FamilleNumero(Vocabulaire):
    """Situation that help numbers answer, in the order in which pages show them."""

    URGENCE = "urgence", "Danger immédiat"
    DETRESSE = "detresse", "Idées suicidaires, besoin de parler"
    INTOXICATION = "intoxication", "Produit avalé, intoxication"
    PROTECTION = "protection", "Violences, maltraitance, nuit sans abri"
    ADDICTIONS = "addictions", "Alcool, drogues, tabac, jeux"
    SEXUALITE = "sexualite", "Contraception, IVG, VIH"
    SOINS = "soins", "Se faire soigner, se faire rembourser"
    DROITS = "droits", "Logement, handicap, droits"
    ANCIEN = "ancien", "Anciens numéros : ne les faites plus"


class SensEcriture(Vocabulaire):
    """Direction of a script: the label is the value of the `dir` attribute of HTML."""

    GAUCHE_DROITE = "gauche-droite", "ltr"
    DROITE_GAUCHE = "droite-gauche", "rtl"


class NatureCompetence(Vocabulaire):
    """Legal kind of a competence taken by an intercommunalité."""

    OBLIGATOIRE = "obligatoire", "compétence obligatoire"
    OPTIONNELLE = "optionnelle", "compétence optionnelle"
    FACULTATIVE = "facultative", "compétence facultative"


class EtatAccessibilite(Vocabulaire):
    """State of accessibility, in the words of the law (article 47 of the law n° 2005-102)."""

    TOTALEMENT = "totalement-conforme", "totalement conforme"
    PARTIELLEMENT = "partiellement-conforme", "partiellement conforme"
    NON = "non-conforme", "non conforme"
