"""Scripts of a built site: each that a page asks for comes with all that it imports, in one request.

esbuild would do it, and needs Node, which `make site` does without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

# Ours stand alone on a line, as `tests/test_scripts.py` checks.
IMPORT = re.compile(r"^import \{ (?P<names>[^}]+) \} from \"\./(?P<module>[\w-]+)\.js\";\n", re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (?P<name>\w+))", re.MULTILINE)
ASKED = re.compile(r"\bimport\(\"\./(?P<module>[\w-]+)\.js\"\)")


def bundled(scripts: Mapping[str, str]) -> dict[str, str]:
    """Return the scripts that pages ask for while they are read, each with all that it imports.

    Args:
        scripts: the text of each module of ours, by its name.
    """
    asked = {found["module"] for text in scripts.values() for found in ASKED.finditer(text)}
    return {name: _bundle(name, scripts) for name in sorted(asked) if IMPORT.search(scripts[name])}


def _bundle(name: str, scripts: Mapping[str, str]) -> str:
    """Return a module whose imports stand before it, each in a function of its own: names may be the same."""
    *needed, _ = dict.fromkeys(_in_order(name, scripts))
    parts = (_closed(one, scripts[one]) for one in needed)
    return "".join((*parts, _opened(scripts[name])))


def _in_order(name: str, scripts: Mapping[str, str]) -> Iterator[str]:
    """Yield a module after those that it imports; one that several import comes several times."""
    for found in IMPORT.finditer(scripts[name]):
        yield from _in_order(found["module"], scripts)
    yield name


def _closed(name: str, text: str) -> str:
    exported = ", ".join(found["name"] for found in EXPORT.finditer(text))
    body = EXPORT.sub("", _opened(text))
    return f"const {_variable(name)} = (() => {{\n{body}return {{ {exported} }};\n}})();\n"


def _opened(text: str) -> str:
    """Return a module that takes what it imports from what stands before it."""

    def taken(found: re.Match[str]) -> str:
        return f"const {{ {found['names'].replace(' as ', ': ')} }} = {_variable(found['module'])};\n"

    return IMPORT.sub(taken, text)


def _variable(name: str) -> str:
    """Return what holds a module: no name of ours begins so."""
    return f"${name.replace('-', '_')}"
