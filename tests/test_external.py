"""Links to other sites: asked twice, told at their line, tolerated with a reason."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from reperes_sante.inspect.external import TOLERATED, as_sent, citations, silent_links

ASKED: Counter[str] = Counter()


class Handler(BaseHTTPRequestHandler):
    """Answers `/bonne` and `/santé`, and `/lente` the second time only."""

    def do_GET(self) -> None:
        ASKED[self.path] += 1
        good = self.path in {"/bonne", "/sant%C3%A9"} or (self.path == "/lente" and ASKED[self.path] > 1)
        self.send_response(200 if good else 404)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def host() -> Iterator[str]:
    """Serve on the loopback, and return the address."""
    ASKED.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def cited(minimal: Path, host: str) -> Path:
    """Return the small project, whose sources cite three pages."""
    (minimal / "data" / "site.yml").unlink()
    path = minimal / "data" / "sources" / "essai.yml"
    lines = [f"# {host}/{name}" for name in ("bonne", "lente", "perdue")]
    path.write_text("\n".join(lines) + "\n" + path.read_text("utf-8"), "utf-8")
    return minimal


def told(root: Path) -> list[tuple[str, int, str]]:
    return [(f.fichier, f.ligne, f.code) for f in silent_links(root, pause=0)]


def test_only_what_stays_silent_twice_is_told_at_its_line(cited: Path) -> None:
    assert told(cited) == [("data/sources/essai.yml", 3, "lien-muet")]
    assert ASKED == {"/bonne": 1, "/lente": 2, "/perdue": 2}


def test_an_accented_address_is_asked_as_browsers_do(cited: Path, host: str) -> None:
    (cited / "docs").mkdir()
    (cited / "docs" / "a.md").write_text(f"[x]({host}/santé)\n", "utf-8")
    assert told(cited) == [("data/sources/essai.yml", 3, "lien-muet")]


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("https://santé.fr:8080/à/", "https://xn--sant-epa.fr:8080/%C3%A0/"),
        ("https://a.fr/d%C3%A9j%C3%A0?q=é&p=1+2", "https://a.fr/d%C3%A9j%C3%A0?q=%C3%A9&p=1+2"),
        ("https://a.fr/x;y=(1),~b!*'$@:", "https://a.fr/x;y=(1),~b!*'$@:"),
    ],
)
def test_an_address_is_sent_in_signs_that_servers_read(url: str, sent: str) -> None:
    assert as_sent(url) == sent


def test_a_bracket_belongs_to_the_address_that_opens_it(minimal: Path, host: str) -> None:
    (minimal / "data" / "site.yml").unlink()
    (minimal / "docs").mkdir()
    (minimal / "docs" / "a.md").write_text(
        f"[x]({host}/a_(b)) (voir {host}/c). {host}/d_(e)_f), ({host}/g_(h). https://…\n", "utf-8"
    )
    assert set(citations(minimal)) == {f"{host}/{name}" for name in ("a_(b)", "c", "d_(e)_f", "g_(h)")}


def test_a_host_that_does_not_answer_is_told(minimal: Path) -> None:
    (minimal / "data" / "site.yml").unlink()
    path = minimal / "data" / "sources" / "essai.yml"
    path.write_text(
        path.read_text("utf-8").replace("https://exemple.fr/essai", "http://127.0.0.1:9/"), "utf-8"
    )
    assert [code for _, _, code in told(minimal)] == ["lien-muet"]


def test_a_tolerated_link_needs_a_reason_and_a_silence(cited: Path, host: str) -> None:
    (cited / TOLERATED).write_text(f"# en-tête\n{host}/perdue : page retirée\n", "utf-8")
    assert told(cited) == []
    (cited / TOLERATED).write_text(f"{host}/perdue\n{host}/bonne : refuse les robots\n", "utf-8")
    assert told(cited) == [(TOLERATED, 1, "tolerance-sans-raison"), (TOLERATED, 2, "tolerance-sans-raison")]


def test_examples_and_generated_pages_are_not_asked(cited: Path, host: str) -> None:
    (cited / "docs").mkdir()
    (cited / "docs" / "a.md").write_text(f"[x]({host}/bonne#haut), puis {host}/autre.\n", "utf-8")
    (cited / "docs" / "b.md").write_text(f"genere_par: reperes {host}/generee\n", "utf-8")
    names = {"bonne", "lente", "perdue", "autre"}
    assert set(citations(cited)) == {f"{host}/{name}" for name in names}
