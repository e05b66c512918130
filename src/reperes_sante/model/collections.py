"""The kinds of data file, and all that is known of each: where they are, how they are told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reperes_sante.model.base import DataFile, Decrite, Model
from reperes_sante.model.besoins import FichierBesoins
from reperes_sante.model.communs import (
    FichierGlossaire,
    FichierNumeros,
    FichierOrganismes,
    FichierRecherche,
    FichierSources,
    FichierThematiques,
)
from reperes_sante.model.fields import blocs, champs
from reperes_sante.model.langues import FichierLangues
from reperes_sante.model.markers import Announces, Otherwise, Top, bearing
from reperes_sante.model.site import FichierMesures, FichierSite
from reperes_sante.model.territoire import Territoire


@dataclass(frozen=True)
class Collection:
    """A kind of data file.

    Attributes:
        motif: where such files are, in `data/`.
        modele: what each of them holds.
        schema: name of its schema, without its end; nothing for what no editor writes.
        partie: title of its part of the reference.
        page: page of the reference that holds this part.
        comparee: how the comparison of two versions calls it; nothing for what it tells otherwise.
    """

    motif: str
    modele: type[DataFile]
    schema: str = ""
    partie: str = ""
    page: str = "ecrire-les-listes"
    comparee: str = ""

    @property
    def exemple(self) -> str:
        """Such a file, as the reference shows it: `data/sources/nom-du-territoire.yml`."""
        return f"data/{self.motif.replace('*', 'nom-du-territoire')}"

    @property
    def liste(self) -> str | None:
        """The field that lists its things, when it is nothing but a list of them."""
        own = [champ for champ in champs(self.modele) if champ.nom in self.modele.__annotations__]
        return own[0].nom if len(own) == 1 and own[0].bloc and own[0].liste else None


# In the order in which the reference tells them.
COLLECTIONS = (
    Collection(
        "territoires/*.yml", Territoire, "territoire", "Une fiche de territoire", page="ecrire-une-fiche"
    ),
    Collection("sources/*.yml", FichierSources, "sources", "Des sources", comparee="Sources"),
    Collection("organismes/*.yml", FichierOrganismes, "organismes", "Des organismes", comparee="Organismes"),
    Collection("glossaire.yml", FichierGlossaire, "glossaire", "Le glossaire", comparee="Glossaire"),
    Collection(
        "numeros-utiles.yml",
        FichierNumeros,
        "numeros-utiles",
        "Les numéros utiles",
        page="ecrire-les-numeros",
        comparee="Numéros utiles",
    ),
    Collection(
        "besoins.yml",
        FichierBesoins,
        "besoins",
        "Les besoins",
        page="ecrire-les-numeros",
        comparee="Besoins",
    ),
    Collection(
        "langues.yml",
        FichierLangues,
        "langues",
        "Les urgences en d'autres langues",
        page="ecrire-les-numeros",
        comparee="Langues",
    ),
    Collection(
        "thematiques.yml", FichierThematiques, "thematiques", "Les thématiques", comparee="Thématiques"
    ),
    Collection(
        "recherche.yml", FichierRecherche, "recherche", "Les mots de la recherche", comparee="Recherche"
    ),
    Collection("site.yml", FichierSite, "site", "Qui répond du site", comparee="Le site"),
    Collection("mesures.yml", FichierMesures),
)


@dataclass(frozen=True)
class Annexe:
    """A part of a territory's file that describes things of a shared collection.

    Attributes:
        cle: the key of the part in the file of a territory.
        titre: its French name.
        modele: the file that the part stands for.
        liste: the field of that file that holds them.
        sens: what editors are told of it.
    """

    cle: str
    titre: str
    modele: type[DataFile]
    liste: str
    sens: str

    @property
    def bloc(self) -> type[Model]:
        """What each of these things is."""
        return next(champ.bloc for champ in champs(self.modele) if champ.nom == self.liste and champ.bloc)


ANNEXES = (
    Annexe(
        "sources_decrites",
        "Sources décrites ici",
        FichierSources,
        "sources",
        "Les sources de cette fiche, décrites ici plutôt que dans « data/sources ».",
    ),
    Annexe(
        "organismes_decrits",
        "Organismes décrits ici",
        FichierOrganismes,
        "organismes",
        "Les organismes de cette fiche, décrits ici plutôt que dans « data/organismes ». "
        "Sans « sources », ils prennent celles de la fiche.",
    ),
)


def check_rows(models: list[type[DataFile]]) -> None:
    """Check that each kind of data file has its row.

    Raises:
        TypeError: one has none.
    """
    known = {collection.modele for collection in COLLECTIONS}
    for model in models:
        if model not in known:
            raise TypeError(
                f"{model.__name__} n'est lu nulle part : ajoutez à COLLECTIONS, dans {__name__}, une ligne "
                f'« Collection("nom.yml", {model.__name__}, "nom", "Titre dans la référence") ».'
            )


def check_fields(model: type[Model]) -> None:
    """Check that editors are told what each field of a block means, and that those that it names are its own.

    Raises:
        TypeError: one is not told, or not there.
    """
    for champ in champs(model):
        if not champ.description:
            raise TypeError(
                f"{model.__name__}.{champ.nom} ne dit pas ce qu'il veut dire : ajoutez "
                f'« description="…" » à son « Field(…) », dans {model.__module__}.'
            )
    for where, name in _named(model):
        if name not in model.model_fields:
            raise TypeError(
                f"{model.__name__} n'a pas le champ « {name} », que nomme {where} : écrivez-y, "
                f"dans {model.__module__}, un champ de ce bloc."
            )
    for word, names in _words_after(model).items():
        if len(names) > 1:
            raise TypeError(
                f"{model.__name__} lirait « {word} » de plusieurs façons ({', '.join(names)}) : "
                f"retirez un champ de son APRES, dans {model.__module__}."
            )


def _words_after(model: type[Model]) -> dict[str, list[str]]:
    """Return each word that may stand after the name of a block, and the fields whose list has it."""
    found: dict[str, list[str]] = {}
    for champ in champs(model):
        if model.APRES and champ.nom in (model.SUIVANT, *model.APRES):
            for word in champ.vocabulaire or ():
                found.setdefault(word.value, []).append(champ.nom)
    return found


def _named(model: type[Model]) -> Iterator[tuple[str, str]]:
    """Yield the fields that a block says something of by their name, each after where it does."""
    yield from ((f"le « Top » de {field}", top.bottom) for field, top in bearing(model, Top).items())
    yield from ((f"le « Otherwise » de {field}", o.field) for field, o in bearing(model, Otherwise).items())
    yield from ((f"le « Announces » de {field}", a.field) for field, a in bearing(model, Announces).items())
    yield from (("EXIGENCES", name) for need in model.EXIGENCES for name in need.champs)
    yield from (("SUITES", name) for suite in model.SUITES for name in (suite.champ, *suite.avec))
    yield from (("SUIVANT", name) for name in (model.SUIVANT,) if name)
    yield from (("APRES", name) for name in model.APRES)
    yield from (("DITS", name) for name in (model.DITS if issubclass(model, Decrite) else ()))


check_rows(DataFile.__subclasses__())
for block in {block for collection in COLLECTIONS if collection.schema for block in blocs(collection.modele)}:
    check_fields(block)
