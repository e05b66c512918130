"""Definitions of references: completed from the data and the register, refused when unknown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from reperes_sante.catalogue import Catalogue
from reperes_sante.model.contrat import Contrat
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.schema.forms import Schema, whole


def definitions(catalogue: Catalogue) -> dict[str, Schema]:
    """Return the definitions of all references, by the name of their form."""
    registre = catalogue.registre
    dispositifs = catalogue.dispositifs.values()
    contrats = (dispositif for dispositif in dispositifs if isinstance(dispositif, Contrat))
    return {
        "source": _own(
            "Cette source est inconnue",
            {s.id: f"{s.titre} ({s.editeur})" for s in catalogue.sources.values()},
        ),
        "organisme": _own("Cet organisme est inconnu", {o.id: o.nom for o in catalogue.organismes.values()}),
        "thematique": _own(
            "Cette thématique est inconnue", {t.id: t.nom for t in catalogue.thematiques.values()}
        ),
        "dispositif": _own("Ce dispositif est inconnu", _with_place(catalogue, dispositifs)),
        "contrat": _own("Ce contrat est inconnu", _with_place(catalogue, contrats)),
        "terme": _own("Cette entrée est inconnue", {t.id: t.sigle for t in catalogue.termes.values()}),
        "ligne": _own("Ce numéro est inconnu", {n.id: n.nom for n in catalogue.lignes.values()}),
        "besoin": _own("Ce besoin est inconnu", {b.id: b.nom for b in catalogue.besoins.values()}),
        "relais": _own("Ce lieu d'aide est inconnu", {r.id: r.nom for r in catalogue.relais.values()}),
        "territoire": _own("Cette fiche est inconnue", {t.id: t.nom for t in catalogue.territoires.values()}),
        "epci": _official("ce SIREN", {e.siren: e.nom for e in registre.epci.values()}, 200_000_000),
        "departement": _official("ce code", {d.code: d.nom for d in registre.departements.values()}, 10),
        "region": _official("ce code", dict(registre.regions), 10),
    }


def _with_place(catalogue: Catalogue, dispositifs: Iterable[Dispositif]) -> dict[str, str]:
    homes = catalogue.territoire_du_dispositif
    return {dispositif.id: f"{dispositif.nom} ({homes[dispositif.id].nom})" for dispositif in dispositifs}


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


def _official(what: str, names: Mapping[str, str], minimum: int) -> Schema:
    """Propose names of the register, and write their codes: nobody knows codes by heart.

    A pattern, and no `enum`, holds the codes: editors print a whole `enum` under the mouse.
    """
    codes = sorted(names)
    pattern = f"^({'|'.join(map(re.escape, codes))})$"
    snippets = [{"label": names[code], "body": f'"{code}"'} for code in codes]
    advice = f"Le registre officiel ne connaît pas {what}."
    schema = {"pattern": pattern, "errorMessage": advice, "defaultSnippets": snippets}
    return whole(
        schema, minimum, 999_999_999, "Mettez ce code entre guillemets droits, pour garder son zéro."
    )
