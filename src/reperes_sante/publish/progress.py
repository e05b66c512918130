"""What a long work tells while it runs, to whoever follows it; nobody does unless asked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from typing import Protocol, TypeVar

T = TypeVar("T")
# Called once for each thing done.
Tick = Callable[[], None]


class Follower(Protocol):
    """Whoever is told what a work does."""

    def step(self, what: str, count: int) -> AbstractContextManager[Tick]:
        """Follow one step, whose things each call what this gives; a count of 0 is not known."""

    def chatter(self, words: str) -> None:
        """Hear what the engine says of itself."""


class _Nobody:
    def step(self, _what: str, _count: int) -> AbstractContextManager[Tick]:
        return nullcontext(lambda: None)

    def chatter(self, _words: str) -> None:
        """Hear nothing."""


_NOBODY = _Nobody()
_follower: ContextVar[Follower] = ContextVar("follower")


@contextmanager
def followed(by: Follower) -> Iterator[None]:
    """Have what is done inside told to a follower."""
    token = _follower.set(by)
    try:
        yield
    finally:
        _follower.reset(token)


def step(what: str, count: int = 0) -> AbstractContextManager[Tick]:
    """Tell that a step begins, then ends.

    Args:
        what: the step, in French.
        count: how many things it does, if that is known; each calls what this gives.
    """
    return _follower.get(_NOBODY).step(what, count)


def along(what: str, items: Collection[T]) -> Iterator[T]:
    """Yield things, and tell how far the step that asks for them is."""
    with step(what, len(items)) as tick:
        for item in items:
            yield item
            tick()


def chatter(words: str) -> None:
    """Hand on what the engine says of itself."""
    _follower.get(_NOBODY).chatter(words)
