"""Links between pages are relative, so that the site works under any address."""

from __future__ import annotations

import pytest

from reperes_sante.link.pages import relative


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("organismes/#ars", "", "organismes/#ars"),
        ("", "territoires/arras/cls/", "../../../"),
        ("territoires/arras/", "territoires/arras/cls/", "../"),
        ("territoires/arras/cls/#axe", "territoires/arras/cls/", "#axe"),
        ("themes/#soins", "organismes/", "../themes/#soins"),
        ("", "", "./"),
    ],
)
def test_links_are_relative(target: str, page: str, link: str) -> None:
    assert relative(target, page) == link
