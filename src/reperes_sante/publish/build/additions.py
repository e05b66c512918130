"""What is published beside the pages: headers for the host, security contact, materials, manifest."""

from __future__ import annotations

from pathlib import Path

from reperes_sante.inspect import manifest, release
from reperes_sante.model.site import Signalement
from reperes_sante.publish.build import headers, sbom
from reperes_sante.publish.build.version import commit_of, date_of
from reperes_sante.read.settings import site_url


def complete(site: Path, root: Path, signalement: Signalement | None) -> None:
    """Write into a built site what no page engine writes; the manifest comes last, and names all the rest.

    Args:
        site: a built site.
        root: the project that it was built from.
        signalement: whom to warn of a flaw of the site.
    """
    policy = headers.policy_of(site / "index.html")
    (site / headers.NAME).write_text(headers.headers(policy), "utf-8")
    if contact := release.security_txt(signalement, site_url(root), date_of(root)):
        (site / release.NAME).parent.mkdir()
        (site / release.NAME).write_text(contact, "utf-8")
    # A project that only holds data locks nothing.
    if all((root / name).exists() for name in sbom.LOCKS):
        (site / sbom.NAME).write_text(sbom.sbom(root, manifest.hashes(site), date_of(root)), "utf-8")
    files = manifest.hashes(site)
    (site / manifest.NAME).write_text(manifest.manifest(files, commit_of(root)), "utf-8")
