"""Links to other sites: which no longer answer. Asked once a week, never while building."""

from __future__ import annotations

import http.client
import re
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from reperes_sante.model.findings import Finding, Kind
from reperes_sante.read.disk import pages_by_hand
from reperes_sante.read.files import read_listed

TOLERATED = "liens-toleres.txt"
MUET = Kind.warning("lien-muet", "Les pages citées d'autres sites répondent.")
TOLERANCE = Kind.warning(
    "tolerance-sans-raison",
    f"{TOLERATED} dit pourquoi chaque lien est toléré, et n'en tolère pas qui répond.",
)
KINDS = (MUET, TOLERANCE)
SIGN = r"[^\s<>\"'`{}|\\^()\[\]]"
# A bracket that closes one of the address is of it; another closes what the address stands in.
URL = re.compile(rf"https?://(?=\w)(?:{SIGN}|\({SIGN}*\))+")
# Kept for examples (RFC 2606), or the address of this very site.
EXAMPLES = re.compile(r"https?://([\w.-]*\.)?(exemple\.fr|[\w-]+\.example|schema\.org|www\.w3\.org)(/|$)")
SECONDS, PAUSE, AT_ONCE = 10, 5, 8
AGENT = "Mozilla/5.0 (compatible; reperes-sante; verification des liens)"


class LienExterne(NamedTuple):
    """A link to another site, and the first place that writes it."""

    url: str
    fichier: str
    ligne: int


def citations(root: Path) -> dict[str, LienExterne]:
    """Return the links that data, hand-written pages and templates hold, by address."""
    found: dict[str, LienExterne] = {}
    for path in _sources(root):
        for rank, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1):
            for match in URL.findall(line):
                url = match.partition("#")[0].rstrip(".,;:")
                if not EXAMPLES.match(url):
                    found.setdefault(url, LienExterne(url, path.relative_to(root).as_posix(), rank))
    return found


def silent_links(root: Path, pause: float = PAUSE) -> Iterator[Finding]:
    """Ask for every cited page, twice before complaining, and yield those that do not answer.

    Args:
        root: the project's folder.
        pause: seconds to wait before asking again.
    """
    tolerated = read_tolerated(root)
    yield from _about_the_list(tolerated)
    cited = citations(root)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        reasons = dict(zip(cited, pool.map(lambda url: why_silent(url, pause), cited), strict=True))
    for url, reason in reasons.items():
        if reason and url not in tolerated:
            _, fichier, ligne = cited[url]
            remedy = f"Cherchez sa nouvelle adresse, ou nommez-la dans {TOLERATED} avec la raison."
            yield MUET.at((fichier, ligne, 1), f"{url} : {reason}.", remedy)
    for url, (ligne, _) in tolerated.items():
        if not reasons.get(url):
            yield TOLERANCE.at(
                (TOLERATED, ligne, 1), f"{url} répond, ou n'est plus cité.", "Retirez cette ligne."
            )


def read_tolerated(root: Path) -> dict[str, tuple[int, str]]:
    """Return the line and the reason of each tolerated address: « https://… : la raison ».

    Raises:
        ReadError: the list cannot be read.
    """
    lines = enumerate(read_listed(root, TOLERATED).splitlines(), 1)
    split = ((rank, *line.partition(" : ")) for rank, line in lines if line and line[0] != "#")
    return {url.strip(): (rank, reason.strip()) for rank, url, _, reason in split}


def why_silent(url: str, pause: float) -> str:
    """Return why a page does not answer, after a second try; nothing when it answers."""
    reason = _ask(url)
    if reason:
        time.sleep(pause)
        reason = _ask(url)
    return reason


def as_sent(url: str) -> str:
    """Return an address in the signs that servers read: the rest as codes, accented hosts as IDNA.

    Raises:
        ValueError: no host may be called so.
    """
    parts = urlsplit(url)
    host = parts.netloc.encode("idna").decode("ascii")
    return quote(parts._replace(netloc=host).geturl(), safe="%/:?#[]@!$&'()*+,;=~")


def _ask(url: str) -> str:
    try:
        request = urllib.request.Request(as_sent(url), headers={"User-Agent": AGENT})  # noqa: S310 - http(s)
        with urllib.request.urlopen(request, timeout=SECONDS):  # noqa: S310
            return ""
    except urllib.error.HTTPError as error:
        return f"réponse {error.code}"
    except (OSError, ValueError, http.client.HTTPException) as error:
        return f"pas de réponse ({getattr(error, 'reason', None) or type(error).__name__})"


def _about_the_list(tolerated: dict[str, tuple[int, str]]) -> Iterator[Finding]:
    for url, (ligne, reason) in tolerated.items():
        if not reason:
            yield TOLERANCE.at(
                (TOLERATED, ligne, 1), f"{url} : sans raison.", "Écrivez « adresse : raison »."
            )


def _sources(root: Path) -> Iterator[Path]:
    yield from sorted((root / "data").rglob("*.yml"))
    yield from pages_by_hand(root / "docs")
    yield from sorted((root / "overrides").rglob("*.html"))
