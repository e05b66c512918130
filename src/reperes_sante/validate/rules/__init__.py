"""Cross-file rules: what one file alone cannot tell. One small function each, all listed in `RULES`."""

from reperes_sante.validate.rules import (
    accessibility,
    centres,
    citations,
    contracts,
    freshness,
    likely,
    needs,
    places,
    privacy,
    statements,
    texts,
    untold,
)
from reperes_sante.validate.rules.linked import Linked, Rule, check_listed

FAMILIES: dict[str, tuple[Rule, ...]] = {
    "Identifiants et renvois": (
        texts.identifiants_uniques,
        texts.identifiants_reserves,
        texts.nom_de_fichier,
        citations.references_connues,
        citations.identifiants_mal_ecrits,
        texts.fiches_utilisees,
        likely.siren_d_un_autre,
        likely.siren_a_verifier,
        likely.epci_d_ailleurs,
        likely.siren_unique,
    ),
    "Affirmations": (
        freshness.enonces_sources,
        freshness.registre_en_source,
        freshness.fourchettes,
        likely.comptes_entiers,
        likely.nombres_annonces,
        likely.heures_dans_l_ordre,
        likely.prix_de_ce_qui_est_gratuit,
        freshness.periodes_des_sources,
        freshness.repetitions,
        statements.versions_de_silence,
        statements.domaines_qui_siegent,
        statements.deux_noms_en_un,
        statements.environ_sans_date,
        untold.payeurs_dits,
        untold.identifiants_seuls,
        untold.nombres_seuls,
        untold.numeros_a_part,
        untold.citations_seules,
        texts.balises,
        texts.textes_entiers,
        texts.virgules_de_liste,
        texts.alphabets_meles,
        texts.sigles_inconnus,
        texts.capitales,
        texts.phrases_courtes,
    ),
    "Vie privée": (
        privacy.courriels,
        privacy.courriels_a_verifier,
        privacy.telephones,
        privacy.numeros_surtaxes,
        privacy.adresses_publiques,
        privacy.agents_nommes,
        privacy.personnes_a_verifier,
        untold.mandats_publics,
        untold.mandats_dates,
    ),
    "Lieux": (places.implantations, places.couvertures, likely.communes_isolees, likely.codes_et_noms),
    "Contrats, conseils et centres": (
        contracts.succession,
        contracts.contrats_locaux,
        contracts.etats_possibles,
        untold.etats_dits,
        contracts.volet_sante_mentale,
        contracts.terme_passe,
        likely.durees_coherentes,
        likely.signatures_avant_terme,
        centres.membres_du_clsm,
        centres.centre_d_une_commune,
        centres.categories,
        centres.parite,
        centres.effectif,
        centres.analyse_des_besoins,
        untold.analyses_datees,
    ),
    "Besoins et numéros": (
        needs.numeros_officiels,
        needs.sources_de_premiere_main,
        needs.appels_vivants,
        needs.phrases_sures,
        texts.contacts_pareils,
    ),
    "Recherche": (texts.mots_sans_but,),
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

# A rule that no family lists would never be asked, and nothing would say so.
for module in (
    *(accessibility, centres, citations, contracts, freshness, likely),
    *(needs, places, privacy, statements, texts, untold),
):
    check_listed(vars(module), RULES)

__all__ = ["FAMILIES", "RULES", "Linked", "Rule"]
