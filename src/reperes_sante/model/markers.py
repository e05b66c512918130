"""What is known of a field beside its type: markers that stand in `Annotated`, on the field or on its type.

Nothing else knows a field by the way it is spelt: a field that is renamed, or added, keeps all that its
markers say of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel

from reperes_sante.model.rubriques import Rubrique

M = TypeVar("M")


class Mark(Enum):
    """What is simply so of a field."""

    OWN_WORDS = auto()
    """Written in our own words: every acronym in it is explained somewhere."""
    NAME = auto()
    """A name, carried over from its source sign by sign."""
    EXPLAINS = auto()
    """Tells what a name is, or that nobody knows it: acronyms met there need no other explanation."""
    ADDS = auto()
    """What a source adds about who takes part: a service, a function, a quality."""
    FIRST_RETAINED = auto()
    """A list of alternatives, of which pages retain the first."""
    READ_ON = auto()
    """A day when somebody read: a source, or a block again."""
    FROM_REGISTER = auto()
    """Told by the official register when the territory has a SIREN."""
    FROM_FILE = auto()
    """Told by the file itself when nobody types it: by its name, or by what it describes."""
    ONLINE = auto()
    """A way to write to somebody from this site: where the law wants one, any of them does."""
    OFFICE = auto()
    """A service or a function, told without whom holds it."""
    ALIAS = auto()
    """Another way to call the thing: people write it where its id is wanted."""
    CONTENT = auto()
    """What a dispositif does: its printed sheet tells it, in the order of the model."""


class Role(Enum):
    """What an organisme does where a field names it, in the order in which its page tells them."""

    PORTE = "Ce qu'il porte"
    CREE = "Créations et initiatives"
    ADMINISTRE = "Conseil d'administration"
    COMPOSE = "Membre d'un conseil"
    APPARTIENT = "Membre d'un groupement"
    SIEGE = "Commissions et comités"
    SIGNE = "Contrats signés"
    CONDUIT = "Actions conduites"
    PARTICIPE = "Partenariats"
    PAIE = "Financements"
    RECOIT = "Financements reçus"
    EXERCE = "Compétences exercées"
    EMPLOIE = "Personnes employées"
    EVALUE = "Évaluations"
    DIT = "Positions prises"
    REPOND = "Contacts"
    EXERCE_UN_MANDAT = "Responsables cités en fonction"
    ORGANISE = "Événements organisés"
    DATE = "Ses dates"


@dataclass(frozen=True)
class Ref:
    """A field that holds the id of another thing, so that links can be checked in one place.

    Attributes:
        kind: what it names: a key of `REFERENCES` (`source`, `organisme`, `commune`…).
    """

    kind: str


@dataclass(frozen=True)
class Forme:
    """What a value that is neither a block nor a word of a closed list must look like.

    Attributes:
        nom: name of its definition in the schemas.
        en_clair: what editors call it.
        exemples: values to imitate; none stands for somebody, so that none can be kept by mistake.
        remede: what to write instead of a text that has another form.
        est_nombre: whether its digits count or date; those of the others are codes, kept as they are typed.
    """

    nom: str
    en_clair: str
    exemples: tuple[Any, ...] = ()
    remede: str = ""
    est_nombre: bool = False


@dataclass(frozen=True)
class Names:
    """A field that says what its block is called; of two, the lowest rank that is filled."""

    rank: int = 0


@dataclass(frozen=True)
class Part:
    """Where pages tell a field, if it is not with the thing itself.

    Attributes:
        anchor: end of the anchor of the part that shows it; nothing where no part is its own.
        rubrique: the page of its own that it goes to: from a dispositif when this one is long, always from
            the file of a territory.
    """

    anchor: str = ""
    rubrique: Rubrique | None = None


@dataclass(frozen=True)
class Sought:
    """A field that residents look for: new files show it before the others, the lowest rank first."""

    rank: int


@dataclass(frozen=True)
class Owed:
    """A field that the law makes the site publish.

    Attributes:
        quoi: what it is, in French.
        loi: the text that asks for it.
    """

    quoi: str
    loi: str


@dataclass(frozen=True)
class Top:
    """The top of a range.

    Attributes:
        bottom: the field of the same block that is its bottom.
    """

    bottom: str


@dataclass(frozen=True)
class Announces:
    """The number that a source announces of things of which the block lists those that are known.

    Attributes:
        field: the list: that of the block, and those that its parts hold under the same name.
        un: what one of them is called.
        plusieurs: what several are called.
    """

    field: str
    un: str
    plusieurs: str


@dataclass(frozen=True)
class Otherwise:
    """A closed list that does not hold everything.

    Attributes:
        field: the field of the same block where words that are not in it go.
    """

    field: str


@dataclass(frozen=True)
class Completed:
    """A field that editors complete by more than its type says.

    Attributes:
        definition: name of the definition in the schemas.
    """

    definition: str


@dataclass(frozen=True)
class Inherited:
    """What a block takes from the one that holds it when it does not say it itself.

    Attributes:
        published: what the field means in the open data, where each block bears its own.
    """

    published: str


def marker(model: type[BaseModel], field: str, kind: type[M]) -> M | None:
    """Return the marker of a kind that a field bears: its own, else the last of its type."""
    return next((item for item in markers(model)[field] if isinstance(item, kind)), None)


def is_marked(model: type[BaseModel], field: str, mark: Mark) -> bool:
    """Tell whether a field bears a mark."""
    return mark in markers(model)[field]


@cache
def naming_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the fields that say what a block is called, the one to prefer first."""
    found = bearing(model, Names)
    return tuple(sorted(found, key=lambda name: found[name].rank))


def bearing(model: type[BaseModel], kind: type[M]) -> Mapping[str, M]:
    """Return the markers of a kind that the fields of a block bear, by field, in the order of the model."""
    found = ((name, marker(model, name, kind)) for name in model.model_fields)
    return {name: mark for name, mark in found if mark is not None}


@cache
def marked(model: type[BaseModel], mark: Mark | Ref | Role | Forme) -> tuple[str, ...]:
    """Return the fields of a block that bear a mark, in the order of the model."""
    return tuple(field for field, own in markers(model).items() if mark in own)


@cache
def markers(model: type[BaseModel]) -> dict[str, tuple[Any, ...]]:
    """Return what each field of a block bears: its own markers, then those of its type, the last first."""
    fields = model.model_fields.items()
    return {name: (*reversed(field.metadata), *_within(field.annotation)) for name, field in fields}


def _within(annotation: Any) -> tuple[Any, ...]:  # noqa: ANN401
    own = tuple(reversed(getattr(annotation, "__metadata__", ())))
    inner = tuple(item for part in getattr(annotation, "__args__", ()) for item in _within(part))
    forme = getattr(annotation, "FORME", None)
    return (*own, *inner, *((forme,) if isinstance(forme, Forme) else ()))
