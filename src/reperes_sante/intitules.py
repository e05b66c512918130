"""French names of blocks and fields, for people: the model's own names bear no accent and no space."""

from __future__ import annotations

from typing import NamedTuple

from pydantic import BaseModel

from reperes_sante.fields import Champ
from reperes_sante.model import (
    base,
    besoins,
    communs,
    contrat,
    dispositif,
    dispositifs,
    langues,
    site,
    territoire,
)


class Intitule(NamedTuple):
    """How a block is called, and what it is for."""

    titre: str
    sens: str


INTITULES: dict[type[BaseModel], Intitule] = {
    territoire.Territoire: Intitule("Fiche d'un territoire", "Tout ce que le site sait d'un territoire."),
    territoire.Competence: Intitule("Compétence", "Une compétence que l'intercommunalité a prise."),
    base.Enonce: Intitule("Énoncé", "Ce qui peut porter ses propres sources : presque tous les blocs."),
    base.Date: Intitule("Fait daté", "Ce qui peut porter une date."),
    base.Desaccord: Intitule("Désaccord", "Des sources se contredisent : toutes les valeurs sont gardées."),
    base.Version: Intitule("Version", "L'une des valeurs publiées, avec qui le dit."),
    base.Point: Intitule("Point", "Une phrase courte, avec ses sources."),
    base.Participant: Intitule("Participant", "Un organisme, ou des acteurs que la source ne nomme pas."),
    base.Etape: Intitule("Étape", "Un fait daté : une réunion, une ouverture, une publication."),
    base.Valeur: Intitule("Valeur", "Un nombre, tel qu'une source le donne."),
    base.Chiffre: Intitule("Chiffre", "Un nombre avec ce qu'il compte."),
    base.Financement: Intitule("Financement", "De l'argent : combien, payé par qui."),
    base.Frequence: Intitule("Fréquence", "Combien de fois une instance se réunit."),
    base.Contact: Intitule("Contact", "Qui appeler, pour quoi. Un service, jamais une personne privée."),
    base.Mandat: Intitule("Mandat", "Une personne qu'une source cite en fonction, avec la date."),
    base.Document: Intitule("Document", "Un document qu'une source cite."),
    dispositif.Dispositif: Intitule("Dispositif", "Ce que tous les dispositifs ont en commun."),
    dispositif.Couverture: Intitule("Couverture", "Les lieux servis, si ce ne sont pas ceux de la fiche."),
    dispositif.Etat: Intitule("État daté", "Ce que le dispositif est devenu à une date."),
    dispositif.Membre: Intitule("Membre", "Qui siège dans un conseil ou une instance."),
    dispositif.Instance: Intitule("Instance", "Une assemblée, un comité, une commission."),
    dispositif.Action: Intitule("Action", "Une action d'un contrat ou d'un conseil."),
    dispositif.Priorite: Intitule("Priorité", "Un thème de travail."),
    dispositif.Programme: Intitule("Programme", "Ce qui dure : ateliers, logement, médiation…"),
    contrat.Contrat: Intitule(
        "Contrat local de santé (CLS)", "Un contrat, et un seul : le suivant a son bloc."
    ),
    contrat.Signataire: Intitule("Signataire", "Qui a signé, et à quel titre."),
    contrat.Duree: Intitule("Durée", "Combien de temps dure le contrat : annees, ou date et fin."),
    contrat.Generation: Intitule("Génération", "Le rang du contrat dans la série du territoire."),
    contrat.Axe: Intitule("Axe", "Une partie du contrat, avec ses actions."),
    contrat.Objectif: Intitule("Objectif", "Un objectif d'un axe."),
    dispositifs.Conseil: Intitule(
        "Conseil local de santé mentale (CLSM)", "Ou un conseil intercommunal de santé."
    ),
    dispositifs.ProjetGroupe: Intitule("Projet", "Le projet d'un groupe de travail."),
    dispositifs.CentreActionSociale: Intitule(
        "Centre intercommunal d'action sociale (CIAS)",
        "Ses missions, son conseil d'administration, ses lieux.",
    ),
    dispositifs.Mission: Intitule("Mission", "Ce que le CIAS fait pour un public."),
    dispositifs.ConseilAdministration: Intitule("Conseil d'administration", "Qui dirige le CIAS."),
    dispositifs.Siege: Intitule("Siège", "Un siège du conseil d'administration."),
    dispositifs.AnalyseBesoins: Intitule("Analyse des besoins sociaux", "L'étude que le CIAS doit faire."),
    dispositifs.Implantation: Intitule("Implantation", "Un lieu qui reçoit le public."),
    dispositifs.Ouverture: Intitule(
        "Ouverture", "Une ouverture, réelle ou prévue, telle qu'une source la date."
    ),
    dispositifs.Effectif: Intitule("Effectif", "Combien de personnes d'un métier."),
    dispositifs.Observatoire: Intitule("Observatoire de la santé", "Qui observe la santé sur le territoire."),
    dispositifs.CentreSante: Intitule("Centre de santé", "Le centre, ses antennes et son équipe."),
    dispositifs.AtelierSanteVille: Intitule("Atelier santé ville (ASV)", "Son histoire et ses priorités."),
    dispositifs.AppuiRegional: Intitule(
        "Structure d'appui régionale", "Qui aide les CLS et les CLSM d'une région."
    ),
    dispositifs.Accompagnement: Intitule(
        "Accompagnement", "Un territoire ou une journée que la structure aide."
    ),
    communs.Notes: Intitule("Remarques", "Ce qui vaut pour tout un fichier commun."),
    communs.FichierSources: Intitule("Fichier de sources", "Des textes d'où viennent les données."),
    communs.Source: Intitule("Source", "Un texte d'où viennent des données."),
    communs.FichierOrganismes: Intitule("Fichier d'organismes", "Des institutions et des associations."),
    communs.Organisme: Intitule("Organisme", "Une institution ou une association."),
    communs.FichierGlossaire: Intitule("Glossaire", "Les sigles et les mots difficiles."),
    communs.Terme: Intitule("Entrée du glossaire", "Un sigle ou un mot, avec son sens."),
    communs.FichierNumeros: Intitule("Numéros utiles", "Les numéros d'aide, pour tout le monde."),
    communs.Ligne: Intitule("Numéro utile", "Un numéro d'aide."),
    besoins.FichierBesoins: Intitule("Besoins", "Ce que les gens cherchent, et qui appeler."),
    besoins.Besoin: Intitule("Besoin", "Une situation, dite avec les mots de ceux qui la vivent."),
    besoins.Appel: Intitule("Appel", "Un numéro à appeler, et quand."),
    besoins.Confusion: Intitule("Confusion", "Un autre besoin, que l'on prend pour celui-ci."),
    besoins.Relais: Intitule("Lieu d'aide", "Une sorte de lieu où demander de l'aide près de chez soi."),
    langues.FichierLangues: Intitule("Langues", "Les urgences, pour qui ne lit pas le français."),
    langues.Langue: Intitule("Langue", "Les numéros d'urgence dans une langue."),
    langues.AppelTraduit: Intitule("Appel traduit", "Un numéro, et quand l'appeler, dans cette langue."),
    communs.FichierThematiques: Intitule("Thématiques", "Le vocabulaire fermé des thèmes du site."),
    communs.Thematique: Intitule("Thématique", "Un thème du site."),
    communs.FichierRecherche: Intitule("Mots de la recherche", "Les mots de tous les jours."),
    communs.Equivalence: Intitule("Équivalence", "Des mots de tous les jours, et où ils mènent."),
    site.FichierSite: Intitule("Le site", "Qui publie, qui héberge, et l'état d'accessibilité."),
    site.Editeur: Intitule("Éditeur", "La collectivité ou l'établissement qui publie le site."),
    site.Directeur: Intitule("Directeur de la publication", "Le représentant légal de l'éditeur."),
    site.Hebergeur: Intitule("Hébergeur", "L'entreprise ou le service qui garde le site en ligne."),
    site.Guichet: Intitule("À qui écrire", "Un service, jamais une personne."),
    site.Signalement: Intitule("Faille de sécurité", "À qui la signaler en privé."),
    site.Accessibilite: Intitule("Accessibilité", "Ce que la loi demande de dire sur l'accessibilité."),
    site.Audit: Intitule("Audit d'accessibilité", "Ce qui permet de déclarer un état de conformité."),
}

# Words of field names that French spells otherwise.
MOTS = {
    "a": "à",
    "analyses_besoins_sociaux": "analyses des besoins sociaux",
    "accessibilite": "accessibilité",
    "annees": "années",
    "appuis_regionaux": "appuis régionaux",
    "archive_le": "copie lue le",
    "ateliers_sante_ville": "ateliers santé ville",
    "categorie": "catégorie",
    "centres_action_sociale": "centres d'action sociale",
    "centres_sante": "centres de santé",
    "competences": "compétences",
    "confiee": "confiée",
    "conseil_administration": "conseil d'administration",
    "conformites": "conformités",
    "cout": "coût",
    "declaration_le": "déclaration établie le",
    "directeur_publication": "directeur de la publication",
    "disproportionnee": "disproportionnée",
    "d_abord": "d'abord",
    "data_inclusion": "thématiques data·inclusion",
    "definition": "définition",
    "departements": "départements",
    "desaccords": "désaccords",
    "designation": "désignation",
    "detail": "détail",
    "developpe": "développé",
    "durees": "durées",
    "editeur": "éditeur",
    "donnees_personnelles": "données personnelles",
    "elus": "élus",
    "epci": "intercommunalités",
    "etapes": "étapes",
    "etat": "état",
    "etats": "états",
    "etp": "ETP",
    "frequence": "fréquence",
    "generations": "générations",
    "hebergeur": "hébergeur",
    "hors_perimetre": "hors du périmètre",
    "id": "identifiant",
    "intitule": "intitulé",
    "libelle": "libellé",
    "max": "(au plus)",
    "methode": "méthode",
    "metier": "métier",
    "nombre_actions": "nombre d'actions",
    "nombre_associations": "nombre d'associations",
    "nombre_axes": "nombre d'axes",
    "numero": "numéro",
    "numeros": "numéros",
    "precision": "précision",
    "precisions": "précisions",
    "presidence": "présidence",
    "prevue": "prévue",
    "priorites": "priorités",
    "publiee": "publiée",
    "qualite": "qualité",
    "reflexes": "réflexes",
    "referentiel": "référentiel",
    "region": "région",
    "regions": "régions",
    "resume": "résumé",
    "role": "rôle",
    "schema_pluriannuel": "schéma pluriannuel",
    "siren": "SIREN",
    "sms": "SMS",
    "succede": "succède",
    "taches": "tâches",
    "telephone": "téléphone",
    "thematiques": "thématiques",
    "unite": "unité",
    "url": "adresse web",
    "verifie": "vérifié",
}


def genre(champ: Champ) -> str:
    """Return what a field takes, in plain French: « date », « mot d'une liste »."""
    if champ.forme:
        one = champ.forme.en_clair
    else:
        one = f"bloc « {INTITULES[champ.bloc].titre} »" if champ.bloc else "mot d'une liste"
    return f"liste, un tiret par élément : {one}" if champ.liste else one


def intitule(champ: str) -> str:
    """Return the French name of a field: `date_publiee` gives « Date publiée »."""
    words = MOTS.get(champ) or " ".join(MOTS.get(word, word) for word in champ.split("_"))
    return words[0].upper() + words[1:]
