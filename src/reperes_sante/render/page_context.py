"""What a page gathers while it is written: its links, the sources it cites, its headings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from markupsafe import Markup

from reperes_sante.link import pages
from reperes_sante.link.catalogue import Catalogue
from reperes_sante.link.places import place_of
from reperes_sante.model.base import Enonce, Model
from reperes_sante.model.communs import Source
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.territoire import Territoire
from reperes_sante.render.division import Morceau
from reperes_sante.view.sources import Provenance, SourcesDuBloc, lectures

TOP = 2
MOST_DETAILED = 2


class Marque(NamedTuple):
    """A source mark: the rank of a source in the page, and the anchor of its entry in the list."""

    rang: int
    ancre: str
    source: Source


class TitreDePage(NamedTuple):
    """A heading of the page, for its table of contents."""

    niveau: int
    texte: str
    ancre: str


class EntreeDeSommaire(NamedTuple):
    """An entry of the table of contents: a heading, and those below it that are listed too."""

    titre: TitreDePage
    dessous: tuple[TitreDePage, ...]


class Entier(NamedTuple):
    """What rendering the whole of a page gave, for the pages of its pieces.

    Attributes:
        html: what a division cuts.
        titres: its headings.
        marques: the sources that it cites, by their id.
    """

    html: str
    titres: tuple[TitreDePage, ...]
    marques: Mapping[str, Marque]


@dataclass
class PageContext:
    """The page being written. Templates hand it to every component.

    Attributes:
        catalogue: the data.
        site: address of the site, with its final slash.
        url: address of the page from the root of the site.
        prefixe: what goes before anchors, so that a block never repeats an id of its page.
        morceau: what to show of the page when it is divided.
        entier: what a division would cut, once the template has made it, or before if it is known.
    """

    catalogue: Catalogue
    site: str
    url: str
    prefixe: str = ""
    prefixe_sources: str = ""
    morceau: Morceau | None = None
    entier: Entier | None = None
    titres: list[TitreDePage] = field(default_factory=list)
    _gardees: set[str] | None = None
    _marques: dict[str, Marque] = field(default_factory=dict)
    _bloc: SourcesDuBloc = field(default_factory=SourcesDuBloc)

    @property
    def sources(self) -> tuple[Marque, ...]:
        """The sources cited so far by what the page shows, in order of first citation."""
        return tuple(m for m in self._marques.values() if self._gardees is None or m.ancre in self._gardees)

    @property
    def lectures(self) -> Provenance:
        """From which day to which the sources of the page were read; it must cite one."""
        return lectures(marque.source for marque in self.sources)

    @property
    def partie(self) -> bool:
        """Whether this is a part of a divided page, at an address of its own."""
        return bool(self.morceau and self.morceau.chemin)

    def corps(self, html: Markup) -> Markup:
        """Return what to show of the HTML that a division may cut; headings and sources follow.

        Args:
            html: it, or nothing when it is known.
        """
        if self.entier:
            self.titres, self._marques = list(self.entier.titres), dict(self.entier.marques)
        else:
            self.entier = Entier(str(html), tuple(self.titres), dict(self._marques))
        if self.morceau is None:
            return html
        levels = self.morceau.niveaux
        self.titres = [t._replace(niveau=levels[t.ancre]) for t in self.titres if t.ancre in levels]
        self._gardees = set(self.morceau.cibles)
        return Markup(self.morceau.corps)  # noqa: S704 - cut out of what was escaped

    def marques(self, sources: Iterable[str]) -> tuple[Marque, ...]:
        """Return the marks of some sources by rank, numbering those that the page had not cited yet."""
        return tuple(sorted((self._marque(source) for source in sources), key=lambda marque: marque.rang))

    def marques_propres(self, enonce: Enonce) -> tuple[Marque, ...]:
        """Return the marks of the own sources of a statement; its block will tell those that it inherits."""
        self._bloc.note(place_of(enonce).origine, is_marked=bool(enonce.sources))
        return self.marques(enonce.sources)

    def marques_effectives(self, enonce: Enonce) -> tuple[Marque, ...]:
        """Return the marks of all sources of a statement, those that it takes from its block included."""
        self._bloc.note(place_of(enonce).origine, is_marked=True)
        return self.marques(self.sources_de(enonce))

    def sources_de(self, enonce: Enonce) -> tuple[str, ...]:
        """Return the sources of a statement, its own or those that it takes from its block."""
        return place_of(enonce).origine.sources

    def ouvre_bloc(self) -> SourcesDuBloc:
        """Return what will note the statements written from now on."""
        self._bloc = SourcesDuBloc()
        return self._bloc

    def _marque(self, source: str) -> Marque:
        if source not in self._marques:
            ancre = f"{self.prefixe_sources}source-{len(self._marques) + 1}"
            self._marques[source] = Marque(len(self._marques) + 1, ancre, self.catalogue.sources[source])
        if self._gardees is not None:
            self._gardees.add(self._marques[source].ancre)
        return self._marques[source]

    def titre(self, niveau: int, texte: str, ancre: str) -> str:
        """Note a heading, and return its id."""
        self.titres.append(TitreDePage(niveau, texte, f"{self.prefixe}{ancre}"))
        return self.titres[-1].ancre

    def sommaire(self) -> tuple[EntreeDeSommaire, ...]:
        """Return the headings of level 2, each with those of level 3 below it when there is room for them."""
        parts: list[list[TitreDePage]] = []
        for titre in self.titres:
            if titre.niveau == TOP:
                parts.append([titre])
            elif titre.niveau == TOP + 1 and parts:
                parts[-1].append(titre)
        detailed = len(parts) <= MOST_DETAILED
        return tuple(EntreeDeSommaire(part[0], tuple(part[1:]) if detailed else ()) for part in parts)

    def ancre(self, thing: Model) -> str:
        """Return the id of an axis, an action or a mission."""
        return f"{self.prefixe}{place_of(thing).ancre}"

    def lien(self, cible: str) -> str:
        """Return the relative address of a target given from the root of the site."""
        return pages.relative(cible, self.url)

    def lien_territoire(self, territoire: Territoire) -> str:
        """Return the relative address of a territory."""
        return self.lien(pages.of_territoire(territoire))

    def lien_dispositif(self, dispositif: Dispositif) -> str:
        """Return the relative address of a dispositif."""
        return self.lien(pages.of_dispositif(self.catalogue, dispositif))

    def lien_de(self, genre: str, cle: str) -> str:
        """Return the relative address of the page of a thing of a collection, from its family and its id."""
        return self.lien(pages.PageDe(genre, cle).adresse)
