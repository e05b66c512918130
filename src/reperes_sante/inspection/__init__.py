"""Inspection of a built site, from its folder alone: what readers would meet, told as findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reperes_sante.findings import Finding
from reperes_sante.inspection import links, outside, sentences, sitemap, sizes
from reperes_sante.inspection.reading import Built

CHECKS: tuple[Callable[[Built], Iterable[Finding]], ...] = (
    links.dead_links,
    links.lonely_pages,
    outside.foreign_requests,
    outside.inline_code,
    outside.policies,
    sitemap.canonical_addresses,
    sitemap.sitemap,
    sitemap.not_found_page,
    sizes.heavy_pages,
    sentences.long_sentences,
)
KINDS = (*links.KINDS, *outside.KINDS, *sitemap.KINDS, *sizes.KINDS, *sentences.KINDS)


def inspect(built: Built) -> tuple[Finding, ...]:
    """Return all that is wrong in a built site, sorted."""
    return tuple(sorted({finding for check in CHECKS for finding in check(built)}))


__all__ = ["CHECKS", "KINDS", "inspect"]
