"""Titles and descriptions of the generated pages."""

from __future__ import annotations

from reperes_sante.model.besoins import Besoin
from reperes_sante.model.communs import Ligne, Organisme, Terme, Thematique
from reperes_sante.model.langues import Langue
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.vocabulaire import NatureConseil
from reperes_sante.pages import Page, Rubrique
from reperes_sante.registry import Departement
from reperes_sante.rendering.typography import typographier

DESCRIPTIONS = {
    Rubrique.APERCU: "{} : ce qui est fait pour la santé, depuis quand, par qui, et les contacts connus.",
    Rubrique.CLS: "{} : où en est le contrat local de santé, ce qu'il prévoit et qui l'a signé.",
    Rubrique.CLSM: "{} : ce que fait le conseil pour la santé mentale, et qui y siège.",
    Rubrique.CIAS: "{} : ce que fait le centre intercommunal d'action sociale, et pour qui.",
    Rubrique.AUTRES: "{} : centres de santé, ateliers et structures d'appui, en clair et avec leurs dates.",
    Rubrique.FONCTIONNEMENT: "{} : qui décide, qui paie, qui répond de ce qui est fait pour la santé.",
    Rubrique.HISTORIQUE: "{} : toutes les dates connues, de la plus ancienne à la plus récente.",
    Rubrique.SOURCES: "{} : les documents d'où viennent nos informations, avec leur éditeur et leur date.",
}


def sujet(rubrique: Rubrique, territoire: Territoire) -> str:
    """Return what a page is about, without the territory's name: « Contrat local de santé »."""
    several = {
        Rubrique.CLS: (territoire.contrats, "Contrat local de santé", "Contrats locaux de santé"),
        Rubrique.CLSM: (territoire.conseils, *_council(territoire)),
        Rubrique.CIAS: (
            territoire.centres_action_sociale,
            "Centre intercommunal d'action sociale",
            "Centres intercommunaux d'action sociale",
        ),
    }
    if rubrique not in several:
        return rubrique.label
    things, one, many = several[rubrique]
    return one if len(things) == 1 else many


def titre(rubrique: Rubrique, territoire: Territoire) -> str:
    """Return the title of a page, as plain text: « Contrat local de santé – Béthune-Bruay »."""
    if rubrique is Rubrique.APERCU:
        return typographier(territoire.nom)
    return typographier(f"{sujet(rubrique, territoire)} – {territoire.nom}")


def description(rubrique: Rubrique, territoire: Territoire) -> str:
    """Return one plain sentence about a page, as plain text."""
    return typographier(DESCRIPTIONS[rubrique].format(territoire.nom))


def parents(rubrique: Rubrique, territoire: Territoire) -> tuple[tuple[str, str], ...]:
    """Return the pages above a territory's page, without the home: the name and the address of each."""
    overview = Page(territoire, Rubrique.APERCU)
    own = () if rubrique is Rubrique.APERCU else ((territoire.nom, overview.adresse),)
    return (("Territoires", "territoires/"), *own)


def titre_du_theme(theme: Thematique) -> str:
    """Return the title of a theme's page, as plain text."""
    return typographier(theme.nom)


def description_du_theme(theme: Thematique) -> str:
    """Return one plain sentence about a theme's page, as plain text."""
    return typographier(f"{theme.nom} : qui agit sur ce sujet, dans quels territoires, et où cela en est.")


def titre_de_l_organisme(organisme: Organisme) -> str:
    """Return the title of an organisme's page, as plain text: its name, with its short name if it has one."""
    return typographier(f"{organisme.nom} ({organisme.sigle})" if organisme.sigle else organisme.nom)


def description_de_l_organisme(organisme: Organisme) -> str:
    """Return one plain sentence about an organisme's page, as plain text."""
    what = "ce que nos sources en disent : contrats, conseils, commissions, actions."
    return typographier(f"{organisme.nom} ({organisme.nature}) : {what}")


def titre_du_terme(terme: Terme) -> str:
    """Return the title of a glossary entry's page, as plain text: « CLS – contrat local de santé »."""
    return typographier(f"{terme.sigle} – {terme.developpe}" if terme.developpe else terme.sigle)


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


def _council(territoire: Territoire) -> tuple[str, str]:
    natures = {conseil.nature for conseil in territoire.conseils}
    if natures == {NatureConseil.CONSEIL_INTERCOMMUNAL}:
        return "Conseil intercommunal de santé", "Conseils intercommunaux de santé"
    if natures == {NatureConseil.CLSM}:
        return "Conseil local de santé mentale", "Conseils locaux de santé mentale"
    return "Conseil de santé", "Conseils de santé"
