"""What a template cannot do, told in French at the line that somebody wrote."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateSyntaxError

from reperes_sante.model.findings import DataError, Finding
from reperes_sante.publish.laying import LayoutError
from reperes_sante.read.written import RENDU

TEMPLATES = ("macros", "overrides")
Failure = tuple[Path, int | None, str]


@contextmanager
def told_at_their_lines(root: Path) -> Iterator[None]:
    """Have what a template of a project cannot do told at its line.

    Raises:
        DataError: a template cannot be filled, or laid out.
    """
    try:
        yield
    # What the data hold, and what the disk refuses, is told in its own words, wherever it is met.
    except (DataError, OSError):
        raise
    except Exception as error:
        if found := _of_template(root, error):
            raise DataError((_told(root, found, "Corrigez ce fichier, puis relancez."),)) from None
        raise


def failure(root: Path, error: BaseException, remedy: str) -> Finding:
    """Return what stopped a page: at the template that did, else where it happened."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    here = Path(last.filename), last.lineno, _said(error)
    return _told(root, _of_template(root, error) or here, remedy)


def _of_template(root: Path, error: BaseException) -> Failure | None:
    if isinstance(error, LayoutError):
        return root / error.fichier, error.ligne, error.dit
    if isinstance(error, TemplateSyntaxError):
        return Path(error.filename or error.name or ""), error.lineno, str(error.message)
    frames = [(Path(frame.filename), frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    own = [(f, line) for f, line in frames if any(f.is_relative_to(root / name) for name in TEMPLATES)]
    return (*own[-1], _said(error)) if own else None


def _said(error: BaseException) -> str:
    return f"{type(error).__name__} : {error}"


def _told(root: Path, failure: Failure, remedy: str) -> Finding:
    file, line, said = failure
    name = file.relative_to(root).as_posix() if file.is_relative_to(root) else str(file)
    return RENDU.at((name, line or 1, 1), said, remedy)
