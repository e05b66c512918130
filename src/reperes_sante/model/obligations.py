"""What the law makes a publisher say on its site, and what `data/site.yml` still lacks of it."""

from __future__ import annotations

from typing import NamedTuple

from reperes_sante.model.site import FichierSite

MENTIONS = "loi n° 2004-575 du 21 juin 2004, article 1-1"
DIRECTION = "loi n° 82-652 du 29 juillet 1982, article 93-2"
ACCESSIBILITE = "loi n° 2005-102 du 11 février 2005, article 47"
DECLARATION = "décret n° 2019-768 du 24 juillet 2019 et RGAA 4.1.2, déclaration d'accessibilité"


class Obligation(NamedTuple):
    """A piece of information that must be published.

    Attributes:
        cles: the keys of `data/site.yml` that may give it, dots between levels; one is enough.
        quoi: what it is, in French.
        loi: the text that asks for it.
    """

    cles: tuple[str, ...]
    quoi: str
    loi: str


OBLIGATIONS = (
    Obligation(("editeur.nom",), "nom de l'éditeur", MENTIONS),
    Obligation(("editeur.adresse",), "adresse de l'éditeur", MENTIONS),
    Obligation(("editeur.telephone",), "téléphone de l'éditeur", MENTIONS),
    Obligation(("directeur_publication.nom",), "nom du directeur de la publication", MENTIONS),
    Obligation(("directeur_publication.fonction",), "fonction du directeur de la publication", DIRECTION),
    Obligation(("hebergeur.nom",), "nom de l'hébergeur", MENTIONS),
    Obligation(("hebergeur.adresse",), "adresse de l'hébergeur", MENTIONS),
    Obligation(("hebergeur.telephone",), "téléphone de l'hébergeur", MENTIONS),
    Obligation(("accessibilite.declaration_le",), "date de la déclaration d'accessibilité", DECLARATION),
    Obligation(("accessibilite.schema_pluriannuel",), "schéma pluriannuel d'accessibilité", ACCESSIBILITE),
    Obligation(("accessibilite.plan_annuel",), "plan d'action annuel d'accessibilité", ACCESSIBILITE),
    Obligation(
        ("accessibilite.contact.courriel", "accessibilite.contact.formulaire"),
        "contact pour l'accessibilité",
        DECLARATION,
    ),
)
MANDATORY = frozenset(cle for obligation in OBLIGATIONS for cle in obligation.cles)


def manques(site: FichierSite) -> tuple[Obligation, ...]:
    """Return the mandatory information that the site's file does not give."""
    return tuple(
        obligation for obligation in OBLIGATIONS if not any(read(site, cle) for cle in obligation.cles)
    )


def read(site: FichierSite, cle: str) -> object:
    """Return what the site's file says at a key, dots between levels, or nothing."""
    value: object = site
    for name in cle.split("."):
        value = getattr(value, name, None)
    return value
