"""What a file leaves unsaid or puts together, so that pages would tell less than its sources, or too much."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reperes_sante.france.figures import on_date
from reperes_sante.france.given_names import persons_in
from reperes_sante.france.letters import plain_letters, shown
from reperes_sante.france.typed_dates import date_remedy
from reperes_sante.link.places import blocs_of, place_of
from reperes_sante.model.base import COMMA, Date, Model
from reperes_sante.model.blocs import Financement, Mandat, Participant, PhraseCitee, Valeur
from reperes_sante.model.dispositif import Dispositif, Instance, Programme
from reperes_sante.model.dispositifs import Accompagnement, AnalyseBesoins, Implantation, Mission
from reperes_sante.model.evenement import Etape
from reperes_sante.model.plan import Action, Priorite
from reperes_sante.model.regards import Evaluation
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import FORM
from reperes_sante.model.vocabulaire import NatureOrganisme as N
from reperes_sante.validate.rules.linked import Linked, Remark, is_told_unknown, rule, warning

# What shows that a dispositif acts; what offers a service says by itself that it runs.
ACTS = (Accompagnement, Action, Etape, Evaluation, Instance)
OFFERS = (Implantation, Mission, Programme)


def _said_unknown(block: Model, words: str) -> bool:
    """Tell whether what holds a block says in « inconnus » that nobody knows this."""
    place = place_of(block)
    holder = place.dans_un(Dispositif) or place.dans_un(Territoire)
    return any(words in plain_letters(text) for text in (holder.inconnus if holder else ()))


@warning("etat-non-dit", "Un dispositif que ses sources montrent en activité dit où il en est.")
def etats_dits(linked: Linked) -> Iterator[Remark]:
    """Tell a dispositif without any state of which a dated fact shows that it acts."""
    for file, path, dispositif in linked.every(Dispositif):
        if dispositif.etats or any(True for _ in blocs_of(dispositif, *OFFERS)):
            continue
        facts = [fact for fact in blocs_of(dispositif, *ACTS) if isinstance(fact, Date)]
        known = (fact.date for fact in facts if not fact.est_annonce)
        days = [day for day in known if day and not linked.jour.precede(day)]
        if days and not is_told_unknown(dispositif, "en cours"):
            last = max(days)
            message = f"La page dira « État non connu », malgré un fait daté : {on_date(last)}."
            remedy = (
                f"Si la source le montre en activité, ajoutez « etats: » puis « - en-oeuvre: {last.iso} ». "
                f"Si elle le cite seulement, « - cite: {last.iso} ». "
                "Sinon, écrivez dans « inconnus » : « - S'il est encore en cours. »"
            )
            yield Remark(file, path, message, remedy)


@warning("payeur-non-dit", "Un financement dit qui paie, ou la fiche dit que l'on ne le sait pas.")
def payeurs_dits(linked: Linked) -> Iterator[Remark]:
    """Tell money of which nothing says where it comes from."""
    for file, path, money in linked.every(Financement):
        if money.payeurs or money.cadre or money.nature or _said_unknown(money, "qui paie"):
            continue
        remedy = (
            "Ajoutez « payeurs: [identifiant] » si la source le dit ; "
            f"sinon, écrivez dans « inconnus » : « - Qui paie, pour « {money.appellation} ». »"
        )
        yield Remark(file, path, f"« {money.appellation} » : qui paie ?", remedy)


@warning("analyse-sans-date", "Une analyse des besoins sociaux est datée, ou annoncée.")
def analyses_datees(linked: Linked) -> Iterator[Remark]:
    """Tell an analysis of which nothing says whether it is done, nor when."""
    for file, path, analysis in linked.every(AnalyseBesoins):
        told = (analysis.date, analysis.fin, analysis.date_publiee, analysis.prevue, analysis.chaque)
        if any(told) or _said_unknown(analysis, "besoins sociaux"):
            continue
        remedy = (
            "Ajoutez « date: AAAA », ou « prevue: oui » si elle est seulement annoncée ; "
            "sinon, écrivez dans « inconnus » : « - La date de l'analyse des besoins sociaux. »"
        )
        yield Remark(file, path, "On ne sait pas si cette analyse est faite.", remedy)


# « 10 000 € (ARS) et 5 000 € (Région) »: a unit that holds another number.
ANOTHER = re.compile(r"(?:\bet|;|,|\+) *\d")


@warning("deux-nombres", "Un chiffre ou un montant ne dit qu'un nombre.")
def nombres_seuls(linked: Linked) -> Iterator[Remark]:
    """Tell a unit that holds a second number: it would be published as a unit."""
    for file, path, value in linked.every(Valeur):
        if ANOTHER.search(value.unite or ""):
            message = f"« {value.unite} » contient un autre nombre."
            remedy = "Écrivez un bloc par nombre, chacun derrière son tiret, avec son nom."
            yield Remark(file, (*path, "unite"), message, remedy)


# « agence-essai (copilote) »: an id, then what is said of it.
CITED = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)+)(?:\s*[(,–]\s*|\s+:\s+)([^()\s][^()]*)\)?")


@warning(
    "identifiant-dans-un-nom", "L'identifiant d'un organisme est cité seul, et non montré.", ensemble=True
)
def identifiants_seuls(linked: Linked) -> Iterator[Remark]:
    """Tell an id that words follow: pages would show it as a name."""
    for file, path, who in linked.every(Participant):
        found = CITED.fullmatch(who.designation or "")
        if found and found[1] in linked.catalogue.citables:
            remedy = f"Écrivez « - {found[1]}: {found[2].strip()} »."
            yield Remark(file, (*path, "designation"), f"« {found[1]} » serait montré tel quel.", remedy)


# « 14 personnes », « une dizaine de participants »: how many, and not who.
COUNTED = re.compile(r"(?:(\d+)|une \w+aine) (?:de |d')?(?:membres?|personnes?|participant\w*|présent\w*)")


@warning("compte-parmi-des-noms", "Un nombre de personnes n'est pas le nom d'un organisme.")
def comptes_a_part(linked: Linked) -> Iterator[Remark]:
    """Tell a number of people where a list says who: « presents: 14 personnes »."""
    for file, path, who in linked.every(Participant):
        if found := COUNTED.fullmatch(who.designation or ""):
            count = found[1] or "…"
            remedy = f"Comptez-les dans « chiffres: » : « - Ce qui est compté: {count} »."
            if "presents" in path:
                remedy = f"Écrivez à sa place « participants: {count} »."
            yield Remark(file, path, f"{shown(found[0])} ne dit pas qui.", remedy)


# Offices that people are elected to, or that the State gives.
PUBLIC = re.compile(
    r"\b(?:maires?|adjointe?|elue?|conseill\w+|(?:sous-)?prefete?|ministre|deputee?|senat\w+|recteur|rectrice"
    r"|procureure?|ars|agence regionale|centre hospitalier|ch[su]?|epsm|hopital|ccas|cias"
    r"|inspect\w+|deleguee? (?:territorial|departemental|region)\w*)\b"
    r"|\b(?:vice-)?preside\w* d\w*[' ](?:la |l')?"
    r"(?:agglo|commun|conseil|departement|metro|pays|petr|pole|region|syndicat)"
)
OF_THE_PUBLIC = frozenset({N.COLLECTIVITE, N.ETAT, N.AGENCE, N.ASSURANCE_MALADIE})


IN_ITS_WORDS = "dites-le dans « fonction », avec les mots de la source"
OF = "dites où elle s'exerce : « organisme: identifiant »"


@warning("mandat-prive", "Seules les personnes élues ou en fonction publique sont nommées.", ensemble=True)
def mandats_publics(linked: Linked) -> Iterator[Remark]:
    """Tell a person who is named in an office that seems to be private."""
    for file, path, office in linked.every(Mandat):
        body = linked.catalogue.citables.get(office.organisme or "")
        said = plain_letters(office.fonction).replace("’", "'")
        if (body and body.nature in OF_THE_PUBLIC) or PUBLIC.search(said) or _is_turned(office):
            continue
        message = f"« {office.fonction} » ne semble ni une fonction élue, ni une fonction publique."
        remedy = (
            "Si elle est privée, retirez ce bloc : son nom n'est pas publié. "
            f"Si elle est publique, {IN_ITS_WORDS if body else OF}."
        )
        yield Remark(file, (*path, "fonction"), message, remedy)


@rule("mandat-mal-nomme", "Un mandat nomme une personne, et une seule, puis dit sa fonction.")
def mandats_nommes(linked: Linked) -> Iterator[Remark]:
    """Tell an office whose holder stands where the function should, or two holders as one."""
    for file, path, office in linked.every(Mandat):
        several = [one for one in SEVERAL.split(office.nom) if any(persons_in(one))]
        if _is_turned(office):
            message = f"{shown(office.fonction)} semble être la personne, et {shown(office.nom)} sa fonction."
            yield Remark(
                file, path, message, f"Le nom vient d'abord : « - {office.fonction}: {office.nom} »."
            )
        elif len(several) > 1:
            message = f"{shown(office.nom)} serait publié comme une seule personne."
            each = " ; ".join(f"« - {one.strip()}: {office.fonction} »" for one in several)
            yield Remark(file, (*path, "nom"), message, f"Chaque personne a son bloc : {each}.")


SEVERAL = re.compile(r" et |, ")


def _is_turned(office: Mandat) -> bool:
    """Tell whether a function begins as a name does, and the name does not."""
    return any(map(office.fonction.startswith, persons_in(office.fonction))) and not any(
        persons_in(office.nom)
    )


@warning("date-dans-une-fonction", "Une date a son champ : elle ne reste pas à la fin d'une fonction.")
def dates_a_part(linked: Linked) -> Iterator[Remark]:
    """Tell a day in words that is read as the end of a function: « la maire, 20 décembre 2024 »."""
    for file, path, block in linked.every(Date):
        if found := _ending_with_a_day(block):
            said, words, iso = found
            remedy = f"Écrivez « {block.SUIVANT}: {said} » puis « date: {iso} »."
            yield Remark(file, (*path, block.SUIVANT), f"« {words} » est lu avec la fonction.", remedy)


def _ending_with_a_day(block: Date) -> tuple[str, str, str] | None:
    """Return a function without the day that it ends with, this day in words, then as the site writes it."""
    whole = getattr(block, block.SUIVANT) if "date" in block.APRES and not block.date else None
    said, comma, last = whole.rpartition(COMMA) if isinstance(whole, str) else ("", "", "")
    iso = date_remedy(last, has_words=False).removeprefix("Écrivez « ").removesuffix(" ».")
    return (said, last, iso) if comma and FORM.fullmatch(iso) else None


@warning("mandat-sans-date", "Une personne est citée en fonction à une date.")
def mandats_dates(linked: Linked) -> Iterator[Remark]:
    """Tell an office of which nothing says when its holder had it: pages would show it as of today."""
    for file, path, office in linked.every(Mandat):
        if not (office.date or office.fin or office.date_publiee or _ending_with_a_day(office)):
            remedy = "Ajoutez « date: AAAA », l'année où la source cite cette personne en fonction."
            yield Remark(file, path, f"« {office.nom} » : en fonction à quelle date ?", remedy)


# « 1. Bouger », « Axe 2 : Manger », « A) Dormir ».
NUMBERED = re.compile(
    r"(?:axe|action|objectif|orientation|priorité|fiche) (?:n° ?)?([\w.]{1,5}) ?[:–-] (\S.*)"
    r"|(\d{1,2}(?:\.\d{1,2})*|[A-Z])[.)] +(\S.*)",
    re.IGNORECASE,
)


@warning("numero-dans-titre", "Un numéro a son champ : il n'est pas dans le titre.")
def numeros_a_part(linked: Linked) -> Iterator[Remark]:
    """Tell a title that begins with its number, where the block has a field for it."""
    for file, path, block in linked.either(Action, Priorite):
        found = None if block.numero else NUMBERED.fullmatch(block.titre)
        if found:
            number, title = found[1] or found[3], found[2] or found[4]
            remedy = f'Écrivez « - titre: {title} » puis, dessous, « numero: "{number}" ».'
            yield Remark(file, (*path, "titre"), f"« {number} » est un numéro.", remedy)


# « « Une phrase. », dit le président »: whoever said it has a field.
QUOTED = re.compile(
    r"(«[^«»]+»)[,.]? +(?:(?:a )?(?:dit|explique|declare|déclare|assure|selon|dixit)[ :]+)?([^\s:].*)"
)


@warning("citation-et-auteur", "Une citation et la fonction de qui l'a dite ont chacune leur champ.")
def citations_seules(linked: Linked) -> Iterator[Remark]:
    """Tell a quoted sentence that something follows."""
    for file, path, quote in linked.every(PhraseCitee):
        if found := QUOTED.fullmatch(quote.texte):
            remedy = f'Écrivez « - texte: "{found[1]}" » puis, dessous, « par: {found[2]} ».'
            yield Remark(file, (*path, "texte"), "Ce qui suit la phrase serait publié avec elle.", remedy)
