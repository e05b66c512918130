"""The French words of each kind of model error: a message that says what, a remedy that says what instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any, NamedTuple

Context = dict[str, Any]


class Wording(NamedTuple):
    """Stable code of a finding, with its message and its remedy."""

    code: str
    message: str
    remedy: str


def nearest(word: str, candidates: Iterable[str]) -> str:
    """Return « Vouliez-vous « x » ? » for the nearest candidate, or an empty string when none is near."""
    found = get_close_matches(word, list(candidates), n=1, cutoff=0.6)
    return f"Vouliez-vous écrire « {found[0]} » ?" if found else ""


def _shown(value: object) -> str:
    text = str(value)
    return f"« {text} »" if len(text) <= 60 else f"« {text[:57]}… »"  # noqa: PLR2004


def _missing(key: str, _value: object, _context: Context) -> Wording:
    return Wording("cle-manquante", f"Il manque « {key} ».", f"Ajoutez une ligne « {key}: … ».")


def _text(_key: str, value: object, _context: Context) -> Wording:
    if value is None:
        return Wording(
            "valeur-vide", "Il n'y a rien après les deux-points.", "Écrivez la valeur ou retirez la ligne."
        )
    return Wording(
        "type", "Un texte simple est attendu ici.", "Écrivez la valeur sur la même ligne, sans tiret."
    )


def _list(_key: str, value: object, _context: Context) -> Wording:
    if value is None:
        return _text(_key, value, _context)
    return Wording("type", "Une liste est attendue ici.", "Commencez chaque élément par un tiret « - ».")


def _block(_key: str, value: object, _context: Context) -> Wording:
    if value is None:
        return _text(_key, value, _context)
    return Wording(
        "type",
        f"Un bloc « clé: valeur » est attendu, et non {_shown(value)}.",
        "Voyez l'exemple de la fiche.",
    )


def _choice(_key: str, value: object, context: Context) -> Wording:
    words = context["words"]
    remedy = nearest(str(value), words) or f"Choisissez parmi : {', '.join(words)}."
    return Wording("valeur-inconnue", f"{_shown(value)} n'est pas dans la liste.", remedy)


def _pattern(key: str, value: object, _context: Context) -> Wording:
    remedies = {
        "id": "Employez des minuscules sans accent, des chiffres et des traits d'union.",
        "url": "Écrivez l'adresse complète, avec http:// ou https://.",
        "site": "Écrivez l'adresse complète, avec http:// ou https://.",
        "telephone": "Écrivez des chiffres et des espaces, par exemple « 03 21 00 00 00 ».",
        "courriel": "Écrivez un courriel générique, par exemple « clsm@exemple.fr ».",
    }
    default = "Employez un identifiant : minuscules sans accent, chiffres et traits d'union."
    return Wording("forme", f"{_shown(value)} n'a pas la forme attendue.", remedies.get(key, default))


def _commune(_key: str, value: object, _context: Context) -> Wording:
    remedy = "Un code Insee a 5 caractères, par exemple « 62119 » ou « 2A004 »."
    return Wording("code-commune", f"{_shown(value)} n'est pas un code Insee de commune.", remedy)


def _date(_key: str, value: object, _context: Context) -> Wording:
    remedy = "Écrivez AAAA, AAAA-MM ou AAAA-MM-JJ ; sinon, mettez ces mots dans « date_publiee »."
    return Wording("date", f"{_shown(value)} n'est pas une date possible.", remedy)


def _fixed(code: str, message: str, remedy: str) -> Callable[[str, object, Context], Wording]:
    return lambda _key, value, _context: Wording(code, message.replace("{}", _shown(value)), remedy)


WORDINGS: dict[str, Callable[[str, object, Context], Wording]] = {
    "missing": _missing,
    "string_type": _text,
    "string_too_short": _text,
    "string_pattern_mismatch": _pattern,
    "string_too_long": _fixed("trop-long", "{} est trop long.", "Raccourcissez-le."),
    "tuple_type": _list,
    "model_type": _block,
    "model_attributes_type": _block,
    "enum": _choice,
    "bool_type": _text,
    "is_instance_of": _text,
    "decimal_type": _text,
    "too_short": _fixed("liste-vide", "La liste est vide.", "Ajoutez au moins un élément."),
    "too_long": _fixed("liste-trop-longue", "La liste est trop longue.", "Gardez l'essentiel."),
    "date": _date,
    "nombre": _fixed("nombre", "{} n'est pas un nombre.", "Écrivez des chiffres, par exemple « 4,5 »."),
    "oui_non": _fixed("oui-non", "{} ne dit ni oui ni non.", "Écrivez « oui » ou « non »."),
    "siren": _fixed(
        "siren",
        "{} n'est pas un SIREN valable.",
        "Un SIREN a 9 chiffres ; vérifiez-les, la clé de contrôle est fausse.",
    ),
    "fin_avant_debut": _fixed("fin-avant-debut", "La fin précède le début.", "Corrigez « date » ou « fin »."),
    "organisme_ou_designation": _fixed(
        "organisme-ou-designation",
        "Il faut dire qui, une fois.",
        "Écrivez « organisme: identifiant », ou « designation: mots de la source », un seul des deux.",
    ),
    "duree_vide": _fixed(
        "duree-vide", "Cette durée ne dit rien.", "Ajoutez « annees », ou « date » et « fin »."
    ),
    "ouverture_sans_date": _fixed(
        "ouverture-sans-date", "Cette ouverture n'a pas de date.", "Ajoutez « date » ou « date_publiee »."
    ),
    "siren_et_doublon": _fixed(
        "siren-et-doublon",
        "Avec un SIREN, le nom officiel, le type, les communes et la région viennent du registre.",
        "Retirez nom_officiel, type, communes et region.",
    ),
    "territoire_incomplet": _fixed(
        "territoire-incomplet",
        "Sans SIREN, la fiche doit dire elle-même ce qu'est le territoire.",
        "Ajoutez nom_officiel, type, et communes ou region.",
    ),
}


def word(kind: str, key: str, value: object, context: Context) -> Wording:
    """Return the French words of a pydantic error.

    Args:
        kind: pydantic's error type, for example `missing`.
        key: name of the field.
        value: what the file says there.
        context: pydantic's own details; `words` holds the allowed words of a closed list.
    """
    if kind == "string_pattern_mismatch" and key.startswith("commune"):
        return _commune(key, value, context)
    return WORDINGS.get(kind, _fixed("valeur", "{} ne convient pas ici.", "Voyez l'aide du champ."))(
        key, value, context
    )
