"""Lighthouse in the browser of the tests, on a simulated phone."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.browser import ARGUMENTS, browser_path

PROGRAM = Path(__file__).parents[1] / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = {
    "accueil": "",
    "territoire": "territoires/bethune-bruay/",
    "CLS": "territoires/bethune-bruay/cls/",
    "recherche": "recherche/",
}


def scores(url: str, categories: Sequence[str] = CATEGORIES) -> dict[str, int]:
    """Return the mark of a page in each category, out of 100.

    Raises:
        AssertionError: Lighthouse gave no mark, twice.
    """
    for _ in range(2):
        done = _run(url, categories)
        found = json.loads(done.stdout)["categories"] if done.returncode == 0 else {}
        marks = {name: found.get(name, {}).get("score") for name in categories}
        if None not in marks.values():
            return {name: round(mark * 100) for name, mark in marks.items()}
    raise AssertionError(done.stderr)


def _run(url: str, categories: Sequence[str]) -> subprocess.CompletedProcess[str]:
    command = (
        *("node", str(PROGRAM), url, "--quiet", "--output=json", "--form-factor=mobile"),
        f"--only-categories={','.join(categories)}",
        f"--chrome-flags={' '.join(('--headless', *ARGUMENTS))}",
    )
    path = browser_path()
    environment = {**os.environ, **({"CHROME_PATH": path} if path else {})}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
