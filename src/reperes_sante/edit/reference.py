"""The reference of data files, made from the model and from the rules: what to write, what is checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum, auto
from functools import cache
from inspect import get_annotations
from typing import NamedTuple

from reperes_sante import inspect
from reperes_sante.edit.filling.blocks import fields_of
from reperes_sante.edit.schema.forms import messages_of
from reperes_sante.france import directory
from reperes_sante.france.letters import capitale
from reperes_sante.inspect import external, promised, published, release
from reperes_sante.model.base import Date, Decrite, Enonce, Model, volets_de
from reperes_sante.model.collections import COLLECTIONS
from reperes_sante.model.communs import Notes
from reperes_sante.model.dispositif import Dispositif, Programme
from reperes_sante.model.fields import Champ, blocs, champs
from reperes_sante.model.findings import Kind
from reperes_sante.model.markers import naming_fields
from reperes_sante.model.plan import Action
from reperes_sante.model.territoire import PRINCIPAUX, Territoire
from reperes_sante.read import (
    bare_texts,
    contract,
    files,
    folder,
    keys,
    luck,
    nodes,
    palette,
    settings,
    syntax,
    tree,
    wording,
    written,
)
from reperes_sante.validate.rules import FAMILIES

BY_HAND, BUILT = OF_THE_SITE = ("Pages écrites à la main", "Site construit")


@cache
def kinds() -> Mapping[str, tuple[Kind, ...]]:
    """Return the kinds of finding by what they are about, in French, in the order of the checks."""
    return {
        "Fichiers": (*tree.KINDS, *folder.KINDS, *files.KINDS, *luck.KINDS, *directory.KINDS),
        "Mise en forme (YAML)": (
            *syntax.KINDS,
            *bare_texts.KINDS,
            *nodes.KINDS,
            *syntax.OF_MEANINGS,
            *settings.OF_KEYS,
        ),
        "Champs": (*keys.KINDS, *wording.KINDS),
        **{famille: tuple(rule.kind for rule in rules) for famille, rules in FAMILIES.items()},
        BY_HAND: written.KINDS,
        BUILT: (
            *inspect.KINDS,
            *published.KINDS,
            *promised.KINDS,
            *release.KINDS,
            *external.KINDS,
            *settings.KINDS,
            *contract.KINDS,
            *palette.KINDS,
        ),
    }


class Renvoi(NamedTuple):
    """Fields that a block shares with another, which describes them."""

    bloc: type[Model]
    noms: tuple[str, ...]


class BlocDecrit(NamedTuple):
    """A block: its own fields, the rules that bind them, the fields that it shares."""

    modele: type[Model]
    champs: tuple[Champ, ...]
    regles: tuple[str, ...]
    renvois: tuple[Renvoi, ...]

    @property
    def ancre(self) -> str:
        """Its anchor."""
        return f"bloc-{self.modele.__name__.lower()}"


class PartieDuGuide(NamedTuple):
    """A part of the reference: the blocks of one kind of file, or of one part of a territory's file.

    Attributes:
        page: the page that shows it, by the end of its address: `ecrire-un-contrat`.
        fichiers: where such files are, if it describes a file.
    """

    page: str
    titre: str
    ancre: str
    fichiers: str | None
    blocs: tuple[BlocDecrit, ...]


class BlocSitue(NamedTuple):
    """A block, and the part of the reference that describes it."""

    partie: PartieDuGuide
    bloc: BlocDecrit


FOLDER = "contribuer/"
SHARED = "ecrire-les-listes"


class _Sujet(NamedTuple):
    """What a part of the reference is about: its page, its title, its files if any, its blocks."""

    page: str
    titre: str
    fichiers: str | None
    racines: tuple[type[Model], ...]


def _sujets() -> Iterator[_Sujet]:
    """Yield the parts: territories, what they may hold kind by kind, then the other files."""
    files = [_Sujet(c.page, c.partie, c.exemple, (c.modele,)) for c in COLLECTIONS if c.partie]
    own = [
        _Sujet(main.reference, capitale(kind.GENRE.appellation.un), None, (kind,))
        for kind, main in PRINCIPAUX.items()
    ]
    others = tuple(
        champ.bloc
        for champ in champs(Territoire)
        if champ.bloc and issubclass(champ.bloc, Dispositif) and champ.bloc not in PRINCIPAUX
    )
    yield files[0]
    yield _Sujet("ecrire-une-action", "Des actions et des programmes", None, (Action, Programme))
    yield _Sujet("ecrire-un-dispositif", "Ce que tous les dispositifs ont en commun", None, (Dispositif,))
    yield from own
    yield _Sujet("ecrire-un-centre", "Les autres dispositifs", None, others)
    yield from files[1:]
    yield _Sujet(SHARED, "Ce que beaucoup de blocs ont en commun", None, (Notes, Date, Enonce))


@cache
def reference() -> tuple[PartieDuGuide, ...]:
    """Return the whole reference; each block is described once, in the first part that uses it."""
    return tuple(_parts())


@cache
def adresses_des_blocs() -> Mapping[type[Model], str]:
    """Return where each block is described, from the root of the site."""
    return {
        bloc.modele: f"{FOLDER}{partie.page}/#{bloc.ancre}" for partie in reference() for bloc in partie.blocs
    }


class Liste(Enum):
    """A page of messages: what files, their rules or the site are told, too many for one page."""

    FICHES, REGLES, SITE = auto(), auto(), auto()


def messages(liste: Liste) -> tuple[tuple[str, tuple[Kind, ...]], ...]:
    """Return the kinds of finding of a page of messages, gathered by family."""
    page_of = {**dict.fromkeys(FAMILIES, Liste.REGLES), **dict.fromkeys(OF_THE_SITE, Liste.SITE)}
    return tuple(item for item in kinds().items() if page_of.get(item[0], Liste.FICHES) is liste)


def _parts() -> Iterator[PartieDuGuide]:
    seen: set[type[Model]] = set()
    for page, title, path, roots in _sujets():
        held = [model for root in roots for model in _held(root)]
        # What the blocks of a file share with others is told with these.
        shared = (volet for model in held if path is None for volet in volets_de(model))
        models = [model for model in (*held, *shared) if model not in seen]
        seen.update(models)
        yield PartieDuGuide(
            page, title, roots[0].__name__.lower(), path, tuple(map(_bloc, dict.fromkeys(models)))
        )


def _held(root: type[Model]) -> Iterator[type[Model]]:
    """Yield a block and those that it holds; dispositifs have parts of their own."""
    yield root
    for champ in champs(root):
        if champ.bloc and not issubclass(champ.bloc, Dispositif):
            yield from blocs(champ.bloc)


def _bloc(model: type[Model]) -> BlocDecrit:
    shared = {champ.nom for champ in champs(model)}.difference(_own(model))
    described = tuple(champ for champ in fields_of(model) if champ.nom not in shared)
    rules = (*_of_bare_text(model), *_of_first_line(model), *messages_of(model))
    return BlocDecrit(model, described, rules, tuple(_references(model)))


def _of_bare_text(model: type[Model]) -> Iterator[str]:
    """Say what a text alone stands for, in place of the block."""
    words, id_ = model.cle_evidente("Deux mots"), model.cle_evidente("un-identifiant")
    if words and words != id_:
        yield f"Un texte seul suffit : un identifiant vaut « {id_} », d'autres mots valent « {words} »."
    elif words:
        yield f"Un texte seul suffit : il vaut « {words} »."


def _of_first_line(model: type[Model]) -> Iterator[str]:
    """Say how the block may begin with what it is called."""
    if issubclass(model, Decrite) and hasattr(model, "MODELE_DE_LIGNE"):
        yield f"Première ligne possible : « {model.MODELE_DE_LIGNE} »."
    elif model.SUIVANT:
        yield f"Première ligne possible : « {begun(model)} »."


def begun(model: type[Model]) -> str:
    """Return a first line to imitate, for a block that may begin with its name."""
    fields = {champ.nom: champ for champ in champs(model)}
    own = (name for name in naming_fields(model) if name != model.SUIVANT)
    name, following = fields[model.cle_du_nom("Deux mots") or next(own)], fields[model.SUIVANT]
    after = (fields[field] for field in model.APRES)
    said = (
        field.nom if field.forme and field.forme.nom == "oui-non" else _imitable(field) for field in after
    )
    return f"{_imitable(name)}: {', '.join((_imitable(following), *said))}"


def _imitable(champ: Champ) -> str:
    if champ.vocabulaire:
        return str(next(iter(champ.vocabulaire)).value)
    return str(champ.a_imiter[-1]) if champ.a_imiter else "Un nom"


def _references(model: type[Model]) -> Iterator[Renvoi]:
    known = set(_own(model))
    for parent in model.__mro__[1:]:
        if parent is not Model and issubclass(parent, Model):
            names = tuple(name for name in _own(parent) if name not in known)
            known.update(names)
            if names:
                yield Renvoi(parent, names)


def _own(model: type[Model]) -> tuple[str, ...]:
    """List the fields that a block declares itself."""
    return tuple(name for name in get_annotations(model) if name in model.model_fields)
