"""What a visit of the site weighs, as `make mesures` measured it in a real browser."""

from __future__ import annotations

from typing import ClassVar

from reperes_sante.model.base import DataFile, Intitule, Model
from reperes_sante.model.dates import DatePartielle
from reperes_sante.model.types import Nombre, Texte


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
