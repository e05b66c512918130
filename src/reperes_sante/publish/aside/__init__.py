"""A copy of a built site to look at before it is published: it works from the disk, and says what changes.

A proposal is shown on another origin than the site's, or unpacked from an archive: pages opened from the disk
may load no module, ask for no file and lead to no folder. So links name their page, scripts are one, and what
they read has a copy that a script can hold.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

from reperes_sante.publish.additions import HEADERS
from reperes_sante.publish.aside.changes import PAGE, listing
from reperes_sante.publish.moved import REDIRECTS
from reperes_sante.read.luck import RefusalError

BUNDLER = "node_modules/.bin/esbuild"
READ = ".lu.js"
# What scripts ask for.
ASKED = ("assets/communes/*.*", "assets/recherche/*.*", "**/*.html")
SCRIPT = "assets/js/site.js"
MODULE = re.compile(r'<script type="module" src="([^"]*)"[^>]*></script>')
# Trusted types forbid what stands for requests; « file: » is what « self » means from the disk in no browser.
POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file:; "
    "connect-src 'self' file:; form-action 'self' file:; base-uri 'none'"
)
META_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")[^"]*"')
LINK = re.compile(r'(<(?:a|form|img|link|script)\b[^<>]*? (?:href|action|src)=")([^"]*)"')
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)"')
NOINDEX = '<meta name="robots" content="noindex">'
NO_ROBOT = "/*\n  X-Robots-Tag: noindex\n  Referrer-Policy: no-referrer\n"
BANNER = (
    '<p class="constats"><strong>Aperçu d’une proposition.</strong> Ce n’est pas le site public. '
    '<a href="{up}{page}">Voir ce qui change</a></p>'
)


class AsideError(RefusalError):
    """The copy cannot be made; the text says why and what to do, in French."""

    sortie = 1


def make(site: Path, copy: Path, root: Path, before: Path | None = None) -> None:
    """Make the copy.

    Args:
        site: a built site.
        copy: the folder to make; what it held is removed.
        root: the project's folder, where the tools of npm are.
        before: the site as it was, built too, if there is one.

    Raises:
        AsideError: there is no such site, or npm's tools are not installed.
    """
    if not (site / "index.html").is_file():
        raise AsideError(f"Il n'y a pas de site dans « {site} ». Lancez « make site ».")
    if not (root / BUNDLER).exists():
        raise AsideError("Il manque un outil de npm. Lancez « make apercu », qui l'installe.")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(site, copy)
    (copy / REDIRECTS).unlink(missing_ok=True)
    (copy / HEADERS).write_text(NO_ROBOT, "utf-8")
    _bundle(site, copy, root)
    base = _base(site)
    for path in sorted(copy.rglob("*.html")):
        path.write_text(_page(path.read_text("utf-8"), path.relative_to(copy).as_posix(), base), "utf-8")
    for path in sorted({path for pattern in ASKED for path in copy.glob(pattern)}):
        text = json.dumps(path.read_text("utf-8"))
        path.with_name(path.name + READ).write_text(f"recevoir({text});\n", "utf-8")
    (copy / PAGE).write_text(listing(site, before, copy), "utf-8")


def _bundle(site: Path, copy: Path, root: Path) -> None:
    """Make one script of all modules, which no browser loads from the disk."""
    prelude = Path(__file__).with_name("disque.js").read_text("utf-8")
    command = (
        root.absolute() / BUNDLER, site.absolute() / SCRIPT, "--bundle", "--format=iife", "--log-level=error",
        "--define:import.meta.url=ADRESSE", "--define:location.assign=ALLER", "--allow-overwrite",
        f"--banner:js={prelude}", f"--outfile={copy.absolute() / SCRIPT}",
    )  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    if done.returncode:
        raise AsideError(f"Les scripts du site ne se rassemblent pas.\n{done.stderr}")


def _base(site: Path) -> str:
    """Return the path of the site on its host: that of its home page."""
    found = CANONICAL.search((site / "index.html").read_text("utf-8"))
    return urlsplit(found[1]).path if found else "/"


def _page(html: str, name: str, base: str) -> str:
    up = "../" * name.count("/")

    def lead(link: re.Match[str]) -> str:
        return f'{link[1]}{_led(link[2], up, base)}"'

    html = LINK.sub(lead, MODULE.sub(r'<script src="\1" defer></script>', html))
    html = META_POLICY.sub(rf'\g<1>{POLICY}"', html).replace("</head>", f"{NOINDEX}</head>", 1)
    return html.replace("<body>", f"<body>{BANNER.format(up=up, page=PAGE)}", 1)


def _led(address: str, up: str, base: str) -> str:
    """Return an address that names its page, from the page that holds it."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path:
        return address
    path = f"{up}{parts.path.removeprefix(base)}" if parts.path.startswith(base) else parts.path
    path = f"{path}index.html" if path.endswith("/") or not path else path
    path = f"{path}/index.html" if path in {".", ".."} else path
    return parts._replace(path=path).geturl()
