"""What every part of the model is made of: statements with their sources, and dated statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from reperes_sante.model.markers import Inherited, Mark, Names, Sought, naming_fields
from reperes_sante.model.types import (
    DatePartielle,
    JourDeLecture,
    NosMots,
    OuiNon,
    RefSource,
    Texte,
    Titre,
)
from reperes_sante.model.vocabulaire import Periodicite


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


class Model(BaseModel):
    """Frozen, closed object: an unknown key is an error, never lost in silence.

    Attributes:
        INTITULE: how editors and readers of the open data call such a block.
        ANCRE: first word of the anchor of such a block in the page that shows it; nothing where links lead to
            what holds it.
        EXIGENCES: of which fields it fills one: schemas and the reference say it too. They replace those of
            its parents.
        SUITES: which fields ask for another.
    """

    # What `link` resolves of it, kept by `link/places.py`: it is no field, and a copy does not have it.
    __slots__ = ("_place",)

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    INTITULE: ClassVar[Intitule]
    ANCRE: ClassVar = ""
    EXIGENCES: ClassVar[tuple[Exigence, ...]] = ()
    SUITES: ClassVar[tuple[Suite, ...]] = ()

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

    @model_validator(mode="before")
    @classmethod
    def _of_bare_text(cls, value: Any) -> Any:  # noqa: ANN401
        if not isinstance(value, str) or not value.strip():
            return value
        key = cls.cle_evidente(value)
        return {key: value} if key else value

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


class DataFile(Model):
    """A data file: one row of `COLLECTIONS`."""

    INTITULE: ClassVar = Intitule("Fichier de données", "Ce qu'un fichier du dossier « data » contient.")


# What a statement takes from the block that holds it.
SOURCES = Inherited("Identifiants des sources, celles du bloc qui le contient comprises.")
RELU = Inherited("Jour de relecture du bloc, ou de celui qui le contient.")


class Version(Model):
    """One of the values that sources give for the same fact."""

    INTITULE: ClassVar = Intitule("Version", "L'une des valeurs publiées, avec qui le dit.")

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
    environ: OuiNon = Field(False, description="oui si la date est approximative. Sans cette ligne : non.")
    prevue: OuiNon = Field(
        False, title="Prévue", description="oui si c'était seulement annoncé. Sans cette ligne : non."
    )
    depuis: OuiNon = Field(
        False, description="oui si cela dure encore depuis cette date. Sans cette ligne : non."
    )
    chaque: Periodicite | None = Field(
        None, description="Si cela revient : à quel rythme. « date » est alors la première fois."
    )

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
