"""What search engines and lost readers meet: canonical addresses, site map, page of what is not found."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from reperes_sante.inspect.reading import NOT_FOUND, Built, PageLue
from reperes_sante.model.findings import Finding, Kind, Wording

CANONIQUE = Kind("adresse-canonique", "Chaque page déclare sa propre adresse complète.", "RFC 6596")
PLAN = Kind("plan-incomplet", "sitemap.xml nomme toutes les pages, et elles seules.", "sitemaps.org")
INTROUVABLE = Kind("page-404", "La page 404 existe, en français ; ses liens marchent depuis toute adresse.")
KINDS = (CANONIQUE, PLAN, INTROUVABLE)
SITEMAP = "sitemap.xml"
LOCATIONS = "//*[local-name()='loc']/text()"
REBUILD = "Refaites le site ; vérifiez « site_url » dans mkdocs.yml."


def canonical_addresses(built: Built) -> Iterator[Finding]:
    """Yield the pages whose canonical address is not theirs."""
    for page in _own_pages(built):
        if not page.canonique or page.canonique != built.racine + page.adresse:
            message = f"L'adresse déclarée est « {page.canonique or 'absente'} »."
            yield built.finding(page.fichier, 1, Wording(CANONIQUE, message, REBUILD))


def sitemap(built: Built) -> Iterator[Finding]:
    """Yield the pages that the site map forgets, and the addresses that it invents."""
    if SITEMAP not in built.fichiers:
        yield built.finding(SITEMAP, 1, Wording(PLAN, "Il n'y a pas de plan du site.", REBUILD))
        return
    told = {str(url) for url in etree.parse(built.dossier / SITEMAP).xpath(LOCATIONS)}
    own = {built.racine + page.adresse for page in _own_pages(built)}
    for url in sorted(told ^ own):
        problem = "n'est pas une page du site" if url in told else "manque"
        yield built.finding(SITEMAP, 1, Wording(PLAN, f"« {url} » {problem}.", REBUILD))


def not_found_page(built: Built) -> Iterator[Finding]:
    """Yield what would stop a lost reader: no page in French, or links that depend on its address."""
    page = built.pages.get(NOT_FOUND)
    if page is None or page.langue != "fr" or "introuvable" not in page.titre.casefold():
        yield built.finding(
            NOT_FOUND, 1, Wording(INTROUVABLE, "Elle manque, ou n'est pas en français.", REBUILD)
        )
        return
    for reference in page.references:
        if not reference.url.startswith(("/", "#", "https:", "tel:", "sms:")):
            message = f"« {reference.url} » ne marche que depuis l'accueil."
            wording = Wording(INTROUVABLE, message, "Écrivez une adresse qui commence par « / ».")
            yield built.finding(NOT_FOUND, reference.ligne, wording)


def _own_pages(built: Built) -> Iterator[PageLue]:
    return (page for page in built.pages.values() if page.fichier != NOT_FOUND and not page.renvoi)
