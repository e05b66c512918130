"""Columns that are not fields of the model: what the site works out, and what the register says."""

from __future__ import annotations

from collections.abc import Mapping

from reperes_sante.link.contracts import nombre_d_actions
from reperes_sante.model.contrat import Contrat
from reperes_sante.model.dates import DatePartielle
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.open_data.columns import Colonne, Rangee, column, from_model, named
from reperes_sante.open_data.publication import Publication
from reperes_sante.view.states import dernier_etat
from reperes_sante.view.timeline import est_annonce
from reperes_sante.view.updates import mis_a_jour_le


def _state(thing: Dispositif) -> str | None:
    state = dernier_etat(thing)
    if state is None:
        return None
    return f"{state.etat.label} (annoncé)" if state.prevue else state.etat.label


def _state_date(thing: Dispositif) -> DatePartielle | None:
    state = dernier_etat(thing)
    return state.date if state else None


def _end(thing: Contrat) -> DatePartielle | None:
    return thing.durees[0].fin if thing.durees else None


def _start(thing: Contrat) -> DatePartielle | None:
    return thing.durees[0].date if thing.durees else None


def _signatories(publication: Publication, rangee: Rangee) -> object:
    return [named(publication, one) for one in rangee.chose.signataires]


TERRITOIRES = (
    column("id", "Identifiant du territoire.", lambda t: t.id),
    column("nom", "Nom court, celui que les habitants emploient.", lambda t: t.nom),
    Colonne(
        "nom_officiel", "Nom officiel, d'après le registre.", lambda p, r: p.catalogue.nom_officiel(r.chose)
    ),
    Colonne("type", "Sorte de territoire.", lambda p, r: p.catalogue.type_de(r.chose)),
    column("siren", "SIREN de l'intercommunalité.", lambda t: t.siren),
    Colonne("population", "Population municipale.", lambda p, r: p.catalogue.population_de(r.chose)),
    Colonne(
        "communes",
        "Nombre de communes, si elles sont connues.",
        lambda p, r: len(p.catalogue.communes_de(r.chose)) or None,
    ),
    Colonne("departements", "Départements.", lambda p, r: p.catalogue.departements_de(r.chose)),
    Colonne("region", "Région.", lambda p, r: p.catalogue.region_de(r.chose)),
    column("en_bref", "L'essentiel, en phrases simples.", lambda t: t.en_bref),
    column("inconnus", "Ce que l'on ne sait pas encore.", lambda t: t.inconnus),
    Colonne(
        "mis_a_jour_le",
        "Dernier jour où un bloc de la fiche a été relu, ou une de ses sources lue.",
        lambda p, r: mis_a_jour_le(p.catalogue, r.chose),
    ),
)
COMMUNES = (
    column("code_commune", "Code Insee de la commune.", lambda c: c.code),
    column("nom", "Nom de la commune.", lambda c: c.nom),
    column("codes_postaux", "Codes postaux.", lambda c: c.codes_postaux),
    column("departement", "Code du département.", lambda c: c.departement),
    column("population", "Population municipale.", lambda c: c.population),
    Colonne(
        "source",
        "D'où vient la ligne.",
        lambda p, _: f"Registre officiel, millésime {p.catalogue.registre.annee} (Insee, DGCL, La Poste)",
    ),
)
ETAT = (
    column("genre", "Sorte de dispositif.", lambda d: d.sorte.nom),
    column("etat", "Dernier état connu.", _state),
    column("etat_le", "Date de cet état.", _state_date),
)
CONTRAT = (
    column("debut", "Début de la période retenue.", _start),
    column("fin", "Fin prévue de la période retenue.", _end),
    *from_model(Contrat, "succede_a"),
    Colonne("signataires", "Qui a signé.", _signatories),
    *from_model(Contrat, "nombre_axes", "nombre_actions"),
    column("actions_connues", "Nombre d'actions que ces données décrivent.", nombre_d_actions),
)
# Columns that only one kind of dispositif has.
PARTICULAR: Mapping[type[Dispositif], tuple[Colonne, ...]] = {Contrat: CONTRAT}
FAIT = (
    column("date", "Date, ou début de la période : année, mois ou jour.", lambda f: f.enonce.date),
    column("fin", "Fin de la période, si le fait dure.", lambda f: f.enonce.fin),
    column(
        "date_publiee",
        "La date telle que la source l'écrit, si elle est incomplète.",
        lambda f: f.enonce.date_publiee,
    ),
    column("annonce", "oui si une source l'annonce seulement.", est_annonce),
    column("titre", "Ce qui s'est passé.", lambda f: f.titre),
    column("contexte", "Action, programme ou lieu concerné.", lambda f: f.contexte),
    column("detail", "Ce que la source ajoute.", lambda f: f.detail),
    column("lieu", "Où.", lambda f: f.lieu),
    column("horaires", "À quelle heure.", lambda f: f.horaires),
    column("public", "Pour qui.", lambda f: f.public),
)
ECHEANCE = (
    column("date", "Date connue : année, mois ou jour.", lambda s: s.echeance.date),
    column(
        "situation", "Où elle en est, au jour de la dernière relecture des données.", lambda s: s.situation
    ),
    column("titre", "Ce qui finit, ou ce qui est annoncé.", lambda s: s.echeance.titre),
)
