"""From bytes to text, or to what prevents it: size, encoding and characters that nobody can see."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

from reperes_sante.model.findings import DataError, Finding, Kind, Wording, also_at
from reperes_sante.read.signs import BROKEN, HIDDEN, MOST_MARKS, UNUSUAL, stacked


class ReadError(DataError):
    """The file cannot be read; `findings` says where and why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(findings)


MAX_BYTES = 1_000_000

LIEN = Kind("lien-symbolique", "Chaque fichier de données est un vrai fichier, pas un lien.")
ILLISIBLE = Kind("fichier-illisible", "Chaque fichier de données peut être ouvert et lu.")
TROP_GROS = Kind("fichier-trop-gros", "Un fichier ne dépasse pas 1 Mo.")
VIDE = Kind("fichier-vide", "Un fichier contient des données.")
ENCODAGE = Kind("encodage", "Le fichier est enregistré en UTF-8.", "YAML 1.2, chapitre 5.2")
INVISIBLE = Kind(
    "caractere-invisible",
    "Aucun caractère de contrôle, de largeur nulle, de sens d'écriture ou privé ne se cache dans les textes.",
    "YAML 1.2, chapitre 5.1 ; rapport technique Unicode n° 36",
)
EMPILE = Kind(
    "accents-empiles",
    f"Une lettre porte {MOST_MARKS} accents au plus : davantage couvrirait ses voisines.",
    "Rapport technique Unicode n° 36",
)
ABIME = Kind("accent-abime", "Les accents ne sont pas abîmés (« Ã© » à la place de « é »).")

KINDS = (LIEN, ILLISIBLE, TROP_GROS, VIDE, ENCODAGE, INVISIBLE, EMPILE, ABIME)


def read_text(path: Path, name: str) -> str:
    """Return the text of a file, with plain newlines and without a byte order mark.

    Args:
        path: where the file is.
        name: how findings call it.

    Raises:
        ReadError: not a plain file, over 1 MB, not UTF-8, empty, or with characters that cannot be seen.
    """
    return admitted(decode(read_bytes(path, name), name), name)


def admitted(text: str, name: str) -> str:
    """Return the text of a file that says something, without anything that nobody sees.

    Args:
        text: what it says.
        name: how findings call it.

    Raises:
        ReadError: it is empty, or has characters that cannot be seen.
    """
    if not text.strip():
        raise ReadError(empty_file(name))
    if problems := hidden_findings(text, name):
        raise ReadError(*problems)
    return text


def hidden_findings(text: str, name: str) -> list[Finding]:
    """Tell the characters of a file that nobody sees, the accents that pile up, and those that were lost."""
    # Few signs are different ones: the long text is looked at only for what they hold.
    signs = "".join(set(text))
    return [
        *(_told_once(text, name, HIDDEN.search, _hidden) if HIDDEN.search(signs) else ()),
        *(_told_once(text, name, stacked, _stacked) if UNUSUAL.search(signs) else ()),
        *_told_once(text, name, BROKEN.search, _broken),
    ]


def decode(raw: bytes, name: str) -> str:
    """Return the text of the bytes of a file, with plain newlines and without a byte order mark.

    Letters and their accents are joined (Unicode NFC): some systems write them apart, and searches would not
    find them.

    Args:
        raw: what the file holds.
        name: how findings call it.

    Raises:
        ReadError: it is not UTF-8.
    """
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        message = "Ce fichier est enregistré en UTF-16."
        raise ReadError(ENCODAGE.of_file(name, message, "Réenregistrez-le en UTF-8."))
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return unicodedata.normalize("NFC", _plain_newlines(raw.decode("utf-8")))
    except UnicodeDecodeError as error:
        before = _plain_newlines(raw[: error.start].decode("utf-8"))
        likely = raw[error.start : error.start + 1].decode("cp1252", errors="ignore")
        guess = f" (sans doute « {likely} »)" if likely.isprintable() and likely else ""
        message = f"Un caractère n'est pas lisible{guess} : le fichier n'est pas en UTF-8."
        remedy = "Réenregistrez-le en choisissant l'encodage UTF-8."
        place = (name, *position_of(len(before), before))
        raise ReadError(ENCODAGE.at(place, message, remedy)) from None


def read_listed(root: Path, name: str) -> str:
    """Return the text of a list at the root of a project; nothing when it has none.

    Raises:
        ReadError: it is a link, is not UTF-8, or has characters that cannot be seen.
    """
    path = root / name
    if path.is_symlink():
        raise ReadError(link_finding(name))
    if not path.is_file():
        return ""
    text = decode(path.read_bytes(), name)
    if problems := hidden_findings(text, name):
        raise ReadError(*problems)
    return text


def position_of(offset: int, text: str) -> tuple[int, int]:
    """Return the line and the column, from 1, of an offset in a text with plain newlines."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def empty_file(name: str) -> Finding:
    """Tell that a file holds no data."""
    return VIDE.of_file(name, "Ce fichier est vide.", "Remplissez-le ou supprimez-le.")


def link_finding(name: str) -> Finding:
    """Tell that a file is a symbolic link: what it leads to may lie outside of the project."""
    return LIEN.of_file(name, "Ce fichier est un lien.", "Mettez le vrai fichier.")


def hidden_in(value: str) -> Wording | None:
    """Say which unseen character a value holds, if any: YAML can write one by its number."""
    if found := HIDDEN.search(value):
        return _hidden(found[0])
    return _stacked(found[0]) if (found := stacked(value)) else None


def read_bytes(path: Path, name: str) -> bytes:
    """Return what a file holds.

    Args:
        path: where the file is.
        name: how findings call it.

    Raises:
        ReadError: not a plain file, over 1 MB, or nobody may read it.
    """
    try:
        if path.is_symlink():
            raise ReadError(link_finding(name))
        if not path.is_file():
            raise ReadError(
                ILLISIBLE.of_file(name, "Ce n'est pas un fichier.", "Supprimez-le ou renommez-le.")
            )
        if path.stat().st_size > MAX_BYTES:
            message, remedy = "Ce fichier dépasse 1 Mo.", "Répartissez-le en plusieurs fichiers."
            raise ReadError(TROP_GROS.of_file(name, message, remedy))
        return path.read_bytes()
    except OSError:
        message, remedy = "Ce fichier ne peut pas être ouvert.", "Vérifiez vos droits sur ce fichier."
        raise ReadError(ILLISIBLE.of_file(name, message, remedy)) from None


def _plain_newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _told_once(
    text: str, name: str, search: Callable[[str], re.Match[str] | None], word: Callable[[str], Wording]
) -> list[Finding]:
    """Return one finding at the first match, which names the other lines: one cause, one finding."""
    if not search(text):
        return []
    lines = enumerate(text.split("\n"), 1)
    places = [(number, match) for number, line in lines if (match := search(line))]
    number, match = places[0]
    kind, message, remedy = word(match[0])
    return [
        kind.at((name, number, match.start() + 1), also_at(message, (line for line, _ in places[1:])), remedy)
    ]


def _hidden(character: str) -> Wording:
    message = f"Un caractère invisible (U+{ord(character):04X}) se cache ici."
    return Wording(INVISIBLE, message, "Effacez les caractères voisins, puis retapez-les au clavier.")


def _stacked(characters: str) -> Wording:
    message = f"Trop d'accents s'empilent sur « {characters[0]} »."
    return Wording(EMPILE, message, "Effacez cette lettre, puis retapez-la au clavier.")


def _broken(characters: str) -> Wording:
    message = f"Un accent est abîmé : « {characters} »."
    return Wording(ABIME, message, "Retapez le mot, et enregistrez le fichier en UTF-8.")
