"""The reference of data files, made from the model and from the rules: what to write, what is checked."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from pydantic import BaseModel

from reperes_sante.fields import Champ, blocs, champs
from reperes_sante.intitules import INTITULES, genre
from reperes_sante.model.base import Date, Enonce
from reperes_sante.model.besoins import FichierBesoins
from reperes_sante.model.communs import (
    FichierGlossaire,
    FichierNumeros,
    FichierOrganismes,
    FichierRecherche,
    FichierSources,
    FichierThematiques,
    Notes,
)
from reperes_sante.model.contrat import Contrat
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.dispositifs import (
    AppuiRegional,
    AtelierSanteVille,
    CentreActionSociale,
    CentreSante,
    Conseil,
    Observatoire,
)
from reperes_sante.model.langues import FichierLangues
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
    """A part of the reference: the blocks of one kind of file, or of one part of a territory's file.

    Attributes:
        page: the page that shows it, by the end of its address: `ecrire-un-contrat`.
        titre: its heading.
        ancre: anchor of the heading.
        fichiers: where such files are, if it describes a file.
        blocs: what it describes.
    """

    page: str
    titre: str
    ancre: str
    fichiers: str | None
    blocs: tuple[BlocDecrit, ...]


FOLDER = "contribuer/"
TERRITORY = "data/territoires/nom-du-territoire.yml"
OTHERS = (Observatoire, CentreSante, AtelierSanteVille, AppuiRegional)
# Page, title, place of the files, and the blocks that it describes with those that they hold.
PARTS: tuple[tuple[str, str, str | None, tuple[type[BaseModel], ...]], ...] = (
    ("ecrire-une-fiche", "Une fiche de territoire", TERRITORY, (Territoire,)),
    ("ecrire-un-dispositif", "Ce que tous les dispositifs ont en commun", None, (Dispositif,)),
    ("ecrire-un-contrat", "Un contrat local de santé (CLS)", None, (Contrat,)),
    ("ecrire-un-conseil", "Un conseil local de santé mentale (CLSM)", None, (Conseil,)),
    ("ecrire-un-centre", "Un centre intercommunal d'action sociale (CIAS)", None, (CentreActionSociale,)),
    ("ecrire-un-centre", "Les autres dispositifs", None, OTHERS),
    ("ecrire-les-listes", "Des sources", "data/sources/nom-du-territoire.yml", (FichierSources,)),
    ("ecrire-les-listes", "Des organismes", "data/organismes/nom-du-territoire.yml", (FichierOrganismes,)),
    ("ecrire-les-listes", "Le glossaire", "data/glossaire.yml", (FichierGlossaire,)),
    ("ecrire-les-listes", "Les numéros utiles", "data/numeros-utiles.yml", (FichierNumeros,)),
    ("ecrire-les-listes", "Les besoins", "data/besoins.yml", (FichierBesoins,)),
    ("ecrire-les-listes", "Les urgences en d'autres langues", "data/langues.yml", (FichierLangues,)),
    ("ecrire-les-listes", "Les thématiques", "data/thematiques.yml", (FichierThematiques,)),
    ("ecrire-les-listes", "Les mots de la recherche", "data/recherche.yml", (FichierRecherche,)),
    ("ecrire-les-listes", "Qui répond du site", "data/site.yml", (FichierSite,)),
    ("ecrire-les-listes", "Ce que beaucoup de blocs ont en commun", None, (Notes, Date, Enonce)),
)


@cache
def reference() -> tuple[Partie, ...]:
    """Return the whole reference; each block is described once, in the first part that uses it."""
    return tuple(_parts())


@cache
def adresses_des_blocs() -> Mapping[str, str]:
    """Return where each block is described, from the root of the site, by its anchor."""
    return {
        bloc.ancre: f"{FOLDER}{partie.page}/#{bloc.ancre}" for partie in reference() for bloc in partie.blocs
    }


def messages() -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """Return all kinds of finding, gathered by family."""
    families = groupby(rows(), key=lambda row: row.famille)
    return tuple((family, tuple(members)) for family, members in families)


def _parts() -> Iterator[Partie]:
    seen: set[type[BaseModel]] = set()
    for page, title, path, roots in PARTS:
        models = [model for root in roots for model in _held(root) if model not in seen]
        seen.update(models)
        yield Partie(page, title, roots[0].__name__.lower(), path, tuple(map(_bloc, dict.fromkeys(models))))


def _held(root: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield a block and those that it holds; dispositifs have parts of their own."""
    yield root
    for champ in champs(root):
        if champ.bloc and not issubclass(champ.bloc, Dispositif):
            yield from blocs(champ.bloc)


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
