"""Links of the built pages: each leads to a file of the site, and each anchor exists."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from reperes_sante.inspect.reading import NOT_FOUND, Built, PageLue, Reference
from reperes_sante.model.findings import Finding, Kind, Severity, Wording
from reperes_sante.read.written import CORRECT, SCHEME

LIEN = Kind(
    "lien-mort", "Chaque lien, chaque image et chaque fichier appelé par une page existe sur le site."
)
# The link still opens the page: one written by hand need not name all the parts of the one it replaces.
ANCRE = Kind(
    "ancre-morte",
    "Chaque lien vers une partie de page mène à une partie qui existe.",
    gravite=Severity.AVERTISSEMENT,
)
ISOLEE = Kind(
    "page-isolee",
    "Une autre page du site mène à chaque page.",
    gravite=Severity.AVERTISSEMENT,
)
KINDS = (LIEN, ANCRE, SCHEME, ISOLEE)
SCHEMES = {"http", "https", "tel", "sms", "mailto"}


def dead_links(built: Built) -> Iterator[Finding]:
    """Yield the addresses that lead nowhere."""
    for page in built.pages.values():
        for reference in page.references:
            wording = _wording(built, page, reference)
            if wording:
                yield built.finding(page.fichier, reference.ligne, wording)


def lonely_pages(built: Built) -> Iterator[Finding]:
    """Yield the pages that no other page leads to: nobody would find them but by the search."""
    linked = {
        built.target(built.whole(page, reference.url))
        for page in built.pages.values()
        for reference in page.references
        if reference.balise == "a" and built.target(built.whole(page, reference.url)) != page.fichier
    }
    for page in built.pages.values():
        if page.fichier not in linked and page.adresse not in {"", NOT_FOUND} and not page.renvoi:
            wording = Wording(
                ISOLEE, "Aucune page n'y mène.", "Faites un lien vers elle depuis une autre page."
            )
            yield built.finding(page.fichier, 1, wording)


def _wording(built: Built, page: PageLue, reference: Reference) -> Wording | None:
    whole = built.whole(page, reference.url)
    if urlsplit(whole).scheme not in SCHEMES:
        return Wording(SCHEME, f"« {reference.url[:80]} » n'est pas un lien permis.", CORRECT)
    target = built.target(whole)
    if target is None:
        return None
    if target not in built.fichiers:
        return Wording(LIEN, f"« {reference.url} » ne mène à aucun fichier du site.", CORRECT)
    fragment = unquote(urlsplit(whole).fragment)
    # « #q=… » is a question to the search page.
    known = target not in built.pages or "=" in fragment or fragment in built.pages[target].ancres
    if fragment and not known:
        return Wording(ANCRE, f"« {reference.url} » : cette partie de la page n'existe pas.", CORRECT)
    return None
