"""Columns of tables: a name, a meaning (told by the model for its fields), a way to fill it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter
from typing import Any, NamedTuple

from pydantic import BaseModel

from reperes_sante.france.figures import circuit, rendez_vous
from reperes_sante.link import pages
from reperes_sante.link.contracts import nombre_d_actions
from reperes_sante.link.places import Origine, place_of
from reperes_sante.link.references import REFERENCES
from reperes_sante.model.base import Enonce, Model
from reperes_sante.model.blocs import Participant
from reperes_sante.model.contrat import Bornee, Contrat, Signataire, Signee
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.dispositifs import Conseil
from reperes_sante.model.fields import Champ, champs
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.vocabulaire import StatutSignataire
from reperes_sante.model.volets import Presidee
from reperes_sante.open_data.publication import LICENCE, Publication, meaning
from reperes_sante.view.etats import situation
from reperes_sante.view.phases import Situation
from reperes_sante.view.timeline import Fait, mis_a_jour_le


class Rangee(NamedTuple):
    """A row: the thing that it is about, and what holds it."""

    chose: Any
    territoire: Territoire | None = None
    dispositif: Dispositif | None = None


Fill = Callable[[Publication, Rangee], object]


class Colonne(NamedTuple):
    """A column: its name in the first line, what it means, and what fills it."""

    nom: str
    sens: str
    valeur: Fill


def column(nom: str, sens: str, read: Callable[[Any], object] | None = None) -> Colonne:
    """Return a column that reads the thing of each row: by default, what it has by that name."""
    found = read or attrgetter(nom)
    return Colonne(nom, sens, lambda _, rangee: found(rangee.chose))


def from_model(model: type[BaseModel], *noms: str) -> tuple[Colonne, ...]:
    """Return the columns of some fields of a block, with the meaning that the model gives them."""
    known = {champ.nom: champ for champ in champs(model)}
    return tuple(_of_field(known[nom]) for nom in noms)


def _of_field(champ: Champ) -> Colonne:
    ref = champ.reference
    kind = ref if ref and REFERENCES[ref].colonne else ""

    def fill(publication: Publication, rangee: Rangee) -> object:
        value = getattr(rangee.chose, champ.nom)
        values = value if champ.liste else (value,)
        return [named(publication, item, kind) for item in values if item is not None]

    return Colonne(champ.nom, REFERENCES[kind].colonne if kind else meaning(champ.description), fill)


def named(publication: Publication, value: Any, kind: str = "") -> object:  # noqa: ANN401
    """Return what a reader understands of a value: the name of what an identifier stands for.

    Args:
        publication: the data.
        value: the value.
        kind: the kind of reference that it is, if its name is what readers need.
    """
    if isinstance(value, Participant):
        who = named(publication, value.organisme, "organisme") if value.organisme else value.designation
        told = ", ".join(filter(None, (str(who), value.service)))
        told = f"{told} : {value.precision}" if value.precision else told
        if isinstance(value, Signataire) and value.statut is not StatutSignataire.SIGNATAIRE:
            return f"{told} ({value.statut.label.lower()})"
        return told
    if not kind:
        return value
    reference = REFERENCES[kind]
    name = reference.nom(reference.choses(publication.catalogue)[value])
    return name if reference.fichier else f"{name} ({value})"


TERRITOIRE = (
    Colonne("territoire_id", "Identifiant du territoire.", lambda _, r: r.territoire and r.territoire.id),
    Colonne("territoire", "Nom du territoire.", lambda _, r: r.territoire and r.territoire.nom),
)
DISPOSITIF = (
    *TERRITOIRE,
    Colonne("dispositif_id", "Identifiant du dispositif.", lambda _, r: r.dispositif and r.dispositif.id),
    Colonne("dispositif", "Nom du dispositif.", lambda _, r: r.dispositif and r.dispositif.nom),
)


def _address(publication: Publication, rangee: Rangee) -> str | None:
    if rangee.dispositif:
        target = pages.of_dispositif(publication.catalogue, rangee.dispositif)
        anchor = place_of(rangee.chose).ancre if isinstance(rangee.chose, Model) else ""
        return publication.adresse(f"{target.partition('#')[0]}#{anchor}" if anchor else target)
    return publication.adresse_territoire(rangee.territoire) if rangee.territoire else None


ADRESSE = Colonne("adresse", "Page du site qui le montre.", _address)


def _origine(rangee: Rangee) -> Origine:
    statement = getattr(rangee.chose, "enonce", rangee.chose)
    return place_of(statement).origine if isinstance(statement, Enonce) else Origine()


def _told(publication: Publication, rangee: Rangee) -> Iterator[str]:
    for key in _origine(rangee).sources:
        source = publication.catalogue.sources[key]
        where = source.url or source.site or "adresse inconnue"
        yield f"{source.editeur}, « {source.titre} », {where}, copie lue le {source.archive_le.iso}"


ORIGINE = (
    Colonne(
        "sources_id", "Identifiants des sources, décrites dans sources.csv.", lambda _, r: _origine(r).sources
    ),
    Colonne(
        "sources", "Éditeur, titre, adresse et date de lecture de chaque source.", lambda p, r: [*_told(p, r)]
    ),
    Colonne("verifie_le", "Jour de la dernière relecture.", lambda _, r: _origine(r).verifie_le),
)
DROITS = Colonne(
    "licence",
    "Licence des données, et qui citer.",
    lambda publication, _: f"{LICENCE}, {publication.producteur}",
)


def _situation(publication: Publication, rangee: Rangee) -> Situation:
    return situation(publication.catalogue, rangee.chose)


TERRITOIRES = (
    column("id", "Identifiant du territoire."),
    column("nom", "Nom court, celui que les habitants emploient."),
    Colonne(
        "nom_officiel", "Nom officiel, d'après le registre.", lambda p, r: p.catalogue.nom_officiel(r.chose)
    ),
    Colonne("type", "Sorte de territoire.", lambda p, r: p.catalogue.type_de(r.chose)),
    column("siren", "SIREN de l'intercommunalité."),
    Colonne("population", "Population municipale.", lambda p, r: p.catalogue.population_de(r.chose)),
    Colonne(
        "communes",
        "Nombre de communes, si elles sont connues.",
        lambda p, r: len(p.catalogue.communes_de(r.chose)) or None,
    ),
    Colonne("departements", "Départements.", lambda p, r: p.catalogue.departements_de(r.chose)),
    Colonne("region", "Région.", lambda p, r: p.catalogue.region_de(r.chose)),
    column("autres_noms", "Autres noms que l'on lui donne."),
    column("en_bref", "L'essentiel, en phrases simples."),
    column("inconnus", "Ce que l'on ne sait pas encore."),
    Colonne(
        "mis_a_jour_le",
        "Dernier jour où un bloc de la fiche a été relu, ou une de ses sources lue.",
        lambda p, r: mis_a_jour_le(p.catalogue, r.chose),
    ),
)
COMMUNES = (
    column("code_commune", "Code Insee de la commune.", lambda c: c.code),
    column("nom", "Nom de la commune."),
    column("codes_postaux", "Codes postaux."),
    column("departement", "Code du département."),
    column("population", "Population municipale."),
    Colonne(
        "source",
        "D'où vient la ligne.",
        lambda p, _: f"Registre officiel, millésime {p.catalogue.registre.annee} (Insee, DGCL, La Poste)",
    ),
)
ETAT = (
    column("genre", "Sorte de dispositif.", lambda d: d.sorte.nom),
    Colonne(
        "situation", "Où il en est, en un mot : une des cinq situations.", lambda p, r: _situation(p, r).phase
    ),
    Colonne(
        "etat",
        "Où il en est, tel que les pages le disent, avec son âge.",
        lambda p, r: _situation(p, r).texte,
    ),
    Colonne("etat_le", "Date que cette phrase donne.", lambda p, r: _situation(p, r).date),
)


ARTICULE = column(
    "articule_avec",
    "Ce avec quoi il s'articule, et que ces données ne décrivent pas.",
    lambda d: [other.nom or other.nature.label for other in d.articule_avec],
)


def _retained(nom: str, sens: str, field: str) -> Colonne:
    """Return the column of a field of the retained period; empty where a kind has none."""

    def read(one: object) -> object:
        return getattr(one.durees[0], field) if isinstance(one, Bornee) and one.durees else None

    return column(nom, sens, read)


SIGNED = (
    _retained("debut", "Début de la période retenue.", "date"),
    _retained("fin", "Fin prévue de la période retenue.", "fin"),
    _retained("duree_annees", "Durée retenue, en années.", "annees"),
    _retained("duree_annees_max", "Haut de la fourchette, si la durée en est une.", "annees_max"),
    _retained("renouvelable", "oui si la source la dit renouvelable.", "renouvelable"),
    Colonne(
        "signataires",
        "Qui signe ; entre parenthèses, qui y est associé autrement.",
        lambda p, r: [named(p, one) for one in r.chose.signataires] if isinstance(r.chose, Signee) else (),
    ),
    column(
        "nombre_signataires",
        "Nombre de signataires annoncé, même si tous ne sont pas nommés.",
        lambda one: one.nombre_signataires if isinstance(one, Signee) else None,
    ),
)
PLAN = (
    "nombre_axes",
    "exactitude_axes",
    "axes_partiels",
    "nature_axes",
    "nombre_actions",
    "exactitude_actions",
)
CONTRAT = (
    *SIGNED,
    *from_model(Contrat, "succede_a", *PLAN),
    column("actions_connues", "Nombre d'actions que ces données décrivent.", nombre_d_actions),
)
# Columns that only one kind of dispositif has.
CONSEIL = (
    *from_model(Presidee, "presidence", "copresidence", "vice_presidence"),
    *from_model(Conseil, *PLAN),
)
PARTICULAR: Mapping[type[Dispositif], tuple[Colonne, ...]] = {Contrat: CONTRAT, Conseil: CONSEIL}


def _parts(block: Model) -> Iterator[Enonce]:
    """Yield the statements that hold a block, below its dispositif or its territory, the nearest first."""
    for place in place_of(block).lignee:
        if isinstance(place.bloc, (Dispositif, Territoire)):
            return
        if isinstance(place.bloc, Enonce) and place.bloc is not block:
            yield place.bloc


def _event(fait: Fait, field: str) -> tuple[Any, ...]:
    """Return what only events tell."""
    return getattr(fait.evenement, field) if fait.evenement else ()


# A block within a dispositif that has money of its own.
PARTIE = column(
    "partie",
    "Axe, action, mission, événement… que cet argent paie, s'il n'est pas celui de tout le dispositif.",
    lambda somme: next((part.appellation for part in _parts(somme)), None),
)

FAIT = (
    column("date", "Date, ou début de la période : année, mois ou jour.", lambda f: f.enonce.date),
    column("fin", "Fin de la période, si le fait dure.", lambda f: f.enonce.fin),
    column(
        "date_publiee",
        "La date telle que la source l'écrit, si elle est incomplète.",
        lambda f: f.enonce.date_publiee,
    ),
    column("annonce", "oui si une source l'annonce seulement.", lambda f: f.est_annonce),
    column("titre", "Ce qui s'est passé."),
    column("contexte", "Action, programme ou lieu concerné."),
    column("detail", "Ce que la source ajoute."),
    column("lieu", "Où."),
    column("horaires", "À quelle heure."),
    column("public", "Pour qui."),
    column("gratuit", "oui si l'accès est gratuit."),
    column("tarif", "Le prix, s'il y en a un."),
    column("inscription", "Comment s'inscrire."),
    column("campagne", "Campagne dont il fait partie."),
    Colonne(
        "organisateurs", "Qui l'organise.", lambda p, r: [named(p, one) for one in r.chose.organisateurs]
    ),
    column("theme", "Thème de l'édition."),
    column(
        "nombre_seances", "Combien de fois cela s'est passé.", lambda f: _event(f, "nombre_seances") or None
    ),
    column("nature", "Sorte d'événement."),
    column("oeuvre", "Le film, le spectacle, le livre montré."),
    column("chaque", "Si cela revient : à quel rythme.", lambda f: f.enonce.chaque),
    Colonne(
        "initiative",
        "À l'initiative de qui, selon la source.",
        lambda p, r: [named(p, one) for one in _event(r.chose, "initiative")],
    ),
    column("deroule", "Ce qui s'y passe : stands, ateliers, rencontres.", lambda f: _event(f, "deroule")),
    column("adresse_du_lieu", "Adresse postale du lieu.", lambda f: _event(f, "adresse") or None),
    column("depart", "D'où l'on part.", lambda f: _event(f, "depart") or None),
    column("edition", "Rang de cet événement parmi ses éditions.", lambda f: _event(f, "edition") or None),
    column(
        "moments",
        "Les rendez-vous de la journée, chacun avec son heure ou son lieu.",
        lambda f: [rendez_vous(one) for one in _event(f, "moments")],
    ),
    Colonne(
        "presents",
        "Qui est venu, selon la source.",
        lambda p, r: [named(p, one) for one in _event(r.chose, "presents")],
    ),
    column(
        "parcours",
        "Les circuits, si l'on marche ou court.",
        lambda f: [circuit(one) for one in _event(f, "parcours")],
    ),
    column(
        "tarifs",
        "Prix selon les cas.",
        lambda f: [f"{one.pour} : {one.prix}" for one in _event(f, "tarifs")],
    ),
    column("presidence", "Fonction qui préside.", lambda f: _event(f, "presidence") or None),
    column("sujets", "Ce dont on y parle.", lambda f: _event(f, "sujets")),
    column("decisions", "Ce qui y est décidé.", lambda f: [one.texte for one in _event(f, "decisions")]),
    Colonne(
        "excuses",
        "Qui était attendu et n'est pas venu.",
        lambda p, r: [named(p, one) for one in _event(r.chose, "excuses")],
    ),
    column("au_profit_de", "À qui va l'argent récolté."),
    column(
        "telephone",
        "Numéro public pour y participer.",
        lambda f: [*filter(None, (one.telephone for one in _event(f, "contacts")))],
    ),
    Colonne(
        "partenaires",
        "Avec qui il est organisé.",
        lambda p, r: [named(p, one) for one in _event(r.chose, "partenaires")],
    ),
    Colonne(
        "invites",
        "À qui l'on a demandé de venir.",
        lambda p, r: [named(p, one) for one in _event(r.chose, "invites")],
    ),
)


def phrases(nom: str, sens: str) -> Colonne:
    """Return the column of a list of sentences."""
    return column(nom, sens, lambda one: [point.texte for point in getattr(one, nom)])


PUBLICS = column("public", "Pour qui.", lambda mission: mission.pour_qui)
# How to get a service, where several words make one cell.
ACCES = (
    column("tarifs", "Prix selon les cas.", lambda m: [f"{one.pour} : {one.prix}" for one in m.tarifs]),
    column("prix_de", "Année de ces prix, ou jour depuis lequel ils valent."),
    column(
        "permanences",
        "Lieux, quand chacun a ses jours et ses heures.",
        lambda m: [" : ".join(filter(None, (one.lieu, one.horaires))) for one in m.permanences],
    ),
    Colonne(
        "payeurs",
        "Qui paie ce service.",
        lambda p, r: [named(p, payer) for one in r.chose.financements for payer in one.payeurs],
    ),
)
ECHEANCE = (
    column("date", "Date connue : année, mois ou jour.", lambda s: s.echeance.date),
    column(
        "situation", "Où elle en est, au jour de la dernière relecture des données.", lambda s: s.situation
    ),
    column("titre", "Ce qui finit, ou ce qui est annoncé.", lambda s: s.echeance.titre),
)
