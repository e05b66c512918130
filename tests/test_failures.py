"""A template that cannot be filled stops a build in words, at its line, and leaves the site as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from reperes_sante.commands import main


@pytest.mark.parametrize(
    ("name", "before", "after", "told"),
    [
        ("macros/composants/fil.html", "{% endmacro %}", "", "Unexpected end of template"),
        ("macros/composants/fil.html", "{% macro fil", "{{ inconnu }}{% macro fil", "'inconnu' is undefined"),
        (
            "macros/pages/apercu.html",
            "{% block contenu %}",
            "{% block contenu %}{{ page.rien }}",
            "no attribute",
        ),
        ("overrides/base.html", "<!doctype html>", "{% if %}<!doctype html>", "Expected an expression"),
    ],
)
def test_what_a_template_cannot_do_is_told_at_its_line(
    petit: Path, name: str, before: str, after: str, told: str
) -> None:
    path = petit / name
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    done = CliRunner().invoke(main, ["construire", "--racine", str(petit)])
    assert done.exit_code == 1
    assert f"{name}:" in done.output
    assert told in done.output
    assert "Corrigez ce fichier" in done.output
    assert "Traceback" not in done.output
    assert not (petit / "site").exists()
