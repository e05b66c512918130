"""The reference of data files, made from the model and from the rules: what to write, what is checked."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from pydantic import BaseModel

from reperes_sante.fields import Champ, blocs, champs
from reperes_sante.intitules import INTITULES, genre
from reperes_sante.model.base import Date, Enonce
from reperes_sante.model.communs import (
    FichierGlossaire,
    FichierNumeros,
    FichierOrganismes,
    FichierRecherche,
    FichierSources,
    FichierThematiques,
    Notes,
)
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.site import FichierSite
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.vocabulaire import Vocabulaire
from reperes_sante.schema.rules import messages_of
from reperes_sante.validation.table import Row, rows


class ChampDecrit(NamedTuple):
    """A field, as its reader needs it.

    Attributes:
        nom: what to type before the colon.
        sens: what it means.
        obligatoire: whether the block is refused without it.
        genre: what it takes, in plain French.
        cible: anchor of the block that it takes, if it takes one.
        mots: the words of its closed list, each with its label.
        exemples: values to imitate, as they are typed.
    """

    nom: str
    sens: str
    obligatoire: bool
    genre: str
    cible: str | None
    mots: tuple[Vocabulaire, ...]
    exemples: tuple[str, ...]


class Renvoi(NamedTuple):
    """Fields that a block shares with others, described elsewhere in the page."""

    titre: str
    ancre: str
    noms: tuple[str, ...]


class BlocDecrit(NamedTuple):
    """A block: what it is for, its own fields, the rules that bind them, the fields that it shares."""

    titre: str
    ancre: str
    sens: str
    champs: tuple[ChampDecrit, ...]
    regles: tuple[str, ...]
    renvois: tuple[Renvoi, ...]


class Partie(NamedTuple):
    """A part of the reference: the blocks of one kind of file."""

    titre: str
    ancre: str
    fichiers: str | None
    blocs: tuple[BlocDecrit, ...]


# Title, place of the files, and the block that such a file is.
FILES: tuple[tuple[str, str, type[BaseModel]], ...] = (
    ("Une fiche de territoire", "data/territoires/nom-du-territoire.yml", Territoire),
    ("Des sources", "data/sources/nom-du-territoire.yml", FichierSources),
    ("Des organismes", "data/organismes/nom-du-territoire.yml", FichierOrganismes),
    ("Le glossaire", "data/glossaire.yml", FichierGlossaire),
    ("Les numéros utiles", "data/numeros-utiles.yml", FichierNumeros),
    ("Les thématiques", "data/thematiques.yml", FichierThematiques),
    ("Les mots de la recherche", "data/recherche.yml", FichierRecherche),
    ("Qui répond du site", "data/site.yml", FichierSite),
)
SHARED: tuple[type[BaseModel], ...] = (Dispositif, Notes, Date, Enonce)


@cache
def reference() -> tuple[Partie, ...]:
    """Return the whole reference; each block is described once, in the first part that uses it."""
    shared = Partie("Ce que beaucoup de blocs ont en commun", "commun", None, tuple(map(_bloc, SHARED)))
    return (*_parts(), shared)


def messages() -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """Return all kinds of finding, gathered by family."""
    families = groupby(rows(), key=lambda row: row.famille)
    return tuple((family, tuple(members)) for family, members in families)


def _parts() -> Iterator[Partie]:
    seen: set[type[BaseModel]] = set()
    for title, path, root in FILES:
        models = [model for model in blocs(root) if model not in seen]
        seen.update(models)
        yield Partie(title, root.__name__.lower(), path, tuple(map(_bloc, models)))


def _bloc(model: type[BaseModel]) -> BlocDecrit:
    own = _own(model)
    described = tuple(_champ(champ) for champ in champs(model) if champ.nom in own)
    title, meaning = INTITULES[model]
    return BlocDecrit(
        title, _anchor(model), meaning, described, messages_of(model), tuple(_references(model))
    )


def _references(model: type[BaseModel]) -> Iterator[Renvoi]:
    known = set(_own(model))
    for parent in model.__mro__[1:]:
        if parent in INTITULES and (names := tuple(n for n in _own(parent) if n not in known)):
            known.update(names)
            yield Renvoi(INTITULES[parent].titre, _anchor(parent), names)


def _own(model: type[BaseModel]) -> tuple[str, ...]:
    """List the fields that a block declares itself."""
    return tuple(name for name in inspect.get_annotations(model) if name in model.model_fields)


def _champ(champ: Champ) -> ChampDecrit:
    return ChampDecrit(
        champ.nom,
        champ.description,
        champ.obligatoire,
        genre(champ),
        _anchor(champ.bloc) if champ.bloc else None,
        tuple(champ.vocabulaire or ()),
        tuple(map(_typed, champ.exemples or (champ.forme.exemples if champ.forme else ()))),
    )


def _typed(example: Any) -> str:  # noqa: ANN401
    """Print an example as it is typed: a code keeps its zeros between quotes."""
    return f'"{example}"' if isinstance(example, str) and example.isdecimal() else str(example)


def _anchor(model: type[BaseModel]) -> str:
    return f"bloc-{model.__name__.lower()}"
