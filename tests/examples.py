"""Write the pages of examples of the guide: `python -m tests.examples`, after a change of the model."""

from __future__ import annotations

from reperes_sante.edit.examples import pages
from tests.broken import ROOT

FOLDER = ROOT / "docs" / "contribuer"

if __name__ == "__main__":
    for name, text in pages().items():
        (FOLDER / name).write_text(text, "utf-8")
