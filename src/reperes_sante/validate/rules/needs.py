"""Needs and help numbers: what people are told to call answers, and says where it was found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reperes_sante.france.letters import plain_letters
from reperes_sante.link.places import place_of
from reperes_sante.model.besoins import Appel, Besoin
from reperes_sante.model.communs import FichierSources, Ligne, Source
from reperes_sante.model.langues import AppelTraduit, Langue
from reperes_sante.model.vocabulaire import NatureSource
from reperes_sante.validate.rules.linked import Found, Linked, Remark, rule


@rule("numero-sans-source-officielle", "Un numéro à appeler a au moins une source officielle.", ensemble=True)
def numeros_officiels(linked: Linked) -> Iterator[Remark]:
    """Tell each number that people may call and that no official source gives."""
    if FichierSources in linked.unread:
        return
    sources = linked.catalogue.sources
    for file, path, ligne in linked.every(Ligne):
        known = [sources[id_] for id_ in place_of(ligne).origine.sources if id_ in sources]
        if known and not ligne.abandonnee and not any(source.officielle for source in known):
            message = f"Aucune source officielle ne donne le {ligne.numero}."
            remedy = (
                "Citez-en une, marquée « officielle: oui ». Sans elle, retirez le numéro : nommez le service "
                "dans « inconnus »."
            )
            yield Remark(file, (*path, "numero"), message, remedy)


# How an editor is named that only repeats what another says.
REPEATED = re.compile(r"\b(?:d'après|repris par|reprise par|citée? par)\b")


@rule("source-officielle-de-seconde-main", "Une source officielle parle d'elle-même : ni presse, ni copie.")
def sources_de_premiere_main(linked: Linked) -> Iterator[Remark]:
    """Tell each source called official that is press, or that only repeats another."""
    for file, path, source in linked.every(Source):
        if not source.officielle:
            continue
        remedy = "Retirez « officielle: oui », et citez aussi la page de l'institution si vous l'avez lue."
        place = (*path, "officielle")
        if source.nature is NatureSource.PRESSE:
            yield Remark(file, place, "Un article de presse n'est pas une source officielle.", remedy)
        elif REPEATED.search(source.editeur.replace("’", "'")):
            message = f"« {source.editeur} » répète ce qu'un autre a publié : la source n'est pas officielle."
            yield Remark(file, place, message, remedy)


@rule("appel-vers-ancien-numero", "On n'envoie personne vers un ancien numéro.", ensemble=True)
def appels_vivants(linked: Linked) -> Iterator[Remark]:
    """Tell each call that leads to a number that was replaced."""
    lignes = linked.catalogue.lignes
    newer = {old: ligne for ligne in lignes.values() for old in ligne.remplace}
    calls: list[Found[Appel] | Found[AppelTraduit]] = [*linked.every(Appel), *linked.every(AppelTraduit)]
    for file, path, appel in calls:
        ligne = lignes.get(appel.numero)
        if ligne and ligne.abandonnee:
            heir = newer.get(ligne.id)
            remedy = f"Écrivez « {heir.id} », qui le remplace." if heir else "Donnez un autre numéro."
            yield Remark(file, (*path, "numero"), f"Le {ligne.numero} est un ancien numéro.", remedy)


@rule("phrase-en-double", "Une phrase ne mène qu'à un besoin, ou qu'à une langue.", ensemble=True)
def phrases_sures(linked: Linked) -> Iterator[Remark]:
    """Tell each phrase written twice: the search could not choose."""
    seen: dict[str, str] = {}
    items: list[Found[Besoin] | Found[Langue]] = [*linked.every(Besoin), *linked.every(Langue)]
    for file, path, item in items:
        for rank, phrase in enumerate(item.phrases):
            told = " ".join(plain_letters(phrase).split())
            if told in seen:
                message = f"« {phrase} » mène déjà à « {seen[told]} »."
                yield Remark(file, (*path, "phrases", rank), message, "Gardez-la à un seul endroit.")
            seen.setdefault(told, item.nom)
