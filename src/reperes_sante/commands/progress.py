"""What a command shows of a long work: bars in a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from reperes_sante.publish.progress import Tick

WIDTH = 30


class Shown:
    """Tells each step of a work as it begins, on the side of messages, and how far it is.

    Args:
        bavard: whether to show also what the engine says of itself.
    """

    def __init__(self, *, bavard: bool) -> None:
        self._bavard = bavard

    @contextmanager
    def step(self, what: str, count: int) -> Iterator[Tick]:
        """Show a bar where somebody sees it move, else one line."""
        if not count or not sys.stderr.isatty():
            click.echo(f"{what}{f' ({count})' if count else ''}…", err=True)
            yield lambda: None
            return
        with click.progressbar(
            length=count, label=what, file=sys.stderr, width=WIDTH, show_pos=True, show_eta=False
        ) as bar:
            yield lambda: bar.update(1)
            bar.update(count - bar.pos)

    def chatter(self, words: str) -> None:
        """Show the engine's own words, to whoever asked for them."""
        if self._bavard:
            click.echo(words, err=True)
