"""What every export says of itself: who publishes, under which licence, in which version of the format."""

from __future__ import annotations

# What changed in each version is told in docs/donnees/index.md; the first number is that of the address.
VERSION = "1.0"
DOSSIER = f"donnees/v{VERSION.partition('.')[0]}/"
PRODUCTEUR = "Repères Santé"
LICENCE = "Licence Ouverte 2.0 (Etalab)"
ADRESSE_LICENCE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
ADRESSE_PAGE = "donnees/"
