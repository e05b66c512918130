"""The style sheet holds nothing that the site does not use."""

from __future__ import annotations

import re

import pytest

from tests.built import BuiltSite
from tests.conftest import ROOT

# What writes classes that no built page holds: scripts, the preview, what only some data or settings show.
MAKERS = (
    "docs/assets/js/*.js",
    "macros/**/*.html",
    "overrides/**/*.html",
    "src/reperes_sante/publish/preview.py",
)
# Made by extensions of Markdown, in pages that somebody writes by hand.
OF_MARKDOWN = {"inline", "end", "card", "aligne-center"}
COMMENT, BLOCK, TEXT = (
    re.compile(pattern, re.DOTALL) for pattern in (r"/\*.*?\*/", r"\{[^{}]*\}", r'url\([^)]*\)|"[^"]*"')
)


@pytest.mark.parametrize("sheet", ["site.css", "prose.css"])
def test_every_class_of_a_style_sheet_is_used(site: BuiltSite, sheet: str) -> None:
    text = TEXT.sub("", COMMENT.sub("", (ROOT / "docs" / "assets" / sheet).read_text("utf-8")))
    wanted = set(re.findall(r"\.([a-z][\w-]*)", BLOCK.sub("{}", text)))
    shown = {
        str(name)
        for page in site.pages.values()
        for tag in page.html.select("[class]")
        for name in tag["class"]
    }
    rest = wanted - shown - OF_MARKDOWN
    made = "".join(path.read_text("utf-8") for pattern in MAKERS for path in ROOT.glob(pattern))
    assert [name for name in sorted(rest) if not re.search(rf'["\' ]{re.escape(name)}["\' ]', made)] == []
