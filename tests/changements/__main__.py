"""`python -m tests.changements [mots]`: print the table of changes, or of those that hold the words."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.changements.edits import CHANGES
from tests.changements.table import ROOT, copy_of, outcomes


def main() -> None:
    """Print one line for each change as it is known, then what those that were refused said."""
    wanted = [name for name in CHANGES if all(word in name for word in sys.argv[1:])]
    refused = []
    print("| changement | fichiers touchés | résultat | secondes |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for outcome in outcomes(copy_of(ROOT, Path(folder) / "projet"), wanted):
            files = ", ".join(outcome.fichiers[:3]) + (", …" if len(outcome.fichiers) > 3 else "")
            result = "rien n'empêche de publier" if outcome.is_green else "refusé"
            print(f"| {outcome.nom} | {files} | {result} | {outcome.secondes:.0f} |", flush=True)
            refused += [] if outcome.is_green else [outcome]
    for outcome in refused:
        print(f"\n## {outcome.nom}\n\n{outcome.dit}")
    sys.exit(bool(refused))


main()
