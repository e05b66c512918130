"""The form over HTTP: who may look and write, how much is read, what is sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from email.message import Message
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, unquote, urlsplit

from reperes_sante.publish.form import Form, Reply
from reperes_sante.publish.form.pages import FORM
from reperes_sante.read.luck import told

# What browsers of this computer call it. Another name that leads here is somebody else's trick.
HERE = ("127.0.0.1", "localhost", "[::1]")
MOST_BYTES, MOST_FIELDS = 1_000_000, 10_000
FORM_TYPE = "application/x-www-form-urlencoded"
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    # « no-referrer » would hide the origin of what is sent, by which it is judged.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NOT_OURS = Reply(
    403, "Seule une page de l'aperçu, ouverte sur cet ordinateur, peut écrire ici.", "text/plain"
)
TOO_LONG = Reply(413, "C'est trop long pour un formulaire : écrivez-le dans le fichier.", "text/plain")


class FormHandler(BaseHTTPRequestHandler):
    """Answers what is asked of the form; the preview answers the rest."""

    form: Form

    def shows_form(self) -> bool:
        """Answer, if the form is asked for; say whether it was."""
        asked = urlsplit(self.path)
        path = unquote(asked.path).removeprefix("/")
        if not path.startswith(f"{FORM}/"):
            return False
        saved = parse_qs(asked.query).get("fait", [""])[0]
        allowed = may_look(self.headers, self._port)
        name = path.removeprefix(f"{FORM}/")
        self._reply(self._asked(lambda: self.form.get(name, saved)) if allowed else NOT_OURS)
        return True

    def do_POST(self) -> None:
        """Write what a page of the form sends, and nobody else."""
        # What is not read would be taken for the next request.
        self.close_connection = True
        path = unquote(urlsplit(self.path).path).removeprefix("/")
        size = self.headers["Content-Length"] or ""
        if not may_write(self.headers, self._port) or not path.startswith(f"{FORM}/"):
            self._reply(NOT_OURS)
        elif not size.isdecimal() or int(size) > MOST_BYTES:
            self._reply(TOO_LONG)
        else:
            self._reply(self._asked(lambda: self._posted(path.removeprefix(f"{FORM}/"), int(size))))

    def _posted(self, name: str, size: int) -> Reply:
        body = self.rfile.read(size).decode("utf-8", errors="replace")
        try:
            typed = parse_qs(body, keep_blank_values=True, max_num_fields=MOST_FIELDS)
        except ValueError:
            return TOO_LONG
        return self.form.post(name, typed, is_script=self.headers["Accept"] == "application/json")

    @property
    def _port(self) -> int:
        return int(self.connection.getsockname()[1])

    def _asked(self, ask: Callable[[], Reply]) -> Reply:
        try:
            return ask()
        except OSError as error:
            return Reply(503, str(told(error)), "text/plain")

    def _reply(self, reply: Reply) -> None:
        own = {"Location": reply.location} if reply.location else {}
        self.send_whole(
            reply.status, f"{reply.kind}; charset=utf-8", reply.content.encode(), {**HEADERS, **own}
        )

    def send_whole(self, status: int, kind: str, content: bytes, more: Mapping[str, str]) -> None:
        """Send an answer that no browser keeps, with more headers."""
        self.send_response(status)
        own = {"Content-Type": kind, "Content-Length": str(len(content)), "Cache-Control": "no-store"}
        for name, value in {**more, **own}.items():
            self.send_header(name, value)
        self.end_headers()
        # A tab that reloads does not wait for what it had asked for.
        with suppress(ConnectionError):
            self.wfile.write(content)


def may_look(headers: Message, port: int) -> bool:
    """Tell whether a browser of this computer asks, under a name that is its own (no DNS rebinding).

    Args:
        headers: those of the request.
        port: where the preview listens.
    """
    return (headers["Host"] or "") in {f"{name}:{port}" for name in HERE}


def may_write(headers: Message, port: int) -> bool:
    """Tell whether a page of the preview sends what is to be written: another site has another origin.

    Source of the rule: Fetch standard, « Origin » header: browsers send it with each POST.
    """
    origin = urlsplit(headers["Origin"] or "")
    is_ours = origin.scheme == "http" and origin.netloc == (headers["Host"] or "")
    is_form = headers.get_content_type() == FORM_TYPE
    is_fetched_here = headers["Sec-Fetch-Site"] in (None, "same-origin")
    return may_look(headers, port) and is_ours and is_form and is_fetched_here
