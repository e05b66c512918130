"""Kinds of dispositif: the word, the colour and the icon that each keeps everywhere."""

from __future__ import annotations

from reperes_sante.model.contrat import Contrat
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.dispositifs import (
    AppuiRegional,
    AtelierSanteVille,
    CentreActionSociale,
    CentreSante,
    Conseil,
    Observatoire,
)
from reperes_sante.model.vocabulaire import NatureConseil

COLOURED = {Contrat: "cls", Conseil: "clsm", CentreActionSociale: "cias"}
NAMES = {
    Contrat: "Contrat local de santé (CLS)",
    CentreActionSociale: "Centre intercommunal d'action sociale (CIAS)",
    CentreSante: "Centre de santé",
    AtelierSanteVille: "Atelier santé ville (ASV)",
    Observatoire: "Observatoire de la santé",
    AppuiRegional: "Structure d'appui régionale",
}
FAMILIES = {
    "cls": "Contrat local de santé (CLS)",
    "clsm": "Conseil local de santé mentale (CLSM)",
    "cias": "Centre intercommunal d'action sociale (CIAS)",
    "autre": "Autre dispositif",
}
SHORT = {
    Contrat: "CLS",
    CentreActionSociale: "CIAS",
    CentreSante: "Centre de santé",
    AtelierSanteVille: "Atelier santé ville",
    Observatoire: "Observatoire",
    AppuiRegional: "Appui régional",
}
COUNCILS = {
    NatureConseil.CLSM: "Conseil local de santé mentale (CLSM)",
    NatureConseil.CONSEIL_INTERCOMMUNAL: "Conseil intercommunal de santé",
}
ABSENCES = {
    Contrat: "Pas de contrat local de santé (CLS) connu à ce jour.",
    Conseil: "Pas de conseil local de santé mentale (CLSM) connu à ce jour.",
    CentreActionSociale: "Pas de centre intercommunal d'action sociale (CIAS) connu à ce jour.",
}


def couleur(dispositif: Dispositif) -> str:
    """Return the end of the class names of a dispositif, `cls` for instance; its icon has the same name."""
    return COLOURED.get(type(dispositif), "autre")


def absence_de(couleur: str) -> str:
    """Return the sentence that says that no dispositif of a main kind is known, from its colour."""
    return next(text for kind, text in ABSENCES.items() if COLOURED[kind] == couleur)


def genre(dispositif: Dispositif) -> str:
    """Return what a dispositif is, spelt out: « Contrat local de santé (CLS) »."""
    if isinstance(dispositif, Conseil):
        return COUNCILS[dispositif.nature]
    return NAMES[type(dispositif)]


def sigle(dispositif: Dispositif) -> str:
    """Return what a dispositif is, in short: « CLS »."""
    if isinstance(dispositif, Conseil):
        return "CLSM" if dispositif.nature is NatureConseil.CLSM else "Conseil de santé"
    return SHORT[type(dispositif)]
