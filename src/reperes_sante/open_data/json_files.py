"""The JSON files of the open data, and the schema that they all keep to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.base import Model
from reperes_sante.model.communs import FichierOrganismes
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.markers import Inherited, marker
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.vocabulaire import Vocabulaire
from reperes_sante.open_data.documents import (
    DocumentComplet,
    DocumentIndex,
    DocumentJson,
    DocumentTerritoire,
    Entete,
    FicheExportee,
    Fichier,
    Identite,
    SituationExportee,
    references,
)
from reperes_sante.open_data.publication import (
    ADRESSE_PAGE,
    DOSSIER,
    INDENT,
    Publication,
    as_indented,
    json_text,
    meaning,
    resolved,
)
from reperes_sante.read.pressed import pressed, read_pressed
from reperes_sante.view.etats import situation
from reperes_sante.view.timeline import mis_a_jour_le

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(adapter: TypeAdapter[Any]) -> dict[str, Any]:
    """Return the schema of what is published: absent means unknown, and nothing else may be present."""
    schema = {"$schema": DIALECT, **adapter.json_schema(mode="serialization")}
    definitions = schema["$defs"]
    for name, definition in definitions.items():
        definitions[name] = _in_french(name, definition)
    return schema


def _in_french(name: str, definition: dict[str, Any]) -> dict[str, Any]:
    model = _kinds()[name]
    if issubclass(model, Vocabulaire):
        return {
            "oneOf": [{"const": word.value, "title": word.label, "description": word.sens} for word in model]
        }
    names = {field.alias or name: name for name, field in model.model_fields.items()}
    for field, told in definition["properties"].items():
        told.pop("title", None)
        inherited = marker(model, names[field], Inherited)
        if inherited or "description" in told:
            told["description"] = inherited.published if inherited else meaning(told["description"])
    return {**definition, "title": model.INTITULE.titre, "description": model.INTITULE.sens}


@cache
def _kinds() -> dict[str, type[Model | Vocabulaire]]:
    """Return all blocks and all closed lists by the name of their class."""
    found: dict[str, type[Model | Vocabulaire]] = {Model.__name__: Model}
    waiting: list[type[Model | Vocabulaire]] = [Model, Vocabulaire]
    while waiting:
        below = waiting.pop().__subclasses__()
        found.update((model.__name__, model) for model in below)
        waiting.extend(below)
    return found


SCHEMA = f"{DOSSIER}schema.json"
MEDIA = {".json": "application/json", ".csv": "text/csv"}


def json_files(publication: Publication) -> Iterator[tuple[str, str]]:
    """Yield each JSON file but the index: its address from the root of the site, and its text."""
    told: list[bytes] = []
    for territoire in publication.catalogue.territoires.values():
        content = _content(_of_territoire(publication, territoire))
        own = as_indented(content[TERRITOIRE])
        told.append(pressed(own))
        yield _path(territoire), _around([own], {**content, TERRITOIRE: HERE}, 1)
    yield f"{DOSSIER}tout.json", _whole(publication, map(read_pressed, told))
    yield SCHEMA, json_text({"$id": publication.adresse(SCHEMA), **_of_documents()})


@cache
def _of_documents() -> dict[str, Any]:
    """Return the schema of the documents; the model alone makes it, so once is enough."""
    return schema_of(TypeAdapter(DocumentJson))


def index(publication: Publication, titles: Mapping[str, str]) -> str:
    """Return the text of the index.

    Args:
        publication: the data.
        titles: what each published file holds, by its address from the root of the site.
    """
    fichiers = tuple(
        Fichier(adresse=publication.adresse(path), titre=title, format=MEDIA[path[path.rindex(".") :]])
        for path, title in titles.items()
    )
    heading = _heading(publication, "Tous les fichiers de données ouvertes")
    return as_json(DocumentIndex(**heading, fichiers=fichiers))


def titles_of_json(publication: Publication) -> dict[str, str]:
    """Return what each JSON file holds, by its address from the root of the site."""
    territoires = publication.catalogue.territoires.values()
    return {
        f"{DOSSIER}tout.json": "Toutes les données",
        SCHEMA: "Schéma des fichiers JSON (JSON Schema)",
        **{_path(t): _title(t) for t in territoires},
    }


def as_json(document: Entete) -> str:
    """Return a document as JSON text; what is unknown or empty is left out."""
    return json_text(_content(document))


def _content(document: Entete) -> dict[str, Any]:
    filled: dict[str, Any] = _filled(document.model_dump(mode="json", exclude_none=True))
    return filled


def _path(territoire: Territoire) -> str:
    return f"{DOSSIER}territoires/{territoire.id}.json"


def _title(territoire: Territoire) -> str:
    return f"Tout ce que dit la fiche {territoire.nom}"


def _of_territoire(publication: Publication, territoire: Territoire) -> DocumentTerritoire:
    exported = _exported(publication, territoire)
    heading = {
        **_heading(publication, _title(territoire)),
        "mis_a_jour_le": exported.mis_a_jour_le,
        "page": exported.adresse,
    }
    return DocumentTerritoire(**heading, territoire=exported, renvois=references(publication, (territoire,)))


# The field of a territory in its file, and that of all of them.
TERRITOIRE, TERRITOIRES = "territoire", "territoires"
# No text of the heading, which comes before, is this one.
HERE = "ici les territoires"


def _around(told: Iterable[str], frame: Mapping[str, object], depth: int) -> str:
    """Return what a JSON file holds, from texts of it that are long to write, and what stands around."""
    before, after = json_text(frame).encode().split(f'"{HERE}"'.encode(), 1)
    line = f"\n{' ' * INDENT * depth}"
    # As bytes: texts with a sign beyond Latin-1 take twice the room.
    whole = f",{line}".encode().join(text.replace("\n", line).encode() for text in told)
    return b"".join((before, whole, after)).decode()


def _whole(publication: Publication, told: Iterable[str]) -> str:
    """Return the text of all data.

    Args:
        publication: the data.
        told: the JSON of each territory, as its own file has it: all of them, as objects, fill the memory.
    """
    catalogue = publication.catalogue
    # Whether a fiche or a shared file describes an organisme changes nothing here.
    others = (file for file in catalogue.files if not isinstance(file, FichierOrganismes))
    document = DocumentComplet(
        **_heading(publication, "Toutes les données"),
        territoires=(),
        glossaire=resolved(catalogue.glossaire),
        numeros_utiles=resolved(catalogue.numeros),
        renvois=references(publication, (*others, *catalogue.organismes.values())),
    )
    content = document.model_dump(mode="json", exclude_none=True)
    return _around(told, _filled({**content, TERRITOIRES: [HERE]}), 2)


def _exported(publication: Publication, territoire: Territoire) -> FicheExportee:
    catalogue = publication.catalogue
    return FicheExportee(
        adresse=publication.adresse_territoire(territoire),
        mis_a_jour_le=mis_a_jour_le(catalogue, territoire),
        identite=Identite(
            nom_officiel=catalogue.nom_officiel(territoire),
            type=catalogue.type_de(territoire),
            population=catalogue.population_de(territoire),
            communes=tuple(commune.code for commune in catalogue.communes_de(territoire)),
            departements=catalogue.departements_de(territoire),
            region=catalogue.region_de(territoire),
            annee_du_registre=catalogue.registre.annee,
        ),
        situations=tuple(_situation(catalogue, dispositif) for dispositif in territoire.dispositifs),
        fiche=resolved(territoire),
    )


def _situation(catalogue: Catalogue, dispositif: Dispositif) -> SituationExportee:
    told = situation(catalogue, dispositif)
    return SituationExportee(dispositif=dispositif.id, situation=told.phase, mots=told.texte, date=told.date)


def _heading(publication: Publication, titre: str) -> dict[str, Any]:
    return {
        "schema_": publication.adresse(SCHEMA),
        "titre": titre,
        "producteur": publication.producteur,
        "mis_a_jour_le": publication.mis_a_jour_le,
        "page": publication.adresse(ADRESSE_PAGE),
    }


def _filled(value: object) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {key: _filled(item) for key, item in value.items() if item != []}
    return [_filled(item) for item in value] if isinstance(value, list) else value
