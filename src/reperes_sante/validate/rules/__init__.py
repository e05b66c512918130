"""Cross-file rules: what one file alone cannot tell. One small function each, all listed in `RULES`."""

from reperes_sante.validate.rules import (
    accessibility,
    acronyms,
    centres,
    contracts,
    councils,
    everyday,
    freshness,
    links,
    needs,
    places,
    privacy,
    references,
    statements,
    texts,
)
from reperes_sante.validate.rules.linked import Linked, Rule

FAMILIES: dict[str, tuple[Rule, ...]] = {
    "Identifiants et renvois": (
        links.identifiants_uniques,
        links.nom_de_fichier,
        references.references_connues,
        links.fiches_utilisees,
    ),
    "Affirmations": (
        statements.enonces_sources,
        statements.fourchettes,
        statements.periodes_des_sources,
        statements.repetitions,
        texts.balises,
        acronyms.sigles_inconnus,
    ),
    "Vie privée": (privacy.courriels, privacy.telephones),
    "Lieux": (places.implantations, places.couvertures),
    "Contrats, conseils et centres": (
        contracts.succession,
        contracts.etats_possibles,
        contracts.volet_sante_mentale,
        contracts.terme_passe,
        councils.membres_du_clsm,
        centres.categories,
        centres.parite,
        centres.effectif,
        centres.analyse_des_besoins,
    ),
    "Besoins et numéros": (needs.numeros_officiels, needs.appels_vivants, needs.phrases_sures),
    "Recherche": (everyday.mots_sans_but,),
    "Accessibilité": (
        accessibility.etats_prouves,
        accessibility.audits_coherents,
        accessibility.audits_valides,
    ),
    "Fraîcheur": (
        freshness.annonces_passees,
        freshness.dates_a_venir,
        freshness.verifications_a_venir,
        freshness.a_reverifier,
        freshness.numeros_a_reverifier,
    ),
}
RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES.values() for rule in family)

__all__ = ["FAMILIES", "RULES", "Linked", "Rule"]
