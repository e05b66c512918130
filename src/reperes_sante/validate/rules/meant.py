"""What an unknown name may have been meant for, said as advice."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from pydantic import BaseModel

from reperes_sante.france.letters import plain_letters
from reperes_sante.france.nearest import nearest_word
from reperes_sante.france.register import Registre
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.references import REFERENCES
from reperes_sante.model.territoire import Territoire
from reperes_sante.validate.rules.citations import Reference

# Two codes of five digits that differ by one are this alike; by two, any town could be meant.
ONE_DIGIT = 0.8
# Some post codes serve forty communes.
MANY = 6


def meant(catalogue: Catalogue, reference: Reference, known: Collection[str]) -> str:
    """Say what to write instead of a reference to nothing.

    Args:
        catalogue: the data.
        reference: what leads to nothing, and where it stands.
        known: what a reference of this kind may be.
    """
    kind, wrong, value = reference.kind, reference.id, reference.file.value
    if kind == "commune":
        return _commune(catalogue.registre, wrong, value)
    named = _epci_named(catalogue, value) if kind == "epci" else ""
    return named or _alike(catalogue, kind, wrong, known)


def as_post_code(registre: Registre, code: str) -> str:
    """Say which communes a code serves if it is their post code: people take one for the other.

    Args:
        registre: the register of communes.
        code: what was written as an INSEE code.
    """
    served = [
        f"« {item.code} » ({item.nom})" for item in registre.communes.values() if code in item.codes_postaux
    ]
    codes = ", ".join(served[:MANY]) + ("…" if len(served) > MANY else "")
    return f"C'est un code postal ? Le code Insee est alors : {codes}." if served else ""


def _alike(catalogue: Catalogue, kind: str, wrong: str, known: Collection[str]) -> str:
    labels = _labels(catalogue, kind)
    near = nearest_word(wrong, labels or known)
    if near:
        return f"Vouliez-vous écrire « {near} »{f' ({labels[near]})' if labels else ''} ?"
    if kind == "thematique":
        return f"Choisissez parmi : {', '.join(known)}."
    return "Vérifiez l'orthographe, ou ajoutez-le."


def _commune(registre: Registre, wrong: str, value: BaseModel) -> str:
    """Read a wrong code as a post code, or as one of the territory with a wrong digit; else as nothing."""
    if postal := as_post_code(registre, wrong):
        return postal
    epci = registre.epci.get(value.siren or "") if isinstance(value, Territoire) else None
    near = nearest_word(wrong, epci.communes, cutoff=ONE_DIGIT) if epci else None
    if near:
        return f"Vouliez-vous écrire « {near} » ({registre.communes[near].nom}) ?"
    return "Cherchez le code Insee de la commune : ce n'est pas toujours son code postal."


def _epci_named(catalogue: Catalogue, value: BaseModel) -> str:
    """Say which intercommunalité bears the name of a territory: digits that look alike would mislead."""
    if not isinstance(value, Territoire) or value.siren in catalogue.registre.epci:
        return ""
    epci = catalogue.registre.epci.values()
    found = next((item for item in epci if plain_letters(value.nom) in plain_letters(item.nom)), None)
    return f"Vouliez-vous écrire « {found.siren} » ({found.nom}) ?" if found else ""


def _labels(catalogue: Catalogue, kind: str) -> Mapping[str, str]:
    """Return the names of the register's codes of a kind."""
    reference = REFERENCES[kind]
    if reference.fichier:
        return {}
    return {code: reference.nom(thing) for code, thing in reference.choses(catalogue).items()}
