"""What the model asks for, field by field: the one description that schema and reference are made from."""

from __future__ import annotations

from dataclasses import dataclass
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from reperes_sante.model.base import Enonce
from reperes_sante.model.dates import DatePartielle
from reperes_sante.model.types import (
    CodeCommune,
    CodeLangue,
    Courriel,
    Identifiant,
    Nombre,
    OuiNon,
    RefBesoin,
    RefDepartement,
    RefDispositif,
    RefEpci,
    RefNumero,
    RefOrganisme,
    RefRegion,
    RefRelais,
    RefSource,
    RefTerme,
    RefTerritoire,
    RefThematique,
    Siren,
    Telephone,
    Texte,
    Url,
)
from reperes_sante.model.vocabulaire import Vocabulaire


@dataclass(frozen=True)
class Forme:
    """What a value that is neither a block nor a word of a closed list must look like.

    Attributes:
        nom: name of its definition in the schemas.
        en_clair: what editors call it.
        annotation: the type of the model.
        exemples: values to imitate; none stands for somebody, so that none can be kept by mistake.
    """

    nom: str
    en_clair: str
    annotation: Any
    exemples: tuple[Any, ...] = ()


FORMES = (
    Forme("texte", "texte", Texte),
    Forme("identifiant", "identifiant : minuscules sans accent, chiffres et traits d'union", Identifiant),
    Forme("date", "date", DatePartielle, (2019, "2019-03", "2019-03-12")),
    Forme("oui-non", "oui ou non", OuiNon),
    Forme("nombre", "nombre", Nombre, (3, "4,5", 12000)),
    Forme("url", "adresse web", Url, ("https://exemple.fr/", "https://exemple.fr/sante")),
    # Numbers that Arcep keeps for fiction (decision 2018-0881).
    Forme("telephone", "numéro de téléphone", Telephone, ("03 53 01 00 00", "03 53 01 00 01")),
    Forme("courriel", "courriel", Courriel, ("clsm@exemple.fr", "sante@exemple.fr")),
    Forme("siren", "SIREN, entre guillemets", Siren, ("123456782", "987654324")),
    Forme("code-commune", "code Insee de commune, entre guillemets", CodeCommune, ("01004", "2A004")),
    Forme("source", "identifiant d'une source", RefSource),
    Forme("organisme", "identifiant d'un organisme", RefOrganisme),
    Forme("thematique", "identifiant d'une thématique", RefThematique),
    Forme("terme", "identifiant d'une entrée du glossaire", RefTerme),
    Forme("ligne", "identifiant d'un numéro utile", RefNumero),
    Forme("besoin", "identifiant d'un besoin", RefBesoin),
    Forme("relais", "identifiant d'un lieu d'aide", RefRelais),
    Forme("langue", "code de langue", CodeLangue, ("en", "ar")),
    Forme("dispositif", "identifiant d'un dispositif", RefDispositif),
    Forme("territoire", "identifiant d'une fiche de territoire", RefTerritoire),
    Forme("epci", "SIREN d'une intercommunalité, entre guillemets", RefEpci),
    Forme("departement", "code de département, entre guillemets", RefDepartement, ("01", "2A")),
    Forme("region", "code de région, entre guillemets", RefRegion, ("01", "94")),
)

Nature = Forme | type[Vocabulaire] | type[BaseModel]


@dataclass(frozen=True)
class Champ:
    """A field of a block.

    Attributes:
        nom: what editors type before the colon.
        description: what it means.
        exemples: values to imitate.
        obligatoire: whether the block is refused without it.
        nature: what one value of it is.
        liste: whether it takes several values.
        minimum: smallest number of values of a list.
        maximum: greatest number of values of a list, if limited.
    """

    nom: str
    description: str
    exemples: tuple[Any, ...]
    obligatoire: bool
    nature: Nature
    liste: bool
    minimum: int
    maximum: int | None

    @property
    def forme(self) -> Forme | None:
        """The form of one value, if it is neither a block nor a word of a closed list."""
        return self.nature if isinstance(self.nature, Forme) else None

    @property
    def bloc(self) -> type[BaseModel] | None:
        """The block that one value is, if it is one."""
        nature = self.nature
        return nature if isinstance(nature, type) and issubclass(nature, BaseModel) else None

    @property
    def vocabulaire(self) -> type[Vocabulaire] | None:
        """The closed list that one value belongs to, if there is one."""
        nature = self.nature
        return nature if isinstance(nature, type) and issubclass(nature, Vocabulaire) else None


def champs(model: type[BaseModel]) -> tuple[Champ, ...]:
    """Return the fields of a block, in the order of the model; what every block bears comes last.

    Raises:
        TypeError: a field has a type that editors have no word for yet.
    """
    types = get_type_hints(model, include_extras=True)
    found = (_champ(name, field, types[name]) for name, field in model.model_fields.items())
    return tuple(sorted(found, key=lambda champ: champ.nom in Enonce.model_fields))


def blocs(root: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """Return a block and all those that it may hold, in order of first use."""
    found: dict[type[BaseModel], None] = {}
    _gather(root, found)
    return tuple(found)


def _gather(model: type[BaseModel], found: dict[type[BaseModel], None]) -> None:
    if model in found:
        return
    found[model] = None
    for champ in champs(model):
        if champ.bloc:
            _gather(champ.bloc, found)


def _champ(name: str, field: FieldInfo, annotation: Any) -> Champ:  # noqa: ANN401
    inner = _without_none(annotation)
    is_list = get_origin(inner) is tuple
    return Champ(
        nom=name,
        description=field.description or "",
        exemples=tuple(field.examples or ()),
        obligatoire=field.is_required(),
        nature=_nature(get_args(inner)[0] if is_list else inner),
        liste=is_list,
        minimum=_bound(field, "min_length") or 0,
        maximum=_bound(field, "max_length"),
    )


def _bound(field: FieldInfo, name: str) -> int | None:
    return next((getattr(item, name) for item in field.metadata if hasattr(item, name)), None)


def _without_none(annotation: Any) -> Any:  # noqa: ANN401
    args = get_args(annotation)
    return next(arg for arg in args if arg is not NoneType) if NoneType in args else annotation


def _nature(annotation: Any) -> Nature:  # noqa: ANN401
    for forme in FORMES:
        if forme.annotation == annotation:
            return forme
    if isinstance(annotation, type) and issubclass(annotation, (Vocabulaire, BaseModel)):
        return annotation
    raise TypeError(f"aucun mot d'éditeur pour {annotation}")
