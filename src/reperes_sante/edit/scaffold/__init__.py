"""Start the file of a territory: official facts from the register, and how the most common blocks begin."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from reperes_sante.edit.scaffold.lookup import (
    Candidate,
    NotFoundError,
    ScaffoldError,
    departments,
    find,
    identifiers,
    short_name,
)
from reperes_sante.edit.scaffold.places import LieuOfficiel, of_commune, place
from reperes_sante.edit.scaffold.template import text_of
from reperes_sante.france.figures import compte
from reperes_sante.france.letters import fold, slug
from reperes_sante.france.register import Registre
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.institutions import SOURCE
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import DatePartielle
from reperes_sante.validate import load

LISTED = 20
SHOWN_COMMUNES = 8
# Read as text, so that a file with mistakes counts too.
SIREN_LINE = re.compile(r"^siren:\s*[\"']?(\d{9})\b", re.MULTILINE)


def create(root: Path, query: str) -> Path:
    """Write the file of the territory that the words mean, and return its path in the project.

    Args:
        root: the project's folder.
        query: SIREN, name of an intercommunalité or of a commune, or post code; « commune de… »,
            « département… » or « région… » and its name or code.

    Raises:
        ScaffoldError: nothing or several answer, a file exists already, the register is no known source.
    """
    catalogue = load(root).catalogue
    return begin(root, catalogue, understood(catalogue.registre, query))


def begin(root: Path, catalogue: Catalogue, meant: LieuOfficiel) -> Path:
    """Write the file of a territory, and return its path in the project.

    Args:
        root: the project's folder.
        catalogue: the data, with the register.
        meant: the territory, from the register or told by an editor.

    Raises:
        ScaffoldError: a file exists already, or the register is no known source.
    """
    name = f"data/territoires/{meant.id}.yml"
    siren = meant.faits.get("siren")
    for path in sorted((root / "data" / "territoires").glob("*.yml")):
        if siren and siren in SIREN_LINE.findall(path.read_text("utf-8", errors="replace")):
            known = catalogue.registre.epci[siren].nom
            raise ScaffoldError(f"{known} a déjà sa fiche : {path.relative_to(root)}. Complétez-la.")
    _write(root / name, text_of(catalogue, _territory(catalogue, meant), is_told=meant.dit), name)
    return Path(name)


def understood(registre: Registre, query: str) -> LieuOfficiel:
    """Return the place of the register that the words mean.

    Raises:
        ScaffoldError: nothing or several answer.
    """
    return meanings(registre, query)[0]


def meanings(registre: Registre, query: str) -> tuple[LieuOfficiel, ...]:
    """Return the place of the register that the words mean, then the communes by which it was found.

    Raises:
        ScaffoldError: nothing or several answer.
    """
    if named := place(registre, query):
        return (named,)
    candidates = find(registre, query)
    if len(candidates) > 1:
        raise ScaffoldError("\n".join(_choice(registre, query, candidates)))
    epci, communes = candidates[0]
    return (
        LieuOfficiel(identifiers(registre)[epci.siren], short_name(registre, epci), {"siren": epci.siren}),
        *(of_commune(commune.code, commune.nom) for commune in communes if commune.chef_lieu is None),
    )


def through(registre: Registre, query: str) -> str:
    """Say by which commune an intercommunalité was found: both may have a file, and nobody is to guess which.

    Args:
        registre: the official register.
        query: what `understood` understood.
    """
    try:
        (found,) = () if place(registre, query) else find(registre, query)
    except (NotFoundError, ValueError):
        return ""
    if not found.communes:
        return ""
    names = [commune.nom for commune in found.communes]
    one = names[0]
    # Both would have the same file.
    is_same = identifiers(registre)[found.epci.siren] == slug(one)
    first = f"supprimez data/territoires/{slug(one)}.yml et " if is_same else ""
    which = "la commune" if len(names) == 1 else "l'une d'elles"
    named = _listed(names, " ; ")
    return (
        f"{named} : dans {found.epci.nom}. C'est la fiche de cette intercommunalité. "
        f"Pour celle de {which}, {first}donnez « commune {one} »."
    )


def _listed(names: Sequence[str], between: str) -> str:
    """Return names one after the other, and how many more there are."""
    more = len(names) - SHOWN_COMMUNES
    told = between.join(names[:SHOWN_COMMUNES])
    return f"{told} et {compte(more, 'autre', 'autres')}" if more > 0 else told


def covered(catalogue: Catalogue, new: Territoire) -> Iterator[str]:
    """Say which files already tell of the commune of a new one, and which of their dispositifs are its own.

    Args:
        catalogue: the data, the new file included.
        new: the territory of the new file.
    """
    for code in new.communes if len(new.communes) == 1 else ():
        for other in catalogue.territoires.values():
            if other.id == new.id or all(code != commune.code for commune in catalogue.communes_de(other)):
                continue
            own = " ; ".join(d.nom for d in other.dispositifs if _is_of(d, code, new.nom))
            file = f"La fiche « {other.nom} » (data/territoires/{other.id}.yml)"
            told = f"décrit déjà : {own}. Ne l'écrivez pas ici aussi" if own else "couvre aussi cette commune"
            yield f"{file} {told}."


def _is_of(dispositif: Dispositif, code: str, nom: str) -> bool:
    """Tell whether a dispositif is that of a commune: it covers it by its code, or bears its name."""
    place = dispositif.couverture
    return bool(place and code in place.communes) or f" {fold(nom)} " in f" {fold(dispositif.nom)} "


def _choice(registre: Registre, query: str, candidates: tuple[Candidate, ...]) -> Iterator[str]:
    yield f"« {query} » peut désigner {len(candidates)} intercommunalités :"
    yield from (f"  {_row(registre, candidate)}" for candidate in candidates[:LISTED])
    if len(candidates) > LISTED:
        yield f"  … et {len(candidates) - LISTED} autres, moins peuplées."
    yield f"Donnez plutôt son SIREN, par exemple : {candidates[0].epci.siren}"


def _row(registre: Registre, candidate: Candidate) -> str:
    epci = candidate.epci
    places = ", ".join(registre.departements[code].nom for code in departments(registre, epci.siren))
    found = _listed([commune.nom for commune in candidate.communes], ", ")
    several = "s" if len(candidate.communes) > 1 else ""
    through = f" ; commune{several} trouvée{several} : {found}" if found else ""
    return f"{epci.siren}  {epci.nom} ({places}, {compte(epci.population, 'habitant', 'habitants')}{through})"


def _territory(catalogue: Catalogue, meant: LieuOfficiel) -> Territoire:
    if SOURCE not in catalogue.sources:
        raise ScaffoldError(
            f"La source « {SOURCE} » manque, ou son fichier contient une erreur. "
            "Une fiche neuve la cite. Voyez : reperes valider data/sources/commun.yml"
        )
    return Territoire(
        id=meant.id,
        nom=meant.nom,
        **meant.faits,
        sources=(SOURCE,),
        verifie_le=DatePartielle.of(dt.datetime.now(tz=dt.UTC).date()),
    )


def _write(path: Path, text: str, name: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise ScaffoldError(f"Le fichier {name} existe déjà. Renommez-le d'abord, ou complétez-le.") from None


__all__ = ["ScaffoldError", "begin", "covered", "create", "meanings", "through", "understood"]
