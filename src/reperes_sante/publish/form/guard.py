"""Who may write through the preview: a page of the preview itself, in a browser of this computer."""

from __future__ import annotations

from collections.abc import Mapping
from email.message import Message
from urllib.parse import urlsplit

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
