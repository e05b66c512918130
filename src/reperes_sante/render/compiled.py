"""Templates, compiled once for the same text: by this process, or by one before it."""

from __future__ import annotations

from pathlib import Path
from types import CodeType
from typing import ClassVar

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from reperes_sante.read.disk import write_if_changed
from reperes_sante.read.kept import KEPT, code, digest, served


class Compiled(BytecodeCache):
    """Keeps the code of templates by their name, their text and what compiles them.

    Args:
        root: the project's folder.
        usage: what the templates are for; environments of one usage compile alike.
    """

    # Projects of one process share their templates.
    _codes: ClassVar[dict[str, CodeType]] = {}

    def __init__(self, root: Path, usage: str) -> None:
        self._folder = root / KEPT
        self._usage = usage

    def get_bucket(
        self,
        environment: Environment,
        name: str,
        filename: str | None,  # noqa: ARG002 - the same template in another folder is the same
        source: str,
    ) -> Bucket:
        """Return what is known of a template."""
        key = digest((code(), self._usage.encode(), name.encode(), source.encode()))
        bucket = Bucket(environment, key, key)
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code of a template from this process, else from the disk, if one has it."""
        place = self._folder / bucket.key
        if bucket.key in self._codes:
            bucket.code = self._codes[bucket.key]
        elif place.exists():
            bucket.bytecode_from_string(served(place))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.code:
            self._codes[bucket.key] = bucket.code
            write_if_changed(self._folder / bucket.key, bucket.bytecode_to_string())
