"""What prevents a file from being read."""

from __future__ import annotations

from reperes_sante.model.findings import DataError, Finding


class ReadError(DataError):
    """The file cannot be read; `findings` says where and why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(findings)
