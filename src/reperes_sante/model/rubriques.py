"""The pages of a territory, and all that is known of each."""

from __future__ import annotations

from typing import Self

from reperes_sante.model.vocabulaire import Vocabulaire


class Rubrique(Vocabulaire):
    """A page of a territory: the end of its address, and its name in menus.

    Attributes:
        sorte: what the search calls it.
        resume: one plain sentence about it; `{}` stands for the territory.
    """

    sorte: str
    resume: str

    def __new__(cls, word: str, label: str, sorte: str, resume: str) -> Self:
        """Pair the end of the address with what is known of the page."""
        member = str.__new__(cls, word)
        member._value_, member.label = word, label
        member.sorte, member.resume = sorte, resume
        return member

    APERCU = (
        "apercu",
        "Vue d'ensemble",
        "Territoire",
        "{} : ce que nous savons de ce qui est fait pour la santé, et qui appeler.",
    )
    CLS = (
        "cls",
        "Contrat local de santé",
        "CLS",
        "{} : où en est le contrat local de santé, et ce que nous en savons.",
    )
    CLSM = (
        "clsm",
        "Santé mentale",
        "CLSM",
        "{} : où en est le conseil pour la santé mentale, et ce que nous en savons.",
    )
    CIAS = (
        "cias",
        "Action sociale",
        "CIAS",
        "{} : où en est le centre d'action sociale, et ce que nous en savons.",
    )
    AUTRES = (
        "autres",
        "Autres dispositifs",
        "Autres dispositifs",
        "{} : centres de santé, ateliers et structures d'appui, en clair et avec leurs dates.",
    )
    FONCTIONNEMENT = (
        "fonctionnement",
        "Fonctionnement",
        "Fonctionnement",
        "{} : ce que nous savons de qui décide, qui paie et qui siège.",
    )
    HISTORIQUE = (
        "historique",
        "Historique",
        "Historique",
        "{} : les dates que nous avons lues, de la plus ancienne à la plus récente.",
    )
    SOURCES = (
        "sources",
        "Sources",
        "Sources",
        "{} : les documents d'où viennent nos informations, avec leur éditeur et leur date.",
    )
