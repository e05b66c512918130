"""Emergency numbers in the languages of people who do not read French."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from reperes_sante.model.base import DataFile, Intitule, Model
from reperes_sante.model.markers import Names
from reperes_sante.model.types import CodeLangue, RefNumero, Texte
from reperes_sante.model.vocabulaire import SensEcriture


class AppelTraduit(Model):
    """A number, and when to call it, in the words of a language."""

    INTITULE: ClassVar = Intitule("Appel traduit", "Un numéro, et quand l'appeler, dans cette langue.")

    numero: RefNumero = Field(
        title="Numéro", description="Identifiant du numéro utile. Jamais un ancien numéro."
    )
    texte: Texte = Field(
        description="Quand l'appeler, dans cette langue.",
        examples=["Someone is ill or injured.", "There is a fire."],
    )


class Langue(Model):
    """A language."""

    INTITULE: ClassVar = Intitule("Langue", "Les numéros d'urgence dans une langue.")

    id: CodeLangue
    nom: Annotated[Texte, Names()] = Field(
        description="Son nom, écrit dans cette langue.", examples=["English", "Türkçe"]
    )
    nom_francais: Texte = Field(
        title="Nom français", description="Son nom en français.", examples=["anglais", "turc"]
    )
    sens: SensEcriture = Field(SensEcriture.GAUCHE_DROITE, description="Sens de l'écriture.")
    phrases: tuple[Texte, ...] = Field(
        min_length=1,
        description="Ce que les gens tapent pour demander de l'aide, dans cette langue.",
        examples=["emergency number france", "acil servis"],
    )
    autres_langues: tuple[Texte, ...] = Field(
        (),
        description="Ce que les gens tapent dans une langue sans page : celle-ci en est la plus proche.",
        examples=["necesito ayuda", "Ich brauche Hilfe"],
    )
    titre: Texte = Field(
        description="Titre de la page, dans cette langue.", examples=["Emergency numbers", "Acil numaralar"]
    )
    appeler: tuple[AppelTraduit, ...] = Field(min_length=1, description="Qui appeler, le premier d'abord.")
    titre_comment: Texte = Field(
        description="Titre de la façon d'appeler, dans cette langue.",
        examples=["How to call", "Nasıl aranır"],
    )
    comment: tuple[Texte, ...] = Field(
        min_length=1,
        description="Comment appeler, pas à pas, dans cette langue.",
        examples=["Say where you are.", "Do not hang up first."],
    )
    avertissement: Texte = Field(
        description="Qui n'a pas relu cette page, dit dans cette langue.",
        examples=["No native speaker has read this page.", "Nobody has checked these words."],
    )


class FichierLangues(DataFile):
    """`data/langues.yml`."""

    INTITULE: ClassVar = Intitule("Langues", "Les urgences, pour qui ne lit pas le français.")

    langues: tuple[Langue, ...] = Field(
        min_length=1, description="Les langues, dans l'ordre où le site les propose."
    )
