"""What is published is whole, named by its hashes, and the same for the same commit."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from reperes_sante.inspect.manifest import NAME, altered
from reperes_sante.publish.additions import commit_of, complete, date_of, policy_of
from reperes_sante.publish.recipe import build, prepare
from reperes_sante.read import disk
from tests import vitrine
from tests.built import BuiltSite
from tests.conftest import ROOT
from tests.repository import first_commit, git
from tests.test_former import changed, content

EXPORT = "donnees/v1/tout.json"


def test_where_the_system_cannot_exchange_the_site_is_replaced_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "_exchange", lambda *_: False)
    fresh, place = tmp_path / "fresh", tmp_path / "site"
    for folder in (fresh, place):
        folder.mkdir()
        (folder / "page").write_text(folder.name)
    disk.put_in_place(fresh, place)
    assert (place / "page").read_text() == "fresh"
    assert (fresh / "page").read_text() == "site"


def test_the_site_shares_what_a_build_wrote_until_that_changes(
    petit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_names: object, **_how: object) -> None:
        raise OSError("ce disque ne donne pas de second nom")

    docs, site = petit / "docs", petit / "site"
    with monkeypatch.context() as disk_of_old:
        disk_of_old.setattr(os, "link", refused)
        build(petit, site)
    copied = content(site)
    assert not (site / EXPORT).samefile(docs / EXPORT)
    build(petit, site)
    assert content(site) == copied
    assert (site / EXPORT).samefile(docs / EXPORT)
    rewritten = [path for kind in ("css", "js") for path in site.rglob(f"*.{kind}")]
    assert not any(path.samefile(docs / path.relative_to(site)) for path in rewritten)
    changed(petit, "data")
    prepare(petit)
    assert (docs / EXPORT).read_bytes() != copied[EXPORT]
    assert content(site) == copied


def test_the_manifest_tells_a_file_that_was_changed_added_or_lost(site: BuiltSite, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site.folder, copy)
    assert altered(copy) == []
    (copy / "index.html").write_text("")
    (copy / "404.html").unlink()
    (copy / "ajout.txt").write_text("")
    assert altered(copy) == ["404.html", "ajout.txt", "index.html"]


def test_the_manifest_names_the_commit_and_whether_it_is_all(petit: Path) -> None:
    ignored = (ROOT / ".gitignore").read_text("utf-8") + "/schema/\n"
    (petit / ".gitignore").write_text(ignored, "utf-8")
    # Without locks, no bill of materials: only the manifest is looked at.
    (petit / "uv.lock").unlink()
    first_commit(petit)
    head = git(petit, "rev-parse", "HEAD")
    assert commit_of(petit) == head
    prepare(petit)
    assert commit_of(petit) == head, "what a build writes is no modification"
    (petit / "docs" / "contribuer" / "autre.md").write_text("# Autre\n")
    assert commit_of(petit) == f"{head}+modifications"
    date = date_of(petit)
    assert date is not None
    complete(vitrine.make(petit / "site", date), petit, None, date.date())
    told = json.loads((petit / "site" / NAME).read_text("utf-8"))["commit"]
    assert told == commit_of(petit)


@pytest.mark.parametrize("clock", ["@0", "@946684800", "@4102444801", "@99999999999"])
def test_the_date_of_a_wrong_clock_is_not_told(tmp_path: Path, clock: str) -> None:
    first_commit(tmp_path, {**os.environ, "GIT_COMMITTER_DATE": f"{clock} +0000"})
    assert commit_of(tmp_path)
    assert date_of(tmp_path) is None


def test_a_file_named_in_another_encoding_is_a_change_like_any(tmp_path: Path) -> None:
    first_commit(tmp_path)
    git(tmp_path, "config", "core.quotePath", "false")
    assert "+" not in str(commit_of(tmp_path))
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe9.yml")).touch()
    assert str(commit_of(tmp_path)).endswith("+modifications")


def test_the_site_says_whom_to_warn_of_a_flaw(site: BuiltSite) -> None:
    lines = (site.folder / ".well-known" / "security.txt").read_text("utf-8").splitlines()
    assert lines[0] == "Contact: mailto:securite@essai.fr"
    # Outside git, from the last day that the data know.
    assert "Expires: 2027-11-21T00:00:00Z" in lines
    assert lines[-1].endswith("/.well-known/security.txt")


def test_the_bill_of_materials_follows_cyclonedx(site: BuiltSite) -> None:
    text = (site.folder / "sbom.cdx.json").read_text("utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    components = {component["name"]: component for component in json.loads(text)["components"]}
    assert {"mkdocs", "pydantic", "decoupage-administratif"} <= components.keys()
    assert not {"pytest", "axe-core"} & components.keys()


def test_every_page_bears_the_policy_that_the_host_sends(site: BuiltSite) -> None:
    policies = {policy_of(page.path) for page in site.pages.values()}
    assert len(policies) == 1
    policy = policies.pop()
    sent = (site.folder / "_headers").read_text("utf-8")
    assert f"  Content-Security-Policy: {policy}; frame-ancestors 'none'\n" in sent
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert (rules["default-src"], rules["script-src"], rules["base-uri"]) == ("'none'", "'self'", "'none'")
    assert not re.search(r"unsafe|https?:|\*", policy)
