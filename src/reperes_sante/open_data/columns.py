"""Columns of tables: a name, a meaning (told by the model for its fields), a way to fill it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel

from reperes_sante.link import addresses
from reperes_sante.link.references import REFERENCES
from reperes_sante.model.base import Enonce, Participant
from reperes_sante.model.dates import DatePartielle
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.fields import Champ, champs
from reperes_sante.model.markers import Ref
from reperes_sante.model.territoire import Territoire
from reperes_sante.open_data.about import LICENCE, PRODUCTEUR
from reperes_sante.open_data.meanings import meaning
from reperes_sante.open_data.publication import Publication


class Rangee(NamedTuple):
    """A row: the thing that it is about, and what holds it.

    Attributes:
        chose: the thing.
        territoire: the territory whose file tells it, if one does.
        dispositif: the dispositif that it belongs to, if any.
    """

    chose: Any
    territoire: Territoire | None = None
    dispositif: Dispositif | None = None


Fill = Callable[[Publication, Rangee], object]


class Colonne(NamedTuple):
    """A column: its name in the first line, what it means, and what fills it."""

    nom: str
    sens: str
    valeur: Fill


def column(nom: str, sens: str, read: Callable[[Any], object]) -> Colonne:
    """Return a column that reads the thing of each row."""
    return Colonne(nom, sens, lambda _, rangee: read(rangee.chose))


def from_model(model: type[BaseModel], *noms: str) -> tuple[Colonne, ...]:
    """Return the columns of some fields of a block, with the meaning that the model gives them."""
    known = {champ.nom: champ for champ in champs(model)}
    return tuple(_of_field(known[nom]) for nom in noms)


def _of_field(champ: Champ) -> Colonne:
    ref = next((mark for mark in champ.marques if isinstance(mark, Ref)), None)
    kind = ref.kind if ref and REFERENCES[ref.kind].colonne else ""

    def fill(publication: Publication, rangee: Rangee) -> object:
        value = getattr(rangee.chose, champ.nom)
        values = value if champ.liste else (value,)
        return [named(publication, item, kind) for item in values if item is not None]

    return Colonne(champ.nom, REFERENCES[kind].colonne if kind else meaning(champ.description), fill)


def named(publication: Publication, value: Any, kind: str = "") -> object:  # noqa: ANN401
    """Return what a reader understands of a value: the name of what an identifier stands for.

    Args:
        publication: the data.
        value: the value.
        kind: the kind of reference that it is, if its name is what readers need.
    """
    if isinstance(value, Participant):
        who = named(publication, value.organisme, "organisme") if value.organisme else value.designation
        return f"{who} : {value.precision}" if value.precision else who
    if not kind:
        return value
    reference = REFERENCES[kind]
    name = reference.nom(reference.choses(publication.catalogue)[value])
    return name if reference.fichier else f"{name} ({value})"


TERRITOIRE = (
    Colonne("territoire_id", "Identifiant du territoire.", lambda _, r: r.territoire and r.territoire.id),
    Colonne("territoire", "Nom du territoire.", lambda _, r: r.territoire and r.territoire.nom),
)
DISPOSITIF = (
    *TERRITOIRE,
    Colonne("dispositif_id", "Identifiant du dispositif.", lambda _, r: r.dispositif and r.dispositif.id),
    Colonne("dispositif", "Nom du dispositif.", lambda _, r: r.dispositif and r.dispositif.nom),
)


def _address(publication: Publication, rangee: Rangee) -> str | None:
    if rangee.dispositif:
        target = addresses.of_dispositif(publication.catalogue, rangee.dispositif)
        anchor = publication.ancres.get(id(rangee.chose))
        return publication.adresse(f"{target.partition('#')[0]}#{anchor}" if anchor else target)
    return publication.adresse_territoire(rangee.territoire) if rangee.territoire else None


ADRESSE = Colonne("adresse", "Page du site qui le montre.", _address)


def _enonce(rangee: Rangee) -> Enonce | None:
    statement = getattr(rangee.chose, "enonce", rangee.chose)
    return statement if isinstance(statement, Enonce) else None


def _sources(rangee: Rangee) -> tuple[str, ...]:
    statement = _enonce(rangee)
    return statement.sources if statement else ()


def _told(publication: Publication, rangee: Rangee) -> Iterator[str]:
    for key in _sources(rangee):
        source = publication.catalogue.sources[key]
        where = source.url or source.site or "adresse inconnue"
        yield f"{source.editeur}, « {source.titre} », {where}, copie lue le {source.archive_le.iso}"


def _checked(_publication: Publication, rangee: Rangee) -> DatePartielle | None:
    statement = _enonce(rangee)
    return statement.verifie_le if statement else None


ORIGINE = (
    Colonne("sources_id", "Identifiants des sources, décrites dans sources.csv.", lambda _, r: _sources(r)),
    Colonne(
        "sources", "Éditeur, titre, adresse et date de lecture de chaque source.", lambda p, r: [*_told(p, r)]
    ),
    Colonne("verifie_le", "Jour de la dernière relecture.", _checked),
)
DROITS = Colonne("licence", "Licence des données, et qui citer.", lambda _, __: f"{LICENCE}, {PRODUCTEUR}")
