"""Titles and descriptions of the generated pages."""

from __future__ import annotations

from reperes_sante.france.letters import typographier
from reperes_sante.france.register import Departement
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.pages import Page, PageDuContrat, dispositifs_de
from reperes_sante.model.besoins import Besoin
from reperes_sante.model.communs import Ligne, Organisme, Terme, Thematique
from reperes_sante.model.langues import Langue
from reperes_sante.model.rubriques import Rubrique
from reperes_sante.model.territoire import Territoire
from reperes_sante.view.headings import nom_commun


def sujet(rubrique: Rubrique, territoire: Territoire) -> str:
    """Return what a page is about, without the territory's name: « Contrat local de santé »."""
    things = dispositifs_de(territoire, rubrique)
    if not any(dispositif.GENRE.principal for dispositif in things):
        return rubrique.label
    common = nom_commun(things)
    if common is None:
        return rubrique.label
    return common.seul if len(things) == 1 else common.pluriel


def titre(rubrique: Rubrique, territoire: Territoire) -> str:
    """Return the title of a page, as plain text: « Contrat local de santé – Béthune-Bruay »."""
    if rubrique is Rubrique.APERCU:
        return typographier(territoire.nom)
    return typographier(f"{sujet(rubrique, territoire)} – {territoire.nom}")


def description(rubrique: Rubrique, territoire: Territoire) -> str:
    """Return one plain sentence about a page, as plain text."""
    return typographier(rubrique.resume.format(territoire.nom))


def parents(catalogue: Catalogue, rubrique: Rubrique, territoire: Territoire) -> tuple[tuple[str, str], ...]:
    """Return the pages above a territory's page, without the home: the name and the address of each."""
    liste = () if catalogue.seul else (("Territoires", "territoires/"),)
    overview = Page(territoire, Rubrique.APERCU)
    own = () if rubrique is Rubrique.APERCU else ((territoire.nom, overview.adresse),)
    return (*liste, *own)


def titre_du_contrat(page: PageDuContrat) -> str:
    """Return the title of the page of a contract that another replaced, as plain text."""
    return typographier(f"{page.contrat.nom} – contrat précédent")


def description_du_contrat(page: PageDuContrat) -> str:
    """Return one plain sentence about the page of a contract that another replaced, as plain text."""
    return typographier(f"{page.contrat.nom} : ce que prévoyait ce contrat, et celui qui l'a remplacé.")


def titre_du_theme(theme: Thematique) -> str:
    """Return the title of a theme's page, as plain text."""
    return typographier(theme.nom)


def description_du_theme(theme: Thematique) -> str:
    """Return one plain sentence about a theme's page, as plain text."""
    return typographier(f"{theme.nom} : qui agit sur ce sujet, dans quels territoires, et où cela en est.")


def titre_de_l_organisme(organisme: Organisme) -> str:
    """Return the title of an organisme's page, as plain text: its name, with its short name if it has one."""
    return typographier(f"{organisme.nom} ({organisme.sigle})" if organisme.sigle else organisme.nom)


def intitule_de_l_organisme(organisme: Organisme) -> str:
    """Return what a tab says of an organisme's page: a territory or an acronym may have the same name."""
    return typographier(f"{titre_de_l_organisme(organisme)} (organisme)")


def description_de_l_organisme(organisme: Organisme) -> str:
    """Return one plain sentence about an organisme's page, as plain text."""
    what = "ce que nos sources en disent : contrats, conseils, commissions, actions."
    return typographier(f"{organisme.nom} ({organisme.nature}) : {what}")


def titre_du_terme(terme: Terme) -> str:
    """Return the title of a glossary entry's page, as plain text: « CLS – contrat local de santé »."""
    return typographier(f"{terme.sigle} – {terme.developpe}" if terme.developpe else terme.sigle)


def intitule_du_terme(terme: Terme) -> str:
    """Return what a tab says of a glossary entry's page: an organisme may have the same name."""
    return typographier(f"{titre_du_terme(terme)} (glossaire)")


def description_du_terme(terme: Terme) -> str:
    """Return one plain sentence about a glossary entry's page, as plain text."""
    return typographier(f"{terme.sigle} : ce que ce sigle veut dire, et d'où nous le tenons.")


def titre_du_numero(ligne: Ligne) -> str:
    """Return the title of a help number's page, as plain text: « 3114 – Numéro national… »."""
    return typographier(f"{ligne.numero} – {ligne.nom}")


def description_du_numero(ligne: Ligne) -> str:
    """Return one plain sentence about a help number's page, as plain text."""
    return typographier(f"{ligne.numero} : pour qui, quand, à quel prix, et d'où nous le tenons.")


def titre_du_besoin(besoin: Besoin) -> str:
    """Return the title of a need's page, as plain text."""
    return typographier(besoin.nom)


def description_du_besoin(besoin: Besoin) -> str:
    """Return one plain sentence about a need's page, as plain text."""
    return typographier(f"{besoin.nom} : qui appeler, que faire d'abord, où aller près de chez vous.")


def titre_de_la_langue(langue: Langue) -> str:
    """Return the title of a language's page, as plain text: « Urgences en anglais – English »."""
    return typographier(f"Urgences en {langue.nom_francais} – {langue.nom}")


def description_de_la_langue(langue: Langue) -> str:
    """Return one plain sentence about a language's page, as plain text."""
    return typographier(f"Les numéros d'urgence en France, et comment appeler, en {langue.nom_francais}.")


def titre_du_departement(departement: Departement) -> str:
    """Return the title of a department's page, as plain text."""
    return typographier(f"Ma commune – {departement.nom}")


def description_du_departement(departement: Departement) -> str:
    """Return one plain sentence about a department's page, as plain text."""
    return typographier(f"{departement.nom} ({departement.code}) : ce qui couvre chaque commune, de A à Z.")
