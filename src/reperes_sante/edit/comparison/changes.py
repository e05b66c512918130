"""What changed between two versions of the data: territories, what the register says of them, collections."""

from __future__ import annotations

from collections.abc import Iterator

from reperes_sante.edit.comparison.alignment import align
from reperes_sante.edit.comparison.change import Changement
from reperes_sante.edit.comparison.things import ThingDiffer
from reperes_sante.edit.comparison.versions import Version
from reperes_sante.edit.comparison.words import Words
from reperes_sante.france.figures import nombre
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.base import Model
from reperes_sante.model.collections import COLLECTIONS, Collection
from reperes_sante.model.territoire import Territoire


def compare(old: Version, new: Version) -> tuple[Changement, ...]:
    """Return the changes: territories in their order, then the other files.

    What one of the versions could not read is left out.
    """
    differ = ThingDiffer(Words(old.catalogue), Words(new.catalogue))
    return (*_territories(differ, old, new), *_collections(differ, old, new))


def _territories(differ: ThingDiffer, old: Version, new: Version) -> Iterator[Changement]:
    unreadable = old.fiches_illisibles | new.fiches_illisibles
    before, after = (
        [fiche for fiche in version.catalogue.territoires.values() if fiche.id not in unreadable]
        for version in (old, new)
    )
    for former, fiche in align(before, after):
        if former and fiche:
            yield from _register(fiche.nom, _facts(old.catalogue, former), _facts(new.catalogue, fiche))
            yield from differ.things((fiche.nom,), former, fiche)
        elif fiche:
            yield Changement((fiche.nom,), "", None, "nouvelle fiche")
        elif former:
            yield Changement((former.nom,), "", "fiche retirée", None)


def _facts(catalogue: Catalogue, fiche: Territoire) -> dict[str, tuple[str, ...]]:
    """Return what pages tell of a territory from the register; nothing when it does not know it."""
    if fiche.siren not in catalogue.registre.epci:
        return {}
    return {
        "nom officiel": (catalogue.nom_officiel(fiche),),
        "type": (catalogue.type_de(fiche).label,),
        "communes": tuple(commune.nom for commune in catalogue.communes_de(fiche)),
        "population": (nombre(catalogue.population_de(fiche) or 0),),
    }


def _register(
    place: str, old: dict[str, tuple[str, ...]], new: dict[str, tuple[str, ...]]
) -> Iterator[Changement]:
    for (name, before), after in zip(old.items(), new.values(), strict=False):
        gone = [value for value in before if value not in after]
        come = [value for value in after if value not in before]
        if gone or come:
            yield Changement((place,), name, ", ".join(gone) or None, ", ".join(come) or None)


def _collections(differ: ThingDiffer, old: Version, new: Version) -> Iterator[Changement]:
    unreadable = old.collections_illisibles | new.collections_illisibles
    for collection in COLLECTIONS:
        if not collection.comparee or collection.modele in unreadable:
            continue
        place, field = (collection.comparee,), collection.liste
        before, after = _merged(old.catalogue, collection), _merged(new.catalogue, collection)
        if before and after:
            yield from differ.things(place, before, after)
        elif after and field:
            yield Changement(place, "", None, f"nouvelle liste de {len(getattr(after, field))} éléments")
        elif before and field:
            yield Changement(place, "", f"liste retirée, {len(getattr(before, field))} éléments", None)


def _merged(catalogue: Catalogue, collection: Collection) -> Model | None:
    """Return the files of a collection as if they were one; which file holds a thing does not show."""
    files = [file for file in catalogue.files if isinstance(file, collection.modele)]
    field = collection.liste
    if not files or not field:
        return files[0] if files else None
    return files[0].model_copy(update={field: tuple(item for file in files for item in getattr(file, field))})
