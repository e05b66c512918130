"""Bad luck: what the disk, the system or a verb refuses, told in French and never as a traceback."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from typing import ClassVar

from reperes_sante.model.findings import Finding, Kind

SYSTEME = Kind("systeme", "Le disque et le système laissent lire et écrire les fichiers du projet.")
KINDS = (SYSTEME,)
ROOM = ("Il n'y a plus de place sur le disque.", "Libérez de la place, puis relancez.")
RIGHT = (
    "Le système ne permet pas de lire ou d'écrire ici.",
    "Demandez ce droit, ou travaillez dans un dossier à vous.",
)
OPENED = ("Trop de fichiers sont ouverts à la fois.", "Fermez d'autres programmes, puis relancez.")
DISK = ("Le disque répond mal.", "Copiez le projet sur un autre disque, puis relancez.")
LONG = (
    "Ce nom de fichier est trop long pour ce disque.",
    "Rangez le projet dans un dossier au nom plus court.",
)
TAKEN = (
    "Un fichier tient la place d'un dossier, ou un dossier celle d'un fichier.",
    "Renommez-le ou supprimez-le, puis relancez.",
)
# What no file of the project explains.
SAID: Mapping[int, tuple[str, str]] = {
    errno.ENOSPC: ROOM,
    errno.EDQUOT: ROOM,
    errno.EFBIG: ("Ce fichier dépasse la taille permise ici.", "Levez cette limite, puis relancez."),
    errno.EACCES: RIGHT,
    errno.EPERM: RIGHT,
    errno.EROFS: (
        "Ce disque ne se laisse pas écrire.",
        "Copiez le projet sur un autre disque, puis relancez.",
    ),
    errno.EMFILE: OPENED,
    errno.ENFILE: OPENED,
    errno.EIO: DISK,
    errno.ESTALE: DISK,
    errno.ENAMETOOLONG: LONG,
    **dict.fromkeys((errno.EEXIST, errno.EISDIR, errno.ENOTDIR, errno.ELOOP), TAKEN),
    errno.EADDRINUSE: ("Cette adresse est déjà prise.", "Donnez-en une autre."),
}
# Anything else.
REFUSED = "Relancez ; si cela continue, dites-le à qui tient cet ordinateur."


class RefusalError(Exception):
    """A verb did nothing; the text says why and what to do, in French."""

    sortie: ClassVar = 2


def misfortune(error: BaseException) -> OSError | None:
    """Return what the system refused, when an error, or one that led to it, comes from there."""
    met: list[BaseException] = []
    led: BaseException | None = error
    while led is not None and all(led is not one for one in met):
        met.append(led)
        if isinstance(led, OSError) and led.errno in SAID:
            return led
        led = led.__cause__ or led.__context__
    return None


def told(error: OSError) -> Finding:
    """Return the finding that tells what the system refused, at the file that it names, if any."""
    reason = f"Le système refuse : {error.strerror or error}."
    message, remedy = SAID.get(error.errno or 0, (reason, REFUSED))
    name = error.filename if isinstance(error.filename, str) else "."
    shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in name)
    return SYSTEME.of_file(shown, message, remedy)
