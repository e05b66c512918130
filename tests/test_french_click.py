"""What click says by itself is French: every sentence of the installed version that our verbs can show."""

from __future__ import annotations

import ast
from pathlib import Path

import click
import pytest

from reperes_sante.commands import VERBS, main
from reperes_sante.commands.french import COUNTED, MODULES, WORDS
from tests.conftest import ROOT
from tests.verbs import run

# What no verb of ours can make click say: prompts that are confirmed or hidden, flags with two forms, ranges,
# colours, deprecated things, faults of our own code, which tests would meet.
NEVER = """
Positional arguments
Commands
deprecated
DeprecationWarning: The command {name!r} is deprecated.{extra_message}
DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}
Value must be an iterable.
Takes {nargs} values but 1 was given.
Could not determine name for option with declarations {decls!r}
No options defined but a name was passed ({name}). Did you mean to declare an argument instead? Did you mean to pass '--{name}'?
Name '{name}' defined twice
Boolean option {decl!r} cannot use the same flag for true/false.
Arguments take exactly one parameter declaration, got {length}: {decls}.
Argument {name!r} takes {nargs} values.
Invalid start character for option ({option})
env var: {var}
default: {default}
(dynamic)
Do you want to continue?
Confirm the action without prompting.
%(prog)s, version %(version)s
Show the version and exit.
unknown error
Could not open file {filename!r}: {message}
Missing parameter
Missing parameter: {param_name}
Missing {param_type}
Press any key to continue...
Repeat for confirmation
Error: The two entered values do not match.
Error: invalid input
Unknown color {colour!r}
Choice({choices})
{value} is not in the range {range}.
{value!r} is not a valid boolean. Recognized values: {states}
{value!r} is not a valid UUID.
{len_type} values are required, but {len_value} was given.
{name} {filename!r} is not writable.
{name} {filename!r} is not executable.
"""  # noqa: E501 - in click's own words
ENGLISH = ("Usage: ", "Error:", "Aborted", "Invalid", "Missing", "Show this", "Try '", "No such", "required")


def said_by_click() -> set[str]:
    calls = (
        node
        for module in MODULES
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text("utf-8")))
        if isinstance(node, ast.Call)
    )
    return {
        str(call.args[0].value)
        for call in calls
        if isinstance(call.func, ast.Name)
        and call.func.id in ("_", "ngettext")
        and isinstance(call.args[0], ast.Constant)
    }


def test_each_sentence_of_click_has_its_french() -> None:
    # « required » is the only one that click looks for by a name.
    assert said_by_click() | {"required"} == {*WORDS, *COUNTED, *NEVER.strip().split("\n")}


@pytest.mark.parametrize(
    "order",
    [
        ("inconnu",),
        ("validr",),
        ("renommer",),
        ("renommer", "a", "b", "c"),
        ("valider", "nulle-part.yml"),
        ("valider", "--inconnue"),
        ("valider", "--tou"),
        ("valider", "--tout=oui"),
        ("valider", "--format"),
        ("valider", "--format", "latin"),
        ("alleger", "data"),
        ("ecarts", "README.md", "README.md"),
        ("registre", "data", "data", "--annee", "deux"),
        ("registre", "data", "data"),
        ("annuaire", "README.md", "--jour", "demain"),
    ],
    ids=" ".join,
)
def test_misuse_is_told_in_french(monkeypatch: pytest.MonkeyPatch, order: tuple[str, ...]) -> None:
    monkeypatch.chdir(ROOT)
    code, output = run(*order)
    assert (code, "Erreur : " in output) == (2, True)
    assert [word for word in ENGLISH if word in output] == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("validr", "Vouliez-vous écrire 'valider' ?\n"),
        ("construir", "'construire' ?\n"),
        ("xyzt", "n'existe pas.\n"),
    ],
)
def test_a_verb_that_is_written_nearly_so_is_proposed(typed: str, meant: str) -> None:
    assert run(typed)[1].endswith(meant)


@pytest.mark.parametrize("order", [("--aide",), ("valider", "--aide")], ids=" ".join)
def test_help_has_a_french_name(order: tuple[str, ...]) -> None:
    assert run(*order)[1].startswith("Usage : ")


@pytest.mark.parametrize("verb", VERBS)
def test_help_is_in_french(verb: str) -> None:
    code, output = run(verb, "--help")
    assert (code, output.startswith("Usage : "), "Options :" in output) == (0, True, True)
    assert [word for word in (*ENGLISH, "TEXT", "INTEGER", "DATE") if word in output] == []


def test_a_verb_that_is_stopped_says_so_in_french(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_context: click.Context) -> None:
        raise click.Abort

    monkeypatch.setattr(main, "invoke", stop)
    assert run("valider") == (1, "Arrêté.\n")
