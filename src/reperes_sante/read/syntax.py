"""Say in French what is wrong where YAML's own parser gives up, and what to look for."""

from __future__ import annotations

from collections.abc import Callable

import yaml

from reperes_sante.model.findings import Finding
from reperes_sante.read import looks
from reperes_sante.read.looks import Place, Stop, Told

# Words of libyaml's messages, and where to look then; the first that answers wins.
LOOKS: tuple[tuple[str, Callable[[Stop], Told | None]], ...] = (
    ("tab character", looks.tab),
    ("cannot start any token", looks.tab),
    ("quoted scalar found unexpected end of stream", looks.unclosed_quote),
    ("escape character", looks.backslash),
    ("hexdecimal", looks.backslash),
    ("mapping values are not allowed", looks.glued_value_above),
    ("mapping values are not allowed", looks.too_far_right),
    ("mapping values are not allowed", looks.colon_in_text),
    ("could not find expected ':'", looks.line_without_colon),
    ("sequence entries are not allowed", looks.dash_after_colon),
    ("cannot start any token", looks.reserved_start),
    ("alphabetic or numeric", looks.reserved_start),
    ("node content", looks.reserved_start),
    ("mapping keys are not allowed", looks.reserved_start),
    ("directive", looks.reserved_start),
    ("comment or line break", looks.reserved_start),
    ("node content", looks.open_bracket),
    ("expected ',' or", looks.unclosed_quote),
    ("expected ',' or", looks.open_bracket),
    ("did not find expected", looks.text_after_quote),
    ("did not find expected", looks.unclosed_quote),
    ("did not find expected", looks.stray_bracket),
    ("did not find expected", looks.misaligned),
)


def syntax_finding(error: yaml.YAMLError, text: str, name: str) -> Finding:
    """Turn a parser's error into one finding, at the place to correct rather than where reading stopped."""
    problem = f"{getattr(error, 'context', '')} {getattr(error, 'problem', error)}"
    stop = _stop(error, text)
    found = next((told for words, look in LOOKS if words in problem and (told := look(stop))), None)
    place, wording = found or (stop.place, looks.other())
    return Finding.at((name, *_inside(place, stop.lines)), wording)


def _stop(error: yaml.YAMLError, text: str) -> Stop:
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Stop(text.split("\n"), line, column, (context.line + 1, context.column + 1) if context else None)


def _inside(place: Place, lines: list[str]) -> Place:
    """Bring a place after the end back to the end of the last line that holds something."""
    last = max((number for number, line in enumerate(lines, 1) if line.strip()), default=1)
    return place if place[0] <= last else (last, len(lines[last - 1].rstrip()) + 1)
