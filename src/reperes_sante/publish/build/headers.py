"""The headers that a host should send with each page, as the file `_headers` of Netlify and Cloudflare.

The Content-Security-Policy is written once, in `overrides/partials/politique.html`: each page bears it, for
hosts that send no header of ours. Nothing in our pages is inline, so that it needs no hash. Only
`frame-ancestors` must be a header (CSP level 3, section 3.3: a meta element cannot hold it).
"""

from __future__ import annotations

from pathlib import Path

from lxml import html

NAME = "_headers"
META = "string(//meta[@http-equiv='Content-Security-Policy']/@content)"
NOTHING = ("camera", "display-capture", "geolocation", "gyroscope", "microphone", "payment", "usb")
ALWAYS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in NOTHING),
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
}
# Open data may be read from any site.
OPEN = {"/donnees/v1/*": {"Access-Control-Allow-Origin": "*"}}


def policy_of(page: Path) -> str:
    """Return the Content-Security-Policy that a built page bears; nothing when it bears none."""
    return str(html.parse(page).xpath(META))


def headers(policy: str) -> str:
    """Return the text of `_headers`.

    Args:
        policy: the Content-Security-Policy of the pages.
    """
    everywhere = {"Content-Security-Policy": f"{policy}; frame-ancestors 'none'", **ALWAYS}
    rules = {"/*": everywhere, **OPEN}
    return "".join(f"{address}\n{_lines(fields)}" for address, fields in rules.items())


def _lines(fields: dict[str, str]) -> str:
    return "".join(f"  {name}: {value}\n" for name, value in fields.items())
