"""What a command costs as a whole process, and how soon what is saved is seen in an open tab."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page

from tests.browser import open_browser
from tests.built import gzipped

COMMAND = (sys.executable, "-m", "reperes_sante")
# As `make` does: else all that is imported is compiled again each time.
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
BRIEF = re.compile(r"^en_bref:\n  - .*$", re.MULTILINE)
SAVES = 5
# Milliseconds after which a page is given up: what is slow is to be measured too.
PATIENCE = 300_000
MOST_NODES, MOST_BYTES = 1_500, 10_000


class Spent(NamedTuple):
    """What a process took: processor and wall clock in seconds, memory in MB."""

    cpu: float
    wall: float
    memory: float

    def __str__(self) -> str:
        return f"{self.cpu:.2f} s de processeur, {self.wall:.1f} s, {self.memory:.0f} Mo"


def run(root: Path, *words: str) -> Spent:
    """Run a verb of `reperes` on a project.

    Raises:
        CalledProcessError: it refused something.
    """
    start = time.perf_counter()
    command = [*COMMAND, *words, "--racine", str(root)]
    process = subprocess.Popen(command, env=COMPILED, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Spent(used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss / 1024)


def change(fiche: Path, words: str) -> None:
    """Write other words in the first sentence of a territory's file."""
    text = fiche.read_text("utf-8")
    changed, count = BRIEF.subn(f"en_bref:\n  - {words}", text, count=1)
    assert count
    fiche.write_text(changed, "utf-8")


class Followed(NamedTuple):
    """What a preview took: its first page, then each save, in seconds; processor seconds of a save, mean."""

    first: float
    saves: tuple[float, ...]
    cpu: float


def follow(root: Path, fiche: Path) -> Followed:
    """Preview a project in a tab, save the file of a territory several times, and see each.

    Args:
        root: the project's folder.
        fiche: the file of a territory.
    """
    with open_browser() as browser:
        tab, start = browser.new_page(), time.perf_counter()
        tab.set_default_timeout(PATIENCE)
        with _previewed(root) as (address, pid):
            tab.goto(f"{address}territoires/{fiche.stem}/")
            tab.locator("h1").wait_for()
            first, before = time.perf_counter() - start, _cpu(pid)
            saves = tuple(_seen(tab, fiche, f"Essai numéro {rank}.") for rank in range(SAVES))
            return Followed(first, saves, (_cpu(pid) - before) / SAVES)


def _seen(tab: Page, fiche: Path, words: str) -> float:
    # Whoever writes looks at the page between two saves.
    tab.wait_for_timeout(1000)
    start = time.perf_counter()
    change(fiche, words)
    tab.get_by_text(words.replace("'", "’")).first.wait_for()
    return time.perf_counter() - start


@contextmanager
def _previewed(root: Path) -> Iterator[tuple[str, int]]:
    command = [*COMMAND, "servir", "--adresse", "127.0.0.1:0"]
    with subprocess.Popen(command, cwd=root, env=COMPILED, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = next(line for line in server.stdout if "http" in line).split()[2]
        # It tells thousands of findings: unread, they would fill the pipe and hold it.
        threading.Thread(target=server.stdout.read, daemon=True).start()
        try:
            yield address, server.pid
        finally:
            server.terminate()


def _cpu(pid: int) -> float:
    """Return what a living process took until now: Linux tells it."""
    after_name = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return sum(map(int, after_name[11:13])) / os.sysconf("SC_CLK_TCK")


class Heavy(NamedTuple):
    """A page: its path, its bytes once compressed, its elements."""

    path: str
    octets: int
    elements: int


def pages(site: Path) -> list[Heavy]:
    """Return the pages of a built site, the heaviest first."""
    found = (
        Heavy(path.relative_to(site).as_posix(), gzipped(path), _elements(path))
        for path in site.rglob("*.html")
    )
    return sorted(found, key=lambda page: -page.octets)


def over(found: list[Heavy]) -> list[Heavy]:
    """Return the pages that pass a budget."""
    return [page for page in found if page.octets > MOST_BYTES or page.elements > MOST_NODES]


def _elements(path: Path) -> int:
    return len(re.findall(r"<[a-z]", path.read_text("utf-8")))
