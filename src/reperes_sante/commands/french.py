"""What click says by itself, in French: it asks `gettext` for its words, and comes without a translation."""

from __future__ import annotations

from collections.abc import Mapping

from click import core, decorators, exceptions, formatting, parser, termui, types

MODULES = (core, decorators, exceptions, formatting, parser, termui, types)
WORDS: Mapping[str, str] = {
    "Aborted!": "Arrêté.",
    "Choose from:\n\t{choices}": "Choisissez parmi :\n\t{choices}",
    "Error: {message}": "Erreur : {message}",
    "Invalid value for {param_hint}: {message}": "Valeur refusée pour {param_hint} : {message}",
    "Invalid value: {message}": "Valeur refusée : {message}",
    "Missing argument": "Il manque",
    "Missing command.": "Il manque une commande.",
    "Missing option": "Il manque l'option",
    "No such command {name!r}.": "La commande « {name} » n'existe pas.",
    "No such option {name!r}.": "L'option « {name} » n'existe pas.",
    "Option {name!r} does not take a value.": "L'option « {name} » ne prend pas de valeur.",
    # What follows is a colon.
    "Options": "Options ",
    "Show this message and exit.": "Montrer cette aide.",
    "Try '{command} {option}' for help.": "« {command} {option} » dit comment l'employer.",
    "Usage:": "Usage :",
    "directory": "dossier",
    "file": "fichier",
    "path": "chemin",
    "required": "obligatoire",
    "{name} {filename!r} does not exist.": "{name} « {filename} » : il n'y a rien de ce nom.",
    "{name} {filename!r} is a directory.": "« {filename} » est un dossier : donnez un fichier.",
    "{name} {filename!r} is a file.": "« {filename} » est un fichier : donnez un dossier.",
    "{name} {filename!r} is not readable.": "« {filename} » ne se laisse pas lire.",
    "{value!r} is not a valid {number_type}.": "« {value} » n'est pas un nombre entier.",
}
# The same for what is told of one thing or of several, by what is told of one.
COUNTED: Mapping[str, tuple[str, str]] = {
    "Did you mean {possibility}?": (
        "Vouliez-vous écrire {possibility} ?",
        "Vouliez-vous écrire l'un de ces mots : {possibilities} ?",
    ),
    "Got unexpected extra argument ({args})": (
        "Ce mot est de trop : {args}",
        "Ces mots sont de trop : {args}",
    ),
    "Option {name!r} requires an argument.": (
        "L'option « {name} » attend une valeur.",
        "L'option « {name} » attend {nargs} valeurs.",
    ),
    "{value!r} does not match the format {format}.": ("« {value} » n'est pas un jour : écrivez AAAA-MM-JJ.",)
    * 2,
    "{value!r} is not {choice}.": (
        "« {value} » ne va pas ; écrivez {choice}.",
        "« {value} » ne va pas ; choisissez parmi : {choices}.",
    ),
}


def speak_french() -> None:
    """Have click find its words here; a test compares them with those of the version that is installed."""
    for module in MODULES:
        vars(module).update(_=_word, ngettext=_counted)


def _word(said: str) -> str:
    return WORDS.get(said, said)


def _counted(one: str, several: str, number: int) -> str:
    return COUNTED.get(one, (one, several))[number > 1]
