"""Write the pages of the guide that the model makes: `python -m tests.examples`, after a change of it."""

from __future__ import annotations

from reperes_sante.edit import examples, fields_told
from tests.broken import ROOT

FOLDER = ROOT / "docs" / "contribuer"

if __name__ == "__main__":
    for name, text in {**examples.pages(), **fields_told.pages()}.items():
        (FOLDER / name).write_text(text, "utf-8")
