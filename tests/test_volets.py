"""What many blocks may tell is shown of each of them: some page has each field of each « volet »."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from reperes_sante.link.pages import pages_of
from reperes_sante.model.base import Model, volets_de
from reperes_sante.model.blocs import Chiffre, Valeur
from reperes_sante.model.contrat import Contrat
from reperes_sante.model.dispositif import Instance, Programme
from reperes_sante.model.dispositifs import (
    AnalyseBesoins,
    AppuiRegional,
    AtelierSanteVille,
    CentreActionSociale,
    CentreSante,
    Conseil,
    ConseilAdministration,
    Convention,
    Implantation,
    Mission,
    Observatoire,
    PlanLocal,
    ProjetGroupe,
    ProjetSanteMentale,
    Structure,
)
from reperes_sante.model.evenement import Etape
from reperes_sante.model.fields import Champ, blocs, champs
from reperes_sante.model.markers import naming_fields
from reperes_sante.model.plan import Action, Axe, Objectif, Priorite
from reperes_sante.model.regards import Diagnostic, Evaluation, Position
from reperes_sante.model.territoire import Territoire
from reperes_sante.render import Renderer
from reperes_sante.validate import load
from tests.broken import PROJET, ROOT, TODAY
from tests.conftest import MINIMAL

Values = dict[str, Any]
PHONE = "03 53 01 00 99"


def shared(model: type[Model]) -> tuple[Champ, ...]:
    """Return the fields that a block has from its volets."""
    names = {name for volet in volets_de(model) for name in volet.model_fields}
    return tuple(champ for champ in champs(model) if champ.nom in names)


def mark(model: type[Model], champ: Champ) -> str:
    return f"Marque {model.__name__} {champ.nom.replace('_', ' ')} ici"


def least(model: type[Model], told: str) -> Values:
    """Return the least that a block may say, with a text that only this place has."""
    needed = {champ.nom: one(champ, told) for champ in champs(model) if champ.obligatoire}
    for need in model.EXIGENCES:
        wanted = [champ for champ in champs(model) if champ.nom in need.champs]
        texts = [champ for champ in wanted if champ.forme and champ.forme.nom == "texte"]
        needed |= {champ.nom: one(champ, told) for champ in (texts or wanted)[:1]}
    return {**needed, naming_fields(model)[0]: told} if naming_fields(model) else needed


def one(champ: Champ, told: str) -> Any:
    """Return one value of a field."""
    if champ.bloc:
        return least(champ.bloc, told)
    if champ.vocabulaire:
        return next(iter(champ.vocabulaire)).value
    forms = {"texte": told, "reference": "logement", "telephone": PHONE, "date": "2025"}
    nom = champ.forme.nom if champ.forme else ""
    return forms.get(nom, "oui" if nom == "oui-non" else "7")


def filled(model: type[Model]) -> Values:
    """Return a block that says all that its volets let it say."""
    return {**least(model, f"Marque {model.__name__} ici"), **said(model)}


def said(model: type[Model]) -> Values:
    held = {c.nom: one(c, mark(model, c)) for c in shared(model) if not c.reference}
    lists = {champ.nom: champ.minimum or 1 for champ in shared(model) if champ.liste}
    return {name: [value] * lists[name] if name in lists else value for name, value in held.items()}


def thing(model: type[Model], **more: list[Values]) -> list[Values]:
    """Return a dispositif that says all of this, and some more blocks."""
    said = filled(model)
    name = model.__name__
    held = {key: [*said.get(key, ()), *blocks] for key, blocks in more.items()}
    return [{**said, **held, "id": f"ici-{name.lower()}", "nom": f"Nom {name}"}]


def whole() -> Values:
    """Return a file where each block that has volets stands once at least."""
    axe = {**filled(Axe), "objectifs": [filled(Objectif)], "actions": [filled(Action)]}
    within = {
        "instances": [filled(Instance)],
        "programmes": [filled(Programme)],
        "diagnostics": [filled(Diagnostic)],
        "evaluations": [filled(Evaluation)],
        "etapes": [filled(Etape)],
    }
    places = {"missions": [filled(Mission)], "implantations": [filled(Implantation)]}
    board = {"conseil_administration": filled(ConseilAdministration)}
    parts = {"priorites": [filled(Priorite)], "projets": [filled(ProjetGroupe)]}
    studies = [filled(AnalyseBesoins)]
    (centre,) = thing(CentreActionSociale, analyses_besoins_sociaux=studies, **places)
    return {
        **said(Territoire),
        "contrats": thing(Contrat, axes=[axe], **within),
        "conseils": thing(Conseil, **parts),
        "centres_action_sociale": [{**centre, **board}],
        "observatoires": thing(Observatoire),
        "centres_sante": thing(CentreSante),
        "structures": thing(Structure),
        "projets_sante_mentale": thing(ProjetSanteMentale),
        "conventions": thing(Convention),
        "plans": thing(PlanLocal),
        "ateliers_sante_ville": thing(AtelierSanteVille),
        "appuis_regionaux": thing(AppuiRegional),
    }


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the words of all pages of a territory that says all of this."""
    root = tmp_path_factory.mktemp("volets")
    shutil.copytree(MINIMAL / "data", root / "data")
    (root / "data" / "registre").symlink_to(PROJET / "data" / "registre")
    own = {
        "nom": "Arras",
        "siren": "200033579",
        "verifie_le": "2026-11-22",
        "sources": ["page-essai"],
        **whole(),
    }
    # JSON is YAML.
    Path(root / "data/territoires/arras.yml").write_text(json.dumps(own, ensure_ascii=False), "utf-8")
    project = load(root, TODAY)
    assert [str(finding) for finding in project.findings if finding.gravite.value == "erreur"] == []
    territoire = project.catalogue.territoires["arras"]
    renderer = Renderer(project.catalogue, ROOT / "macros", "https://exemple.fr/", {})
    pages = [renderer.page(page.genre, page.cle, page.adresse) for page in pages_of(territoire)]
    text = " ".join(BeautifulSoup(page, "lxml").get_text(" ") for page in pages)
    return " ".join(text.replace("\u2060", "").replace("\u00a0", " ").replace("\u202f", " ").split())


def cases() -> Iterator[tuple[type[Model], Champ]]:
    for model in blocs(Territoire):
        yield from ((model, champ) for champ in shared(model) if has_mark(champ))


def has_mark(champ: Champ) -> bool:
    """Tell whether a value of a field has words of its own: neither a number nor a word of a list."""
    is_text = bool(champ.forme and champ.forme.nom == "texte")
    return is_text or bool(champ.bloc and naming_fields(champ.bloc))


@pytest.mark.parametrize(
    ("model", "champ"), [*cases()], ids=lambda one: getattr(one, "nom", None) or one.__name__
)
def test_a_page_shows_each_field_of_each_volet(told: str, model: type[Model], champ: Champ) -> None:
    assert mark(model, champ) in told


def test_a_block_says_what_it_is_before_what_many_may_say() -> None:
    names = list(Action.model_fields)
    own = [name for name in names if name in Action.__annotations__]
    assert names.index(own[-1]) < min(
        names.index(champ.nom) for champ in shared(Action) if champ.nom not in own
    )


@pytest.mark.parametrize(
    ("kind", "typed", "key"),
    [
        (Position, "Elle demande un plan.", "texte"),
        (Diagnostic, "Portrait de santé", "titre"),
        (Valeur, "54", "valeur"),
        (Valeur, "une douzaine", None),
        (Chiffre, "54", "libelle"),
    ],
)
def test_a_text_alone_says_the_evident_key(kind: type[Model], typed: str, key: str | None) -> None:
    assert kind.cle_evidente(typed) == key
