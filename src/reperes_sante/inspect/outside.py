"""What a page would ask of other hosts, and the code written in it: nothing of either."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reperes_sante.inspect.reading import Built, PageLue, Reference
from reperes_sante.model.findings import Finding, Kind, Wording

FOREIGN = Kind("requete-etrangere", "Une page ne demande rien à un autre site.")
INLINE = Kind(
    "code-dans-la-page", "Ni code ni style n'est écrit dans une page : la politique de sécurité l'interdit."
)
POLICY = Kind(
    "politique-absente", "Chaque page porte la politique de sécurité du contenu (CSP), stricte.", "W3C, CSP 3"
)
KINDS = (FOREIGN, INLINE, POLICY)
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
            if _is_fetched(reference) and built.target(built.whole(page, reference.url)) is None:
                yield built.finding(page.fichier, reference.ligne, _foreign(reference.url))
    for suffix, pattern in ((".css", FETCHED_BY_STYLE), (".js", FETCHED_BY_SCRIPT)):
        for path in sorted(name for name in built.fichiers if name.endswith(suffix)):
            for rank, line in enumerate((built.dossier / path).read_text("utf-8").splitlines(), 1):
                for url in pattern.findall(line):
                    yield built.finding(path, rank, _foreign(url))


def inline_code(built: Built) -> Iterator[Finding]:
    """Yield the code and the styles written in pages."""
    for page in built.pages.values():
        for code in page.en_ligne:
            message = f"« {code.nom} » serait refusé par le navigateur."
            wording = Wording(
                INLINE, message, "Mettez le code dans assets/js/, le style dans assets/site.css."
            )
            yield built.finding(page.fichier, code.ligne, wording)


def policies(built: Built) -> Iterator[Finding]:
    """Yield the pages without a strict policy."""
    for page in built.pages.values():
        if not _is_strict(page):
            message = f"La politique de cette page est « {page.politique or 'absente'} »."
            wording = Wording(POLICY, message, "Incluez « partials/politique.html » en tête du gabarit.")
            yield built.finding(page.fichier, 1, wording)


def _is_strict(page: PageLue) -> bool:
    return page.politique.startswith(STRICT) and not LOOSE.search(page.politique)


def _is_fetched(reference: Reference) -> bool:
    if reference.balise in {"a", "area"}:
        return False
    return reference.balise != "link" or not NOT_FETCHED.intersection(reference.role.split())


def _foreign(url: str) -> Wording:
    return Wording(FOREIGN, f"« {url} » est sur un autre site.", "Copiez le fichier dans docs/assets/.")
