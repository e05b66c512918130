"""Pages told to search engines, in the words of schema.org: only what the page itself says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reperes_sante.link import pages
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.model.blocs import Contact
from reperes_sante.model.rubriques import Rubrique
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.vocabulaire import TypeTerritoire
from reperes_sante.view.timeline import mis_a_jour_le

Noeud = dict[str, Any]
CONTEXT = "https://schema.org"
ADRESSE_LICENCE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
# An association of elected people is no public authority.
NOT_PUBLIC = {TypeTerritoire.ASSOCIATION}


def fiche_liee(
    catalogue: Catalogue, site: str, territoire: Territoire, rubrique: Rubrique, titre: str
) -> Noeud:
    """Return what a territory's page says of itself, and of the territory when it is the main one."""
    page = f"{site}{pages.of_territoire(territoire, rubrique)}"
    nodes = [_page(catalogue, site, page, territoire, titre), _trail(catalogue, site, territoire, rubrique)]
    if rubrique is Rubrique.APERCU:
        nodes += [_area(catalogue, page, territoire), _body(catalogue, page, territoire)]
    return {"@context": CONTEXT, "@graph": nodes}


def _page(catalogue: Catalogue, site: str, page: str, territoire: Territoire, titre: str) -> Noeud:
    return {
        "@type": "WebPage",
        "@id": page,
        "url": page,
        "name": titre,
        "inLanguage": "fr",
        "dateModified": mis_a_jour_le(catalogue, territoire).iso,
        "lastReviewed": territoire.verifie_le.iso,
        "license": ADRESSE_LICENCE,
        "isPartOf": {"@type": "WebSite", "name": catalogue.site.nom, "url": site},
        "about": {"@id": f"{site}{pages.of_territoire(territoire)}#territoire"},
    }


def _trail(catalogue: Catalogue, site: str, territoire: Territoire, rubrique: Rubrique) -> Noeud:
    steps = [("Accueil", ""), *(() if catalogue.seul else (("Territoires", "territoires/"),))]
    steps.append((territoire.nom, pages.of_territoire(territoire)))
    if rubrique is not Rubrique.APERCU:
        steps.append((rubrique.label, pages.of_territoire(territoire, rubrique)))
    items = [
        {"@type": "ListItem", "position": rank, "name": name, "item": f"{site}{path}"}
        for rank, (name, path) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _area(catalogue: Catalogue, page: str, territoire: Territoire) -> Noeud:
    return {
        "@type": "AdministrativeArea",
        "@id": f"{page}#territoire",
        "name": territoire.nom,
        "containedInPlace": {"@type": "AdministrativeArea", "name": catalogue.region_de(territoire)},
    }


def _body(catalogue: Catalogue, page: str, territoire: Territoire) -> Noeud:
    is_public = catalogue.type_de(territoire) not in NOT_PUBLIC
    body: Noeud = {
        "@type": "GovernmentOrganization" if is_public else "Organization",
        "@id": f"{page}#collectivite",
        "name": catalogue.nom_officiel(territoire),
        "areaServed": {"@id": f"{page}#territoire"},
    }
    if territoire.siren:
        body["identifier"] = {"@type": "PropertyValue", "propertyID": "SIREN", "value": territoire.siren}
    if points := list(_points(territoire.contacts)):
        body["contactPoint"] = points
    return body


def _points(contacts: tuple[Contact, ...]) -> Iterator[Noeud]:
    for contact in contacts:
        reached = {"telephone": contact.telephone, "email": contact.courriel, "url": contact.site}
        known = {name: value for name, value in reached.items() if value}
        if known:
            yield {"@type": "ContactPoint", "contactType": contact.pour, **known}
