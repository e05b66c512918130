"""Labels of the model's fields, made from their own titles and descriptions."""

from __future__ import annotations

import re

from pydantic import BaseModel

END = re.compile(r"[.;:,(«…]")
START = re.compile(r"^(?:oui (?:si|pour) |Identifiants? (?:des |de la |de l'|du |d'|de )|Les |Le |La )")
# For fields whose description tells how to fill them in, and not what they are.
LABELS = {
    "designation": "nom",
    "detail": "précision",
    "en_bref": "en bref",
    "etat": "état",
    "etp": "en équivalents temps plein",
    "exactitude": "exactitude",
    "id": "identifiant",
    "nature": "nature",
    "ouvertures": "dates d'ouverture",
    "par": "base de calcul",
    "precision": "précision",
    "presidence": "présidence",
    "programmes": "programmes",
    "publics": "publics",
    "qualite": "qualité",
    "rang": "rang",
    "registres": "ce qui est fait",
    "resume": "résumé",
    "role": "rôle",
    "sources": "sources",
    "statut": "statut",
    "taches": "tâches",
    "texte": "texte",
    "titre": "titre",
    "verifie_le": "relecture",
    "versions": "valeurs publiées",
}


def label(model: type[BaseModel], name: str) -> str:
    """Return what a field is, in a few words without a capital: « numéro public », « qui a signé »."""
    info = model.model_fields[name]
    text = info.title or LABELS.get(name) or END.split(START.sub("", info.description or name))[0].strip()
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
