"""What prevents a file from being read."""

from __future__ import annotations

from reperes_sante.findings import Finding


class ReadError(Exception):
    """The file cannot be read; `findings` says where and why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(str(findings[0]))
        self.findings = findings
