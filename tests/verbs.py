"""A verb of the command, called as somebody does in a terminal."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from reperes_sante.commands import main


def run(*words: str | Path) -> tuple[int, str]:
    """Return how a verb ends, and all that it prints; a traceback is a failure."""
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return done.exit_code, done.output
