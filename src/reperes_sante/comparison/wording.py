"""Words for what the data hold: labels of fields, values, names of things; never a path or an identifier."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from reperes_sante.catalogue import Catalogue
from reperes_sante.model.base import Contact, Date, Frequence, Mandat, Participant, Valeur
from reperes_sante.model.contrat import Duree, Generation
from reperes_sante.model.dates import DatePartielle
from reperes_sante.model.dispositif import Dispositif, Etat, Instance
from reperes_sante.model.dispositifs import Effectif, Implantation, Ouverture
from reperes_sante.model.vocabulaire import RoleImplantation, Vocabulaire
from reperes_sante.model.walk import walk
from reperes_sante.rendering.views.kinds import genre
from reperes_sante.rendering.words import au, compte, du, jusque, le, nombre, ordinal

LABEL_ENDS = re.compile(r"[.;:,(«…]|, si | qui ")
# For fields whose description is an instruction rather than a label.
LABELS = {
    "avancement": "avancement", "bandeau": "dans le bandeau", "couverture": "lieux couverts",
    "designation": "nom", "detail": "précision", "en_bref": "en bref", "environ": "date approximative",
    "etat": "état", "etp": "en équivalents temps plein", "exactitude": "exactitude", "famille": "famille",
    "gratuit": "gratuit", "nature": "nature", "organisme": "organisme", "organismes": "organismes",
    "ouvertures": "ouverture", "par": "base de calcul", "precision": "précision",
    "prevue": "seulement annoncé", "programmes": "programmes", "rang": "rang",
    "renouvelable": "renouvelable", "resume": "résumé", "role": "rôle", "sms": "reçoit des SMS",
    "sources": "sources", "statut": "statut", "texte": "texte", "thematiques": "thématiques",
    "type": "type", "verifie_le": "relu le",
}  # fmt: skip
