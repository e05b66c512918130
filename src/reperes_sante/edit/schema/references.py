"""Definitions of references: completed from the data and the register, refused when unknown."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reperes_sante.edit.schema.forms import Schema, whole
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.references import REFERENCES, with_place
from reperes_sante.model.contrat import Contrat
from reperes_sante.model.fields import FORMES
from reperes_sante.model.markers import Ref


def definitions(catalogue: Catalogue) -> dict[str, Schema]:
    """Return the definitions of all references, by the name of their form."""
    found = {form(kind): _of_kind(catalogue, kind) for kind in REFERENCES if kind != "commune"}
    contrats = (d for d in catalogue.dispositifs.values() if isinstance(d, Contrat))
    return {
        **found,
        "contrat": _own("Ce contrat est inconnu", {c.id: with_place(catalogue, c) for c in contrats}),
    }


def _of_kind(catalogue: Catalogue, kind: str) -> Schema:
    reference = REFERENCES[kind]
    names = {id_: reference.label(catalogue, thing) for id_, thing in reference.choses(catalogue).items()}
    if reference.depuis is None:
        return _own(reference.inconnue, names)
    return _official(reference.inconnue, names, reference.depuis)


def form(kind: str) -> str:
    """Return the name of the form of a kind of reference."""
    return next(
        forme.nom
        for forme, annotation in FORMES.items()
        if Ref(kind) in getattr(annotation, "__metadata__", ())
    )


def _own(unknown: str, names: Mapping[str, str]) -> Schema:
    ids = sorted(names)
    return {
        "type": "string",
        "enum": ids,
        "enumDescriptions": [names[i] for i in ids],
        "errorMessage": (
            f"{unknown}. Vérifiez l'orthographe. Si vous venez de l'ajouter, lancez « reperes schema »."
        ),
    }


def _official(unknown: str, names: Mapping[str, str], minimum: int) -> Schema:
    """Propose names of the register, and write their codes: nobody knows codes by heart.

    A pattern, and no `enum`, holds the codes: editors print a whole `enum` under the mouse.
    """
    codes = sorted(names)
    pattern = f"^({'|'.join(map(re.escape, codes))})$"
    snippets = [{"label": names[code], "body": f'"{code}"'} for code in codes]
    schema = {"pattern": pattern, "errorMessage": f"{unknown}.", "defaultSnippets": snippets}
    return whole(
        schema, minimum, 999_999_999, "Mettez ce code entre guillemets droits, pour garder son zéro."
    )
