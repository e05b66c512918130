"""Words that tell the mailbox of a service from that of a person."""

from __future__ import annotations

# Providers of private mailboxes in France.
PRIVATE_DOMAINS = {
    "aliceadsl", "aol", "bbox", "caramail", "cegetel", "club-internet", "free", "gmail", "gmx",
    "googlemail", "hotmail", "icloud", "laposte", "live", "mac", "mailo", "me", "msn", "neuf", "noos",
    "numericable", "orange", "outlook", "proton", "protonmail", "sfr", "tutanota", "voila", "wanadoo",
    "yahoo", "ymail",
}  # fmt: skip

# Words of the mailboxes of services: one of them in an address is enough to make it generic.
GENERIC = {
    "accueil", "adherent", "adherents", "administratif", "administration", "agence", "agglo", "aidants",
    "aide", "alcool", "antenne", "appui", "ars", "asso", "association", "asv", "atelier", "ateliers",
    "autonomie", "bureau", "ca", "cabinet", "caf", "cap", "cc", "ccas", "centre", "ch", "chu", "cias",
    "citoyennete", "cls", "clsm", "cmp", "com", "comite", "commission", "communaute", "communication",
    "conseil", "contact", "contrat", "coordination", "courrier", "cpam", "cpts", "cu", "culture", "dac",
    "delegation", "departement", "dg", "dgs", "directeur", "direction", "dispositif", "domicile",
    "ecoute", "education", "enfance", "epsm", "equipe", "espace", "etablissement", "famille",
    "familles", "formation", "gem", "gestion", "guichet", "habitat", "handicap", "hopital", "info",
    "information", "infos", "intercommunal", "ireps", "jeunesse", "justice", "ligne", "local",
    "logement", "maia", "mairie", "maison", "mda", "mdph", "mds", "mediateur", "mediation", "medical",
    "mentale", "mission", "mobile", "msa", "numerique", "observatoire", "office", "parents", "pays",
    "personnel", "plateforme", "point", "pole", "prefecture", "presidence", "presse", "prevention",
    "projet", "projets", "promotion", "ptsm", "publique", "qualite", "recrutement", "region", "relais",
    "relations", "rendez", "reseau", "residence", "ressources", "rh", "sante", "scolaire",
    "secretariat", "service", "services", "siege", "social", "sociale", "soins", "solidarite",
    "solidarites", "sport", "standard", "syndicat", "technique", "territoire", "urgences", "usagers",
    "vie", "ville",
}  # fmt: skip
