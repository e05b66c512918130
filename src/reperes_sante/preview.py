"""Findings in the pages of the preview: an editor sees them in the browser, not only in the terminal."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from markupsafe import Markup

from reperes_sante.findings import Finding

PANEL = Markup(
    '<section class="constats" aria-label="Remarques sur les données">'
    "<p><strong>{title}</strong> Ce cadre ne paraît que dans l'aperçu.</p><ul>{items}</ul></section>"
)
ITEM = Markup(
    "<li><strong>{finding.gravite.value}</strong> · "
    "<code>{finding.fichier}:{finding.ligne}:{finding.colonne}</code>"
    " {finding.champ}<br>{finding.message} {finding.remede}</li>"
)


def panel(findings: tuple[Finding, ...], title: str) -> str:
    """Return findings as an HTML block, or nothing when there are none; every word is escaped."""
    items = Markup("").join(ITEM.format(finding=finding) for finding in findings)
    return str(PANEL.format(title=title, items=items)) if findings else ""


def with_findings(render: Callable[..., str], findings: tuple[Finding, ...]) -> Callable[..., str]:
    """Return a page renderer that first shows the findings of the page's own file."""

    @wraps(render)
    def page(rubrique: str, fiche: str, url: str) -> str:
        own = tuple(f for f in findings if f.fichier == f"data/territoires/{fiche}.yml")
        return panel(own, "Cette fiche appelle des remarques.") + render(rubrique, fiche, url)

    return page


class BrokenRenderer:
    """Stands in for the renderer while the data hold errors: every page shows them."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self._panel = panel(findings, "Les données contiennent des erreurs.")

    def titre(self, _rubrique: str, _fiche: str) -> str:
        """Return a title that says what happens."""
        return "Erreurs dans les données"

    def page(self, _rubrique: str, _fiche: str, _url: str) -> str:
        """Return the findings."""
        return self._panel

    def bloc(self, _nom: str, _url: str, *_arguments: object) -> str:
        """Return the findings."""
        return self._panel
