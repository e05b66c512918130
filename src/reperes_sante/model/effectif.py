"""Staff: a trade, how many people, who employs them."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from reperes_sante.model.base import Date, Intitule, Suite
from reperes_sante.model.blocs import Employeur
from reperes_sante.model.markers import Names
from reperes_sante.model.types import NosMots, OuiNon, Quantite, Texte
from reperes_sante.model.vocabulaire import Exactitude

# « 40 médecins », « environ 40 médecins », « 2 ou 3 médecins », « une quarantaine de médecins »,
# « un médecin », « plusieurs médecins », « Médecins : 40 », « Médecins (40) », « Médecins (une dizaine) ».
COUNT_WORDS = (
    r"(?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt"
    r"|trente|quarante|cinquante|soixante|cent|plusieurs|quelques|divers|différents)"
)
COUNT = re.compile(
    rf"^(?:(?:environ|près de|plus de|au moins|presque) )?(?:\d|{COUNT_WORDS}\s)"
    r"|^(?:à |un )?(?:mi-temps|temps (?:plein|complet|partiel))$"
    rf"|[:(]\s*(?:\d+|{COUNT_WORDS}|une \w+aine)\)?$",
    re.IGNORECASE,
)


def _trade(text: str) -> str:
    """Return a trade; refuse the count of its people written among its words, which nothing would count."""
    if COUNT.search(text):
        raise PydanticCustomError("compte_dans_metier", "le nombre a sa ligne")
    return text


class Effectif(Date):
    """Staff, in full-time equivalents or in persons."""

    INTITULE: ClassVar = Intitule("Effectif", "Un métier de l'équipe, et combien de personnes.")
    SUIVANT: ClassVar = "nombre"
    SUITES: ClassVar = (
        Suite("nombre", ("etp",), "effectif_a_demi"),
        Suite("exactitude", ("nombre",), "exactitude_sans_nombre"),
        Suite("etp", ("nombre",), "etp_sans_nombre"),
    )

    metier: Annotated[Texte, AfterValidator(_trade), Names()] = Field(
        title="Métier", description="Métier.", examples=["Médecins", "Sage-femme"]
    )
    nombre: Quantite | None = Field(
        None,
        description="Nombre de personnes, ou d'équivalents temps plein. Sans cette ligne : inconnu. "
        "Avec elle, il faut « etp ».",
    )
    exactitude: Exactitude | None = Field(
        None, description="Si la source dit « une vingtaine », « plus de dix »…"
    )
    etp: OuiNon | None = Field(
        None,
        title="ETP",
        description="oui si le nombre est en équivalents temps plein (ETP), non si ce sont des personnes.",
    )
    employeur: Employeur = None
    detail: NosMots | None = Field(
        None,
        title="Détail",
        description="Ce que la source ajoute : statut, spécialité, formation.",
        examples=["Ils sont salariés.", "Elle a été formée pour cela."],
    )
