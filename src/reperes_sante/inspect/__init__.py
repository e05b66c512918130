"""A built site, judged from its folder alone: what readers would meet, told as findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reperes_sante.inspect import links, outside, sentences, sitemap, sizes
from reperes_sante.inspect.reading import Built
from reperes_sante.model.findings import Finding

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
