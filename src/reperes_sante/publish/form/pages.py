"""What the pages of the form show, and how they are written: every word from a file is escaped."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from reperes_sante.edit.filling.questions import ChampDeBlocs, Question
from reperes_sante.model.findings import Finding
from reperes_sante.render.environment import TemplateTypography

FOLDER = Path(__file__).parent
# Where the form is, in the preview.
FORM = "apercu/remplir"


@dataclass(frozen=True)
class Step:
    """A step of the way back: what it is called, where it leads."""

    nom: str
    adresse: str


@dataclass(frozen=True)
class Asked:
    """A question as a page asks it.

    Attributes:
        question: the question, with what was typed or what the file says.
        nom: what the browser sends it as.
        remarques: what is said of the answer.
        fichier: what the file says now, if it changed meanwhile.
    """

    question: Question
    nom: str
    remarques: tuple[Finding, ...] = ()
    fichier: str = ""

    @property
    def ancre(self) -> str:
        """Its id in the page."""
        return f"champ-{self.nom.replace('/', '-')}"

    @property
    def est_fausse(self) -> bool:
        """Whether something is said of it."""
        return bool(self.remarques)


@dataclass(frozen=True)
class ShownBlocks:
    """A field that holds blocks, as a page shows it: each block with what is said of it."""

    partie: ChampDeBlocs
    remarques: tuple[int, ...]
    adresse: str


@dataclass(frozen=True)
class FormPage:
    """A page about one block.

    Attributes:
        titre: its title.
        sens: what such a block is for.
        fil: the way back.
        adresse: where it is sent.
        avant: what the file said when it was read, as a mark.
        premieres: what is asked first.
        autres: what may be added.
        parties: the fields that hold blocks, what residents look for first.
        a_ajouter: those that are empty and that fewer people look for.
        remarques: what is said of the whole block.
        est_refusee: whether something forbids to write.
        dit: what just happened.
        site: the page of the site that shows it.
        retrait: where to take it away, if it can be.
        encore: what asks for another one beside it, if there may be several.
    """

    titre: str
    sens: str
    fil: tuple[Step, ...]
    adresse: str
    avant: str
    premieres: tuple[Asked, ...]
    autres: tuple[Asked, ...]
    parties: tuple[ShownBlocks, ...] = ()
    a_ajouter: tuple[ShownBlocks, ...] = ()
    remarques: tuple[Finding, ...] = ()
    est_refusee: bool = False
    dit: tuple[str, ...] = ()
    site: str = ""
    retrait: str = ""
    encore: str = ""

    @property
    def fausses(self) -> tuple[Asked, ...]:
        """The questions of whose answers something is said."""
        return tuple(asked for asked in (*self.premieres, *self.autres) if asked.est_fausse)


@dataclass(frozen=True)
class Notice:
    """A page that says something, and asks nothing more than to confirm it.

    Attributes:
        titre: its title.
        textes: what it says.
        fil: the way back.
        lignes: lines of a file.
        remarques: what is said of files.
        adresse: where a confirmation is sent, if one is asked.
        avant: what the file said when it was read, as a mark.
        bouton: what confirms.
        liens: where to go from there.
        refus: why what was asked was not done.
        quoi: which territory was asked for, where a new file may be.
    """

    titre: str
    textes: tuple[str, ...]
    fil: tuple[Step, ...] = ()
    lignes: tuple[str, ...] = ()
    remarques: tuple[Finding, ...] = ()
    adresse: str = ""
    avant: str = ""
    bouton: str = ""
    liens: tuple[Step, ...] = ()
    refus: tuple[str, ...] = ()
    quoi: str | None = None


@cache
def environment() -> Environment:
    """Return what writes the pages."""
    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[TemplateTypography],
    )


def written(page: FormPage | Notice) -> str:
    """Return a page as HTML."""
    name = "bloc.html" if isinstance(page, FormPage) else "avis.html"
    return environment().get_template(name).render(page=page)
