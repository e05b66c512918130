"""What every part of the model is made of: statements with their sources, and dated statements."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from inspect import get_annotations
from typing import Annotated, Any, ClassVar, NamedTuple, Self, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from reperes_sante.model.markers import Inherited, Mark, Names, Sought, naming_fields
from reperes_sante.model.slips import slip_of
from reperes_sante.model.synonymes import key_meant_by
from reperes_sante.model.types import (
    FORM,
    IDENTIFIER,
    DatePartielle,
    JourDeLecture,
    NosMots,
    OuiNon,
    RefSource,
    Texte,
    Titre,
)
from reperes_sante.model.vocabulaire import Periodicite, Vocabulaire


class Intitule(NamedTuple):
    """How people call a block, and what it is for."""

    titre: str
    sens: str


@dataclass(frozen=True)
class Exigence:
    """Fields of which a block must fill one at least.

    Attributes:
        champs: the fields, the one that says most first.
        code: what the absence of all is called, for the sentence that tells it.
        seul: whether two of them are one too many.
    """

    champs: tuple[str, ...]
    code: str
    seul: bool = False

    def check(self, block: BaseModel) -> None:
        """Check a block.

        Raises:
            PydanticCustomError: it fills none, or two where one is wanted.
        """
        filled = sum(getattr(block, champ) not in (None, ()) for champ in self.champs)
        if not filled or (self.seul and filled > 1):
            raise PydanticCustomError(self.code, "il faut l'un de ces champs")


@dataclass(frozen=True)
class Suite:
    """A field that says nothing without one of some others.

    Attributes:
        champ: the field.
        avec: those of which it needs one.
        code: what its absence is called, for the sentence that tells it.
    """

    champ: str
    avec: tuple[str, ...]
    code: str

    def check(self, block: BaseModel) -> None:
        """Check a block.

        Raises:
            PydanticCustomError: it fills the field without any of the others.
        """
        if getattr(block, self.champ) is not None and all(getattr(block, name) is None for name in self.avec):
            raise PydanticCustomError(self.code, "il faut aussi l'autre champ")


class EnTete(NamedTuple):
    """The first line of a block, where one key is the name itself: « Forum santé: 2027-03-14 ».

    Attributes:
        cle: the key: what the block is called.
        texte: what follows it.
        champs: the fields that both say.
    """

    cle: str
    texte: str
    champs: tuple[str, ...]


# Every key of the model is such a word: a name that is one too would pass for a key that is badly typed.
LIKE_A_KEY = re.compile(r"[a-z_]+")


def is_a_name(text: str, known: Mapping[str, FieldInfo]) -> bool:
    """Tell whether the first key of a block cannot be meant for one of its fields.

    Args:
        text: the key.
        known: the fields of the block.
    """
    plain = _plain(text)
    is_key = is_like_a_key(text.strip()) or plain in known or key_meant_by(plain, known)
    return bool(text.strip()) and not is_key and not nearly(text, known)


def nearly(text: str, known: Mapping[str, FieldInfo]) -> str | None:
    """Return the field of which a first key of one word is a slip: « Dates », « Téléphon ».

    A word that a closed list follows says who: « Familles: aidants ».

    Args:
        text: the key.
        known: the fields of the block.
    """
    plain = _plain(text)
    return (
        slip_of(plain, (name for name in known if not _is_closed(known[name]))) if plain.isalpha() else None
    )


# Of one word, several things are asked, one after the other.
@lru_cache
def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.strip().casefold())
    return re.sub(r"[^a-z0-9]+", "_", "".join(sign for sign in letters if not unicodedata.combining(sign)))


def _is_closed(field: FieldInfo) -> bool:
    kinds = (field.annotation, *get_args(field.annotation))
    return any(isinstance(kind, type) and issubclass(kind, Vocabulaire) for kind in kinds)


# Between what a first line says one after the other.
COMMA = ", "


def is_one_of(model: type[BaseModel], name: str, text: str) -> bool:
    """Tell whether a text has the form of a field of `APRES`: a word of its list, a day, its name for yes.

    Args:
        model: the block.
        name: the field.
        text: the text.
    """
    field = model.model_fields[name]
    kinds = (field.annotation, *get_args(field.annotation))
    words = next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Vocabulaire)), ())
    is_day = DatePartielle in kinds and bool(FORM.fullmatch(text))
    return is_day or text in {word.value for word in words} or (not words and text == name)


def is_like_a_key(text: str) -> bool:
    """Tell whether a text has the form of a key of the model."""
    return bool(LIKE_A_KEY.fullmatch(text))


class Model(BaseModel):
    """Frozen, closed object: an unknown key is an error, never lost in silence.

    Attributes:
        INTITULE: how editors and readers of the open data call such a block.
        ANCRE: first word of the anchor of such a block in the page that shows it; nothing where links lead to
            what holds it.
        EXIGENCES: of which fields it fills one: schemas and the reference say it too. They replace those of
            its parents.
        SUITES: which fields ask for another.
        SUIVANT: the field that may follow, on the first line, what such a block is called; nothing where no
            field is plain.
        APRES: closed lists, days and yes or no that may follow it, after a comma, in any order: « elus,
            permanent ». No word is of two of them.
    """

    # What `link` resolves of it, kept by `link/places.py`: it is no field, and a copy does not have it.
    __slots__ = ("_place",)

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    INTITULE: ClassVar[Intitule]
    ANCRE: ClassVar = ""
    EXIGENCES: ClassVar[tuple[Exigence, ...]] = ()
    SUITES: ClassVar[tuple[Suite, ...]] = ()
    SUIVANT: ClassVar[str] = ""
    APRES: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:  # noqa: ANN401
        """Ask each block for its own name.

        Raises:
            TypeError: it has none.
        """
        super().__pydantic_init_subclass__(**kwargs)
        if "INTITULE" not in vars(cls):
            raise TypeError(
                f"{cls.__name__} n'a pas de nom pour ses lecteurs : ajoutez dans {cls.__module__} "
                '« INTITULE: ClassVar = Intitule("Titre", "Ce que c\'est.") ».'
            )

    @classmethod
    def cle_evidente(cls, text: str = "") -> str | None:
        """Return the key that a text stands for when it is written in place of the block, if one is plain.

        That is the field that names the block, when nothing else is mandatory: « buts: - Une phrase. ».

        Args:
            text: what is written.
        """
        del text
        needed = [name for name, field in cls.model_fields.items() if field.is_required()]
        return needed[0] if len(needed) == 1 and needed[0] in naming_fields(cls) else None

    @classmethod
    def cle_du_nom(cls, text: str) -> str | None:
        """Return the field that a first key says when it is no key: what the block is called, if it is that.

        Args:
            text: the first key.
        """
        return naming_fields(cls)[0] if is_a_name(text, cls.model_fields) else None

    @classmethod
    def entier(cls, value: Any) -> Any:  # noqa: ANN401
        """Return a block with all its keys, whatever shorter form its file has; what is no block as it is.

        Args:
            value: what the file says.
        """
        if isinstance(value, str) and value.strip():
            key = cls.cle_evidente(value)
            return {key: value} if key else value
        return _with_lists(cls, cls._headed(value))

    @classmethod
    def _headed(cls, value: Any) -> Any:  # noqa: ANN401
        """Return a block whose first key was its name with the keys that this stands for.

        What the line says may not be said below too: the block stays as it is, and is refused.
        """
        said = cls.dits_en_tete(value)
        if not said or not said.keys().isdisjoint(value):
            return value
        first = next(iter(value))
        return {**said, **{key: held for key, held in value.items() if key != first}}

    @classmethod
    def dits_en_tete(cls, value: Any) -> dict[str, Any]:  # noqa: ANN401
        """Return the fields that the first line of a block says when it is its name; none where it is not.

        Args:
            value: what the file says.
        """
        first = next(iter(value), "") if isinstance(value, dict) else ""
        if not cls.SUIVANT or not isinstance(first, str) or first in cls.model_fields:
            return {}
        name = cls.cle_du_nom(first)
        if name is None:
            return {}
        said = value[first]
        if cls.APRES and isinstance(said, str):
            return {name: first.strip(), **cls._shared_out(said)}
        is_list = cls.SUIVANT in lists_of(cls)
        return {name: first.strip(), cls.SUIVANT: [said] if is_list and isinstance(said, str) else said}

    @classmethod
    def _shared_out(cls, text: str) -> dict[str, str]:
        """Return the fields that say what follows a name: « elus, permanent ».

        Two answers to one question both go to its field, which refuses them.
        """
        *before, last = text.split(COMMA)
        for name in cls.APRES:
            if is_one_of(cls, name, last):
                said = "oui" if last == name else last
                rest = cls._shared_out(COMMA.join(before)) if before else {}
                return {**rest, name: COMMA.join((rest[name], said)) if name in rest else said}
        # Of two words of closed lists, the second is the slip.
        is_closed = _is_closed(cls.model_fields[cls.SUIVANT])
        if before and is_closed and not is_one_of(cls, cls.SUIVANT, last):
            return {cls.SUIVANT: before[0], cls.APRES[0]: COMMA.join((*before[1:], last))}
        return {cls.SUIVANT: text}

    @classmethod
    def en_tetes(cls, values: dict[str, Any]) -> Iterator[EnTete]:
        """Yield the first lines that may stand for fields of a block, the one that says most first.

        Nothing says that they are read so: `entier` does.

        Args:
            values: all keys of the block.
        """
        words = {name: str(values[name]) for name in cls.APRES if name in values}
        after = {name: name if word == "oui" else word for name, word in words.items()}
        for field in (*naming_fields(cls), *(champ for need in cls.EXIGENCES for champ in need.champs)):
            if isinstance(values.get(field), str) and field != cls.SUIVANT:
                for said in cls.suites_dites(values):
                    whole = EnTete(values[field], said.texte, (field, *said.champs))
                    if after:
                        texte = COMMA.join((said.texte, *after.values()))
                        yield whole._replace(texte=texte, champs=(*whole.champs, *after))
                    yield whole
                if after:
                    yield EnTete(values[field], COMMA.join(after.values()), (field, *after))

    @classmethod
    def suites_dites(cls, values: dict[str, Any]) -> Iterator[EnTete]:
        """Yield what may follow the name of a block, without it, the one that says most first.

        Args:
            values: all keys of the block.
        """
        said = values.get(cls.SUIVANT) if cls.SUIVANT else None
        if isinstance(said, list) and len(said) == 1:
            [said] = said
        if isinstance(said, str):
            yield EnTete("", said, (cls.SUIVANT,))

    @model_validator(mode="before")
    @classmethod
    def _of_a_shorter_form(cls, value: Any) -> Any:  # noqa: ANN401
        return cls.entier(value)

    @model_validator(mode="after")
    def _has_what_it_needs(self) -> Self:
        for exigence in self.EXIGENCES:
            exigence.check(self)
        for suite in self.SUITES:
            suite.check(self)
        return self

    @property
    def appellation(self) -> str:
        """What the thing is called: the first of the fields that name it, else the name of such blocks."""
        named = (getattr(self, field) for field in naming_fields(type(self)))
        return next((str(name) for name in named if name), self.INTITULE.titre)

    @property
    def repere(self) -> str:
        """The words of its anchor: what it is called, unless something shorter tells it from its likes."""
        return self.appellation


class Volet(Model):
    """Facts of one sort that many kinds of block may tell: each of these inherits them, described once.

    What a block says of itself comes before them in exports and in forms.
    """

    INTITULE: ClassVar = Intitule("Volet", "Des champs que plusieurs blocs ont en commun.")

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:  # noqa: ANN401
        """Put the fields of a block before those of its « volets », in the order of its bases."""
        super().__pydantic_init_subclass__(**kwargs)
        shared = [base for base in cls.__mro__ if _is_volet(base)]
        others = (base for base in reversed(cls.__mro__) if base not in shared)
        names = dict.fromkeys(name for base in (*others, *shared) for name in get_annotations(base))
        fields = cls.__pydantic_fields__
        cls.__pydantic_fields__ = {name: fields[name] for name in names if name in fields}


def volets_de(model: type[Model]) -> tuple[type[Model], ...]:
    """Return the « volets » that a block inherits, in the order of their fields."""
    return tuple(base for base in model.__mro__[1:] if base is not Volet and _is_volet(base))


def _is_volet(model: type) -> bool:
    return model is Volet or (issubclass(model, Volet) and all(map(_is_volet, model.__bases__)))


# A text that is one item of a list, and reads as no more: neither dashes nor signs that part several things;
# commas in a whole sentence only.
ALONE = r"^(?!\s*(?:[-•·‣◦▪–—*\[]|\d+[.)]\s))(?:[^;,\n\t]*|[^;\n\t]*\.)$"


def _with_lists(model: type[Model], value: Any) -> Any:  # noqa: ANN401
    """Return a block where a text in place of a list is the only item of it: « publics: Aînés »."""
    if not isinstance(value, dict):
        return value
    alone = [
        key
        for key, held in value.items()
        if isinstance(held, str) and key in lists_of(model) and held.strip() and re.match(ALONE, held.strip())
    ]
    return {**value, **{key: [value[key]] for key in alone}} if alone else value


@cache
def lists_of(model: type[BaseModel]) -> frozenset[str]:
    """Return the fields of a block that hold lists."""
    return frozenset(
        name for name, field in model.model_fields.items() if get_origin(field.annotation) is tuple
    )


class Decrite(Model):
    """A thing that others cite by its id, which may be the first key of its block.

    Attributes:
        MODELE_DE_LIGNE: a first line to imitate.
        A_REMPLIR: what follows the id there, to fill in: kept by mistake, it would be told.
        DITS: the fields that one may say.
        EST_STRICT: whether what follows the id has a form that nothing else has; else, an id may be a key
            that is badly typed: « en-bref », or any word alone.
    """

    INTITULE: ClassVar = Intitule("Chose décrite", "Ce que d'autres citent par son identifiant.")
    MODELE_DE_LIGNE: ClassVar[str]
    A_REMPLIR: ClassVar[str]
    DITS: ClassVar[tuple[str, ...]]
    EST_STRICT: ClassVar[bool] = False

    @classmethod
    def dit_par(cls, text: str) -> dict[str, str] | None:
        """Return the fields that the rest of the first line says; nothing if it has not the right form.

        Args:
            text: what follows the id.
        """
        raise NotImplementedError

    @classmethod
    def manque_a(cls, text: str) -> str:
        """Return, for people, what a first line lacks; nothing where no part of it is known to.

        Args:
            text: what follows the id.
        """
        del text
        return ""

    @classmethod
    def entier(cls, value: Any) -> Any:  # noqa: ANN401
        """Return the block with all its keys, those too that its first line says."""
        first = next(iter(value), "") if isinstance(value, dict) else ""
        is_id = first not in cls.model_fields and re.fullmatch(IDENTIFIER, str(first))
        rest = value[first] if is_id and "id" not in value else None
        said = (
            cls.dit_par(rest)
            if isinstance(rest, str) and (cls.EST_STRICT or is_a_name(first, cls.model_fields))
            else None
        )
        if said is None or any(key in value for key in said):
            return super().entier(value)
        return _with_lists(
            cls, {"id": first, **said, **{key: held for key, held in value.items() if key != first}}
        )


class DataFile(Model):
    """A data file: one row of `COLLECTIONS`."""

    INTITULE: ClassVar = Intitule("Fichier de données", "Ce qu'un fichier du dossier « data » contient.")


# What a statement takes from the block that holds it.
SOURCES = Inherited("Identifiants des sources, celles du bloc qui le contient comprises.")
RELU = Inherited("Jour de relecture du bloc, ou de celui qui le contient.")


class Version(Model):
    """One of the values that sources give for the same fact."""

    INTITULE: ClassVar = Intitule("Version", "L'une des valeurs publiées, avec qui le dit.")
    SUIVANT: ClassVar = "sources"

    texte: Annotated[NosMots, Names()] = Field(
        description="La valeur, dans vos mots.", examples=["novembre 2024", "trois ans"]
    )
    sources: tuple[RefSource, ...] = Field(min_length=1, description="Qui le dit.")


class Desaccord(Model):
    """Sources disagree: every value is kept and shown with who says it."""

    INTITULE: ClassVar = Intitule(
        "Désaccord", "Des sources se contredisent : toutes les valeurs sont gardées."
    )

    sujet: Annotated[Titre, Names()] = Field(
        description="Ce sur quoi les sources divergent.", examples=["Durée du contrat", "Nom"]
    )
    versions: tuple[Version, ...] = Field(
        min_length=1, description="Les valeurs publiées ; la page retient la première."
    )
    explication: NosMots | None = Field(None, description="Ce que l'on peut en dire, sans trancher.")


class Enonce(Model):
    """A statement: it bears its sources, or those of the block that holds it."""

    INTITULE: ClassVar = Intitule(
        "Énoncé", "Ce qui peut porter ses propres sources : presque tous les blocs."
    )

    sources: Annotated[tuple[RefSource, ...], SOURCES] = Field(
        (), description="Identifiants des sources. Sans cette ligne : celles du bloc qui le contient."
    )
    verifie_le: Annotated[JourDeLecture | None, RELU] = Field(
        None,
        title="Relu le",
        description="Jour de relecture du bloc. Sans cette ligne : celui du bloc qui le contient.",
        examples=["2026-11-22", "2026-09-01"],
    )
    desaccords: Annotated[tuple[Desaccord, ...], Mark.EXPLAINS] = Field(
        (), title="Désaccords", description="Points sur lesquels les sources divergent."
    )


class Date(Enonce):
    """A dated statement."""

    INTITULE: ClassVar = Intitule("Fait daté", "Ce qui peut porter une date.")

    date: Annotated[DatePartielle | None, Sought(0)] = Field(
        None, description="Date, ou début de la période, pas plus précise que la source."
    )
    fin: DatePartielle | None = Field(None, description="Fin de la période, si le fait dure.")
    date_publiee: Texte | None = Field(
        None,
        title="Date publiée",
        description="La date telle que la source l'écrit, quand elle est incomplète ou déduite.",
        examples=["début 2020", "« 17 juin », sans année"],
    )
    environ: OuiNon = Field(
        False, description="oui si la date est approximative : il en faut une. Sans cette ligne : non."
    )
    prevue: OuiNon = Field(
        False,
        title="Prévue",
        description="oui si c'était seulement annoncé, daté ou non. Sans cette ligne : non.",
    )
    depuis: OuiNon = Field(
        False, description="oui si cela dure encore depuis cette date. Sans cette ligne : non."
    )
    chaque: Periodicite | None = Field(
        None, description="Si cela revient : à quel rythme. « date » est alors la première fois."
    )

    @property
    def est_annonce(self) -> bool:
        """Whether a source only announces it."""
        return self.prevue

    @model_validator(mode="after")
    def _end_follows_start(self) -> Self:
        if self.date and self.fin and self.fin.iso < self.date.iso[: len(self.fin.iso)]:
            raise PydanticCustomError("fin_avant_debut", "la fin précède le début")
        if self.depuis and (self.fin or not self.date):
            raise PydanticCustomError("depuis_sans_date", "ce qui dure a un début, et pas de fin")
        return self


class Point(Enonce):
    """A short sourced sentence, in plain French."""

    INTITULE: ClassVar = Intitule("Point", "Une phrase courte, avec ses sources.")

    texte: Annotated[NosMots, Names()] = Field(
        description="Une phrase courte, en français simple.",
        examples=["Il aide les personnes à se soigner.", "Il réunit les acteurs."],
    )
    echeance: DatePartielle | None = Field(
        None, title="Échéance", description="Pour quand, si c'est un but daté : « d'ici 2028 »."
    )
