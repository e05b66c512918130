"""What a built site still gets: lighter files, headers, bill of materials, security.txt, manifest."""

from __future__ import annotations

import datetime as dt
import os
import re
from contextlib import suppress
from pathlib import Path

from lxml import html

from reperes_sante.inspect import manifest, release
from reperes_sante.inspect.reading import CARD
from reperes_sante.model.site import Signalement
from reperes_sante.publish.bundling import bundled
from reperes_sante.publish.moved import REDIRECTS, redirects
from reperes_sante.read.history import VersionError, commit_named, git
from reperes_sante.read.kept import code, kept
from reperes_sante.read.settings import site_url

# Ours begin a line, as `tests/test_scripts.py` checks; what stands in a text never does.
COMMENT = re.compile(r"^[ \t]*(?:/\*.*?\*/|//[^\n]*)[ \t]*\n", re.DOTALL | re.MULTILINE)
INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


# A text of a style sheet, which stays as it is, or a comment.
TEXT_OR_COMMENT = re.compile(r'("[^"\n]*")|/\*.*?\*/', re.DOTALL)
BREAK = re.compile(r"(?<=[{};,])\s*\n\s*|\A\s+")


def lighten(assets: Path) -> None:
    """Rewrite the scripts and the style sheets of a built site: fewer bytes once compressed, fewer requests.

    Args:
        assets: where they are.
    """
    scripts = {path.stem: without_comments(path.read_text("utf-8")) for path in (assets / "js").glob("*.js")}
    for name, script in {**scripts, **bundled(scripts)}.items():
        (assets / "js" / f"{name}.js").write_text(script, "utf-8")
    for sheet in sorted(assets.glob("*.css")):
        sheet.write_text(on_one_line(sheet.read_text("utf-8")), "utf-8")


def without_comments(script: str) -> str:
    """Return a script of ours without comments nor indentation; what it does is the same."""
    return INDENTATION.sub("", COMMENT.sub("", script))


def on_one_line(sheet: str) -> str:
    """Return a style sheet without comments, its rules one after the other; what it says is the same."""
    return BREAK.sub("", TEXT_OR_COMMENT.sub(lambda found: found[1] or "", sheet))


# `schema/` only helps editors to type: whoever builds refreshes it, and nothing of the site comes from it.
CHANGES = ("status", "--porcelain", "--", ".", ":(exclude)schema")
# From the first commit of git itself, 7 April 2005, to the year 2100.
BEGINNING, END = 1_112_911_993, 4_102_444_800


def commit_of(root: Path) -> str | None:
    """Return the id of the commit, marked when files differ from it or are new; nothing outside git."""
    with suppress(VersionError):
        commit = commit_named(root, "HEAD")
        return f"{commit}+modifications" if commit and git(root, *CHANGES) else commit
    return None


def date_of(root: Path) -> dt.datetime | None:
    """Return when the commit was made, in UTC; nothing outside git: no date is better than a false one.

    Nor is it told by a computer whose clock was wrong, before git was or past what archives can hold.
    """
    seconds = 0
    with suppress(VersionError):
        seconds = int(git(root, "log", "-1", "--format=%ct") or 0)
    return dt.datetime.fromtimestamp(seconds, tz=dt.UTC) if BEGINNING <= seconds < END else None


# The Content-Security-Policy is written once, in `overrides/partials/politique.html`: each page bears it, for
# hosts that send no header of ours. Nothing in our pages is inline, so that it needs no hash. Only
# `frame-ancestors` must be a header (CSP level 3, section 3.3: a meta element cannot hold it).

HEADERS = "_headers"
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
# The only pages that other sites may show in a frame. A line that begins by « ! » takes back what the rule of
# all pages says: Cloudflare Pages, « Detach a header ».
FRAMED = f"/territoires/*/{CARD}"


def policy_of(page: Path) -> str:
    """Return the Content-Security-Policy that a built page bears; nothing when it bears none."""
    return str(html.parse(page).xpath(META))


def headers(policy: str) -> str:
    """Return the text of `_headers`."""
    everywhere = {"Content-Security-Policy": f"{policy}; frame-ancestors 'none'", **ALWAYS}
    rules = {"/*": everywhere, **OPEN}
    framed = (
        f"{FRAMED}\n  ! Content-Security-Policy\n  Content-Security-Policy: {policy}; frame-ancestors *\n"
    )
    return "".join(f"{address}\n{_lines(fields)}" for address, fields in rules.items()) + framed


def _lines(fields: dict[str, str]) -> str:
    return "".join(f"  {name}: {value}\n" for name, value in fields.items())


BILL = "sbom.cdx.json"
LOCKS = ("uv.lock", "package-lock.json")


def bill_of(root: Path, date: dt.datetime | None) -> bytes:
    """Return the bill of materials of a site; what makes it is long to read, and rarely has news.

    Args:
        root: the project's folder, which holds the lock files.
        date: the date that the bill bears, if any.
    """
    uv, npm = ((root / name).read_text("utf-8") for name in LOCKS)

    def make() -> bytes:
        from reperes_sante.publish.bill import sbom  # noqa: PLC0415 - long to import

        return sbom(uv, npm, date).encode()

    inputs = (code(), *(part.encode() for part in (BILL, uv, npm, f"{date}")))
    return kept(root, inputs, make)


# Whatever the builder's umask: the server that a folder is copied to runs under another name.
FOLDERS, FILES = 0o755, 0o644


def complete(site: Path, root: Path, signalement: Signalement | None, day: dt.date) -> dict[str, str]:
    """Write into a built site what no page engine writes; the manifest comes last, and names all the rest.

    Args:
        site: a built site.
        root: the project that it was built from.
        signalement: whom to warn of a flaw of the site.
        day: the last day that the data know, from which a contact is promised where git knows none.

    Returns:
        the SHA-256 of each file, by its path.
    """
    date = date_of(root)
    since = date or dt.datetime.combine(day, dt.time(), dt.UTC)
    policy = policy_of(site / "index.html")
    (site / HEADERS).write_text(headers(policy), "utf-8")
    if moved := redirects(root, site):
        (site / REDIRECTS).write_text(moved, "utf-8")
    if contact := release.security_txt(signalement, site_url(root), since):
        (site / release.NAME).parent.mkdir()
        (site / release.NAME).write_text(contact, "utf-8")
    files = manifest.hashes(site)
    # A project that only holds data locks nothing.
    if all((root / name).exists() for name in LOCKS):
        (site / BILL).write_bytes(bill_of(root, date))
        files[BILL] = manifest.sha256(site / BILL)
    (site / manifest.NAME).write_text(manifest.manifest(files, commit_of(root)), "utf-8")
    # Of tens of thousands of files, paths of `pathlib` would take longer than all the rest.
    for at, _, names in os.walk(site):
        os.chmod(at, FOLDERS)  # noqa: PTH101
        for name in names:
            os.chmod(f"{at}{os.sep}{name}", FILES)  # noqa: PTH101
    return files
