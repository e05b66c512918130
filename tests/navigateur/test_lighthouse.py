"""Lighthouse, mobile: full marks for accessibility, good practice and being found.

Its performance mark depends on the machine of the moment: `make bench` tells it.
"""

from __future__ import annotations

import pytest

from tests.lighthouse import CATEGORIES, PAGES, scores

pytestmark = pytest.mark.lent


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_full_marks(serveur: str, address: str) -> None:
    found = scores(f"{serveur}{address}", CATEGORIES[1:])
    assert found == dict.fromkeys(CATEGORIES[1:], 100)
