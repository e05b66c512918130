"""Findings in the pages of the preview: an editor sees them in the browser, not only in the terminal."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from markupsafe import Markup

from reperes_sante.edit.completeness import bilan
from reperes_sante.model.findings import Finding
from reperes_sante.publish.form.pages import FORM
from reperes_sante.publish.recipe import Site
from reperes_sante.validate import Project

PANEL = Markup(
    '<section class="constats" aria-label="Remarques sur les données">'
    "<p><strong>{title}</strong> Ce cadre ne paraît que dans l'aperçu.</p><ul>{items}</ul></section>"
)
ITEM = Markup(
    "<li><strong>{finding.gravite.value}</strong> · "
    "<code>{finding.fichier}:{finding.ligne}:{finding.colonne}</code>"
    " {finding.champ}<br>{finding.message} {finding.remede} [{finding.code}]</li>"
)

LINK = Markup(
    '<section class="constats" aria-label="Cette fiche"><p><a href="/{form}/territoires/{fiche}/">'
    "Compléter cette fiche</a> par un formulaire. Ce cadre ne paraît que dans l'aperçu.</p></section>"
)
BEGIN = Markup(
    '<section class="constats" aria-label="Les fiches"><p><a href="/{form}/">'
    "Commencer une fiche</a> par un formulaire. Ce cadre ne paraît que dans l'aperçu.</p></section>"
)
TABLE = Markup(
    '<section class="constats" aria-label="À relire"><p><strong>À relire.</strong>'
    " Ce cadre ne paraît que dans l'aperçu.</p><table><thead><tr>"
    '<th scope="col">Territoire</th><th scope="col">Relu il y a</th><th scope="col">Annonces passées</th>'
    "</tr></thead><tbody>{rows}</tbody></table></section>"
)
ROW = Markup('<tr><th scope="row">{row.territoire.nom}</th><td>{row.age} mois</td><td>{announced}</td></tr>')


def panel(findings: tuple[Finding, ...], title: str) -> str:
    """Return findings as an HTML block, or nothing when there are none; every word is escaped."""
    items = Markup("").join(ITEM.format(finding=finding) for finding in findings)
    return str(PANEL.format(title=title, items=items)) if findings else ""


def freshness(project: Project, today: dt.date) -> str:
    """Return what editors should look at again: the age of each file, and announced dates that are past."""
    rows = Markup("").join(
        ROW.format(row=row, announced=Markup("<br>").join(finding.message for finding in row.annonces))
        for row in sorted(bilan(project, today), key=lambda row: (-len(row.annonces), -row.age))
    )
    return str(TABLE.format(rows=rows))


class PreviewRenderer:
    """Renders as the site does, and adds what editors should know."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self.titre = site.renderer.titre
        self.description = site.renderer.description

    def page(self, genre: str, cle: str, url: str) -> str:
        """Return a page, after the findings of its own file."""
        return self._remarks(cle) + self._site.renderer.page(genre, cle, url)

    def partie(self, genre: str, cle: str, chemin: str, url: str) -> str:
        """Return a part of a page, after the findings of its own file."""
        return self._remarks(cle) + self._site.renderer.partie(genre, cle, chemin, url)

    def _remarks(self, fiche: str) -> str:
        findings = self._site.project.findings
        holder = self._site.catalogue.territoire_du_dispositif.get(fiche)
        name = holder.id if holder else fiche
        own = tuple(f for f in findings if f.fichier == f"data/territoires/{name}.yml")
        is_territory = name in self._site.catalogue.territoires
        link = str(LINK.format(form=FORM, fiche=name)) if is_territory else ""
        return link + panel(own, "Cette fiche appelle des remarques.")

    def bloc(self, nom: str, url: str, *arguments: object) -> str:
        """Return a block; editors may begin a file from the list, and see which have grown old."""
        html = self._site.renderer.bloc(nom, url, *arguments)
        if nom == "liste_territoires":
            return str(BEGIN.format(form=FORM)) + html
        today = dt.datetime.now(tz=dt.UTC).date()
        return html + freshness(self._site.project, today) if nom == "bilan" else html


# What renders the pages of each project that a preview of this process shows.
shown: dict[Path, PreviewRenderer] = {}
