"""YAML as editors read it: the core schema of YAML 1.2, where `01004` is the number 1004 and `oui` is a word.

Source: YAML 1.2.2, section 10.3.2.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

CORE = {
    "tag:yaml.org,2002:null": re.compile(r"^(?:~|null|Null|NULL|)$"),
    "tag:yaml.org,2002:bool": re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"),
    "tag:yaml.org,2002:int": re.compile(r"^[-+]?[0-9]+$"),
    "tag:yaml.org,2002:float": re.compile(r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$"),
}


class CoreLoader(yaml.SafeLoader):
    """A loader whose plain scalars follow the core schema and nothing else."""

    yaml_implicit_resolvers: dict[Any, Any] = {}  # noqa: RUF012

    def construct_yaml_int(self, node: yaml.ScalarNode) -> int:
        return int(node.value)


for tag, pattern in CORE.items():
    CoreLoader.add_implicit_resolver(tag, pattern, None)
CoreLoader.add_constructor("tag:yaml.org,2002:int", CoreLoader.construct_yaml_int)


def load_core(path: Path) -> Any:
    """Return the values of a file as an editor sees them."""
    return yaml.load(path.read_text("utf-8"), CoreLoader)  # noqa: S506
