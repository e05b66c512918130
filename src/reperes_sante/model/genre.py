"""A kind of dispositif: all that is known of it beside its fields, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from reperes_sante.model.attentes import EN_BREF, Critere
from reperes_sante.model.rubriques import Rubrique

OTHER = "autre"
OTHERS = "Autre dispositif"


class Appellation(NamedTuple):
    """How people call a dispositif.

    Attributes:
        nom: spelt out, with its acronym: « Contrat local de santé (CLS) ».
        court: in short: « CLS ».
        pluriel: several of them, spelt out: « Contrats locaux de santé ».
        feminin: whether its noun is feminine.
    """

    nom: str
    court: str
    pluriel: str
    feminin: bool = False

    @property
    def seul(self) -> str:
        """The noun without its acronym: « Contrat local de santé »."""
        return self.nom.partition(" (")[0]

    @property
    def un(self) -> str:
        """The noun with its article, inside a sentence: « un contrat local de santé (CLS) »."""
        return f"un{'e' if self.feminin else ''} {self.nom[0].lower()}{self.nom[1:]}"

    @property
    def inconnu(self) -> str:
        """The sentence that says that none is known."""
        noun = f"{self.nom[0].lower()}{self.nom[1:]}"
        return f"Pas de {noun} connu{'e' if self.feminin else ''} à ce jour."


@dataclass(frozen=True)
class Principal:
    """What is known of a main kind: one that has a colour, a table and a page of its own.

    Attributes:
        couleur: end of the class names of its colour, name of its icon and of its column: `cls`.
        icone: drawing of its icon, by its name in Material Design Icons, kept in `render/icones/`.
        rubrique: the page of a territory that shows it.
        fichier: name of its table in the open data, without its end.
        contenu: what the rows of this table are.
        reference: page of the reference that describes it.
        promesse: heading of what it does, in the printed sheet: a noun, true of what has ended too.
        absence: code of what residents miss when there is none.
        intercommunal: true when only an intercommunalité can have one.
    """

    couleur: str
    icone: str
    rubrique: Rubrique
    fichier: str
    contenu: str
    reference: str
    promesse: str
    absence: str
    intercommunal: bool = False


@dataclass(frozen=True)
class Genre:
    """A kind of dispositif; its class bears it as `GENRE`.

    Attributes:
        appellation: how people call it.
        sens: what it is for, in one sentence.
        criteres: what residents look for in it.
        principal: what makes it a main kind; nothing for the others, which share a page and a table.
        vaut_adopte: whether it stands once it is adopted: nothing is to be signed, opened or installed.
    """

    appellation: Appellation
    sens: str
    criteres: tuple[Critere, ...] = (EN_BREF,)
    principal: Principal | None = None
    vaut_adopte: bool = False

    @property
    def couleur(self) -> str:
        """End of the class names of its colour."""
        return self.principal.couleur if self.principal else OTHER

    @property
    def famille(self) -> str:
        """What filters call the kinds of this colour."""
        return self.appellation.nom if self.principal else OTHERS

    @property
    def rubrique(self) -> Rubrique:
        """The page of a territory that shows it."""
        return self.principal.rubrique if self.principal else Rubrique.AUTRES
