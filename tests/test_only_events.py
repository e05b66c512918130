"""A territory of which only events are known does not say that nothing was read."""

from __future__ import annotations

from typing import Any

import pytest

from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.territoire import Territoire
from reperes_sante.publish.embed import embed_files
from reperes_sante.render import Renderer
from tests.broken import REGISTRE, ROOT
from tests.test_gaps import words

NOTHING = "Nous n'avons rien lu qui soit en cours ici."
SITE = "https://exemple.fr/"
FACTS = {"nom": "Ici", "nom_officiel": "Ici", "type": "commune", "communes": ["01004"]}


def pages(catalogue: Catalogue, **fields: Any) -> tuple[str, str]:
    """Return the words of its first page, then those of its card for other sites."""
    read = {"sources": ["registre-essai"], "verifie_le": "2026-11-22"}
    here = Territoire.model_validate({"id": "ici", **FACTS, **read, **fields})
    linked = Catalogue.link((*catalogue.files, here), REGISTRE)
    renderer = Renderer(linked, ROOT / "macros", SITE, {})
    cards = embed_files(linked, renderer, SITE, ROOT)
    [card] = [text for path, text in cards.items() if path.startswith("territoires/ici/") and "<html" in text]
    return words(renderer.page("apercu", "ici", "territoires/ici/")), words(card)


@pytest.mark.parametrize(
    ("etape", "told"),
    [
        ({"titre": "Marche", "campagne": "octobre-rose", "date": "2026-10"}, "Marche (octobre 2026)."),
        ({"titre": "Forum", "nature": "stand"}, "Rendez-vous connus ici : Forum."),
        ({"titre": "Une étude", "date": "2024"}, NOTHING),
    ],
)
def test_its_events_are_told(catalogue: Catalogue, etape: dict[str, str], told: str) -> None:
    for page in pages(catalogue, etapes=[etape]):
        assert told in page
        assert (NOTHING in page) == (told == NOTHING)


def test_its_last_events_come_first(catalogue: Catalogue) -> None:
    steps = [{"titre": f"Forum {year}", "nature": "stand", "date": str(year)} for year in range(2021, 2026)]
    for page in pages(catalogue, etapes=steps):
        assert "Forum 2025 (2025) ; Forum 2024 (2024) ; Forum 2023 (2023)." in page
