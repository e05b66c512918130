"""A built site, judged from its folder alone: what readers would meet, told as findings."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from lxml import etree

from reperes_sante.inspect.reading import NOT_FOUND, Built, PageLue, WrittenUrl, refused
from reperes_sante.inspect.wording import MOST_WORDS
from reperes_sante.model.findings import Finding, Kind, Wording
from reperes_sante.read import markup
from reperes_sante.read.written import CORRECT, LINKS, SCHEME

LIEN = Kind(
    "lien-mort", "Chaque lien, chaque image et chaque fichier appelé par une page existe sur le site."
)
# The link still opens the page: one written by hand need not name all the parts of the one it replaces.
ANCRE = Kind.warning("ancre-morte", "Chaque lien vers une partie de page mène à une partie qui existe.")
ISOLEE = Kind.warning("page-isolee", "Une autre page du site mène à chaque page.")
OF_LINKS = (LIEN, ANCRE, SCHEME, ISOLEE)


def dead_links(built: Built) -> Iterator[Finding]:
    """Yield the addresses that lead nowhere."""
    for page, reference in built.suivis.douteuses:
        if wording := _wording(built, page, reference):
            yield built.finding(page.fichier, reference.ligne, wording)


def lonely_pages(built: Built) -> Iterator[Finding]:
    """Yield the pages that no other page leads to: nobody would find them but by the search."""
    linked = built.suivis.menees
    for page in built.pages.values():
        expected = page.adresse not in {"", NOT_FOUND} and not page.renvoi and not page.est_carte
        if page.fichier not in linked and expected:
            wording = Wording(
                ISOLEE, "Aucune page n'y mène.", "Faites un lien vers elle depuis une autre page."
            )
            yield built.finding(page.fichier, 1, wording)


def _wording(built: Built, page: PageLue, reference: WrittenUrl) -> Wording | None:
    scheme, target, fragment = built.but(page, reference.url)
    if scheme not in LINKS:
        return Wording(SCHEME, f"« {reference.url[:80]} » n'est pas un lien permis.", CORRECT)
    if target is None:
        return None
    if target not in built.fichiers:
        return Wording(LIEN, f"« {reference.url} » ne mène à aucun fichier du site.", CORRECT)
    if not built.montre(target, fragment):
        return Wording(ANCRE, f"« {reference.url} » : cette partie de la page n'existe pas.", CORRECT)
    return None


FOREIGN = Kind("requete-etrangere", "Une page ne demande rien à un autre site.")
POLICY = Kind(
    "politique-absente", "Chaque page porte la politique de sécurité du contenu (CSP), stricte.", "W3C, CSP 3"
)
OF_REQUESTS = (FOREIGN, POLICY)
# Relations that the browser does not fetch.
NOT_FETCHED = {"canonical", "alternate", "license", "author", "help", "next", "prev"}
LOOSE = re.compile(r"unsafe-|\*|https?:|data:")
STRICT = "default-src 'none'"
FETCHED_BY_STYLE = re.compile(r"(?:@import\s+|url\(\s*)[\"']?((?:https?:)?//[^\"')\s]+)")
FETCHED_BY_SCRIPT = re.compile(
    r"(?:import|from|fetch|importScripts|Worker)\s*\(?\s*[\"'`]((?:https?:)?//[^\"'`]+)"
)


def foreign_requests(built: Built) -> Iterator[Finding]:
    """Yield what the browser would fetch from another host, in pages, style sheets and scripts."""
    for page in built.pages.values():
        for reference in page.references:
            if _is_fetched(reference) and built.but(page, reference.url).fichier is None:
                yield built.finding(page.fichier, reference.ligne, _foreign(reference.url))
    for suffix, pattern in ((".css", FETCHED_BY_STYLE), (".js", FETCHED_BY_SCRIPT)):
        for path in sorted(name for name in built.fichiers if name.endswith(suffix)):
            for rank, line in enumerate((built.dossier / path).read_text("utf-8").splitlines(), 1):
                for url in pattern.findall(line):
                    yield built.finding(path, rank, _foreign(url))


def policies(built: Built) -> Iterator[Finding]:
    """Yield the pages without a strict policy."""
    for page in built.pages.values():
        if not page.politique.startswith(STRICT) or LOOSE.search(page.politique):
            message = f"La politique de cette page est « {page.politique or 'absente'} »."
            wording = Wording(POLICY, message, "Incluez « partials/politique.html » en tête du gabarit.")
            yield built.finding(page.fichier, 1, wording)


def _is_fetched(reference: WrittenUrl) -> bool:
    if reference.balise in {"a", "area"}:
        return False
    return reference.balise != "link" or not NOT_FETCHED.intersection(reference.role.split())


def _foreign(url: str) -> Wording:
    return Wording(FOREIGN, f"« {url} » est sur un autre site.", "Copiez le fichier dans docs/assets/.")


def refused_html(built: Built) -> Iterator[Finding]:
    """Yield what pages and drawings hold and may not, and the identifiers that a page gives twice."""
    for path in sorted(built.fichiers):
        if path in built.pages:
            yield from (built.finding(path, *each) for each in built.pages[path].refus)
        elif path.endswith(".svg"):
            found = refused((built.dossier / path).read_bytes(), markup.DRAWING)
            yield from (built.finding(path, *each) for each in found)


CANONIQUE = Kind("adresse-canonique", "Chaque page déclare sa propre adresse complète.", "RFC 6596")
PLAN = Kind("plan-incomplet", "sitemap.xml nomme toutes les pages, et elles seules.", "sitemaps.org")
INTROUVABLE = Kind("page-404", "La page 404 existe, en français ; ses liens marchent depuis toute adresse.")
OF_ADDRESSES = (CANONIQUE, PLAN, INTROUVABLE)
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
    pages = (page for page in built.pages.values() if not page.renvoi and not page.est_carte)
    return (page for page in pages if page.fichier != NOT_FOUND)


PAGE, VISIT = 10_000, 60_000
# A phone takes its time over more.
ELEMENTS = 1_500
LOURDE = Kind.warning(
    "page-lourde", "Compressée, une page pèse moins de 10 ko ; une première visite, moins de 60 ko."
)
OF_SIZES = (LOURDE,)


def heavy_pages(built: Built) -> Iterator[Finding]:
    """Yield the pages over budget, alone or with what they load at once."""
    compressed = cache(lambda path: len(gzip.compress((built.dossier / path).read_bytes(), 9)))
    for page in built.pages.values():
        loaded = sum(map(compressed, _loaded(built, page)))
        if page.poids <= PAGE and page.poids + loaded <= VISIT:
            continue
        own = compressed(page.fichier)
        whole = own + loaded
        if own > PAGE or whole > VISIT:
            message = f"Elle pèse {own / 1000:.1f} ko, {whole / 1000:.1f} ko avec ce qu'elle charge."
            wording = Wording(LOURDE, message, "Répartissez son contenu sur plusieurs pages.")
            yield built.finding(page.fichier, 1, wording)


def _loaded(built: Built, page: PageLue) -> frozenset[str]:
    """List the files of the site that a page loads by itself."""
    found = (
        built.but(page, reference.url).fichier
        for reference in page.references
        if reference.balise in {"script", "img"}
        or {"stylesheet", "icon"}.intersection(reference.role.split())
    )
    return built.fichiers.intersection(filter(None, found))


LONGUE = Kind.warning(
    "phrase-longue",
    f"Une phrase a {MOST_WORDS} mots au plus ; un titre officiel, un lien ou une citation compte pour un.",
)
OF_SENTENCES = (LONGUE,)


def long_sentences(built: Built) -> Iterator[Finding]:
    """Yield the sentences that are too long, each at the first page that says it."""
    told: set[str] = set()
    for page in built.pages.values():
        for phrase in page.phrases_longues:
            if phrase.texte not in told:
                told.add(phrase.texte)
                message = f"« {phrase.texte} » : cette phrase a {phrase.mots} mots."
                yield built.finding(page.fichier, 1, Wording(LONGUE, message, "Faites-en deux."))


CHECKS: tuple[Callable[[Built], Iterable[Finding]], ...] = (
    dead_links,
    lonely_pages,
    foreign_requests,
    refused_html,
    policies,
    canonical_addresses,
    sitemap,
    not_found_page,
    heavy_pages,
    long_sentences,
)
KINDS = (*OF_LINKS, *OF_REQUESTS, *markup.KINDS, *OF_ADDRESSES, *OF_SIZES, *OF_SENTENCES)


def inspect(built: Built) -> tuple[Finding, ...]:
    """Return all that is wrong in a built site, sorted."""
    return tuple(sorted({finding for check in CHECKS for finding in check(built)}))


__all__ = ["CHECKS", "KINDS", "inspect"]
