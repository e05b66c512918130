"""The catalogue: all typed data, linked by identifier, ready for pages and exports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import TypeVar

from reperes_sante.france.letters import plain_letters
from reperes_sante.france.register import Commune, Registre
from reperes_sante.link.institutions import SOURCE, institutions, of_register
from reperes_sante.link.places import place_of, placed
from reperes_sante.model.base import Model
from reperes_sante.model.besoins import Besoin, FichierBesoins, Relais
from reperes_sante.model.communs import (
    FichierGlossaire,
    FichierNumeros,
    FichierOrganismes,
    FichierRecherche,
    FichierSources,
    FichierThematiques,
    Ligne,
    Organisme,
    Source,
    Terme,
    Thematique,
)
from reperes_sante.model.dispositif import Dispositif
from reperes_sante.model.langues import FichierLangues, Langue
from reperes_sante.model.site import FichierMesures, FichierSite
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.types import DatePartielle
from reperes_sante.model.vocabulaire import TypeTerritoire

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All data of the site. Files that could not be typed are simply not there.

    Attributes:
        files: every typed file, in reading order; each of its blocks knows its place.
        noms: the name of the file that each comes from; nothing where that is not known.
    """

    files: tuple[Model, ...]
    registre: Registre
    territoires: Mapping[str, Territoire] = field(default_factory=dict)
    noms: tuple[str, ...] = ()

    @classmethod
    def link(cls, files: Iterable[Model], registre: Registre) -> Catalogue:
        """Gather typed files, and place each of their blocks."""
        return cls.gathered(map(placed, files), registre)

    @classmethod
    def gathered(cls, files: Iterable[Model], registre: Registre, noms: Iterable[str] = ()) -> Catalogue:
        """Gather typed files whose blocks know their places; territories are sorted by name."""
        kept = tuple(files)
        territoires = sorted(
            (f for f in kept if isinstance(f, Territoire)), key=lambda t: plain_letters(t.nom)
        )
        return cls(kept, registre, {t.id: t for t in territoires}, tuple(noms))

    @cached_property
    def seul(self) -> Territoire | None:
        """The territory of a site that has one only: there is nothing to list beside it, nor to compare."""
        return next(iter(self.territoires.values())) if len(self.territoires) == 1 else None

    @cached_property
    def jour(self) -> DatePartielle:
        """The day of the newest check of a territory."""
        return max(territoire.verifie_le for territoire in self.territoires.values())

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Sources by id, in the order of ids: which file describes one does not show."""
        written = {s.id: s for f in self.files if isinstance(f, FichierSources) for s in f.sources}
        return dict(sorted(written.items()))

    @cached_property
    def organismes(self) -> Mapping[str, Organisme]:
        """Organismes by id, in the order of ids: those that the data describe, or cite from the register."""
        written = {o.id: o for f in self.files if isinstance(f, FichierOrganismes) for o in f.organismes}
        return dict(sorted({**written, **{o.id: o for o in self._du_registre(written)}}.items()))

    @cached_property
    def citables(self) -> Mapping[str, Organisme]:
        """Organismes that the data may cite, by id; communes and intercommunalités only if they do."""
        return {**self.institutions, **self.organismes}

    @cached_property
    def institutions(self) -> Mapping[str, Organisme]:
        """What the law gives to each department and each region, by id."""
        return institutions(self.registre)

    @cached_property
    def cites(self) -> frozenset[str]:
        """Ids of the organismes that the files cite."""
        return frozenset(id_ for file in self.files for id_ in cites_dans(file))

    def _du_registre(self, written: Collection[str]) -> tuple[Organisme, ...]:
        """Return the organismes that the data cite without describing them, and that the register knows."""
        cited = sorted(self.cites.difference(written))
        known = (self.institutions.get(id_) or of_register(self.registre, id_) for id_ in cited)
        source = (SOURCE,) if SOURCE in self.sources else ()
        found = tuple(o.model_copy(update={"sources": source}) for o in known if o)
        return placed(FichierOrganismes.model_construct(organismes=found)).organismes

    @cached_property
    def thematiques(self) -> Mapping[str, Thematique]:
        """Themes by id, in the order of the file."""
        return {t.id: t for f in self.files if isinstance(f, FichierThematiques) for t in f.thematiques}

    @cached_property
    def glossaire(self) -> FichierGlossaire:
        """The glossary."""
        return next(f for f in self.files if isinstance(f, FichierGlossaire))

    @cached_property
    def termes(self) -> Mapping[str, Terme]:
        """Words of the glossary by id."""
        return {t.id: t for f in self.files if isinstance(f, FichierGlossaire) for t in f.termes}

    @cached_property
    def numeros(self) -> FichierNumeros:
        """The help numbers."""
        return next(f for f in self.files if isinstance(f, FichierNumeros))

    @cached_property
    def lignes(self) -> Mapping[str, Ligne]:
        """Help numbers by id."""
        return {n.id: n for f in self.files if isinstance(f, FichierNumeros) for n in f.numeros}

    @cached_property
    def aide(self) -> FichierBesoins:
        """The needs, with where to ask for help near home."""
        return next(f for f in self.files if isinstance(f, FichierBesoins))

    @cached_property
    def besoins(self) -> Mapping[str, Besoin]:
        """Needs by id, the most pressing first."""
        return {b.id: b for f in self.files if isinstance(f, FichierBesoins) for b in f.besoins}

    @cached_property
    def relais(self) -> Mapping[str, Relais]:
        """Kinds of places where help can be asked for, by id."""
        return {r.id: r for f in self.files if isinstance(f, FichierBesoins) for r in f.relais}

    @cached_property
    def langues(self) -> Mapping[str, Langue]:
        """Languages by code, in the order of the file."""
        return {item.id: item for f in self.files if isinstance(f, FichierLangues) for item in f.langues}

    @cached_property
    def recherche(self) -> FichierRecherche:
        """The everyday words of the search."""
        return next(f for f in self.files if isinstance(f, FichierRecherche))

    @cached_property
    def site(self) -> FichierSite:
        """Who answers for the site."""
        return next(f for f in self.files if isinstance(f, FichierSite))

    @cached_property
    def mesures(self) -> FichierMesures | None:
        """What a visit weighs, if it was measured."""
        return next((f for f in self.files if isinstance(f, FichierMesures)), None)

    @cached_property
    def dispositifs(self) -> Mapping[str, Dispositif]:
        """All dispositifs of all territories by id."""
        return {d.id: d for t in self.territoires.values() for d in t.dispositifs}

    @cached_property
    def territoire_du_dispositif(self) -> Mapping[str, Territoire]:
        """The territory whose file holds each dispositif, by the dispositif's id."""
        return {d.id: t for t in self.territoires.values() for d in t.dispositifs}

    def nom_officiel(self, territoire: Territoire) -> str:
        """Official name: the register's for an EPCI, the file's own otherwise."""
        if territoire.siren:
            return self.registre.epci[territoire.siren].nom
        return territoire.nom_officiel or territoire.nom

    def type_de(self, territoire: Territoire) -> TypeTerritoire:
        """Legal kind: the register's for an EPCI, the file's own otherwise."""
        if territoire.siren:
            return self.registre.epci[territoire.siren].type
        return territoire.type or TypeTerritoire.ASSOCIATION

    def communes_de(self, territoire: Territoire) -> tuple[Commune, ...]:
        """Member communes sorted by name; none for a whole region."""
        told = territoire.siren, territoire.epci, territoire.communes
        if told not in self._communes:
            self._communes[told] = self._members(territoire)
        return self._communes[told]

    @cached_property
    def _communes(self) -> dict[tuple[object, ...], tuple[Commune, ...]]:
        """Member communes by what tells them: lists ask for those of each territory, again and again."""
        return {}

    def _members(self, territoire: Territoire) -> tuple[Commune, ...]:
        members = (territoire.siren,) if territoire.siren else territoire.epci
        codes = {
            *territoire.communes,
            *(code for siren in members for code in self.registre.epci[siren].communes),
        }
        return tuple(
            sorted(
                (self.registre.communes[code] for code in codes), key=lambda c: (plain_letters(c.nom), c.code)
            )
        )

    def population_de(self, territoire: Territoire) -> int | None:
        """Municipal population: the register's for an EPCI, the sum of communes when all are known."""
        if territoire.siren:
            return self.registre.epci[territoire.siren].population
        counts = [commune.population for commune in self.communes_de(territoire)]
        known = [count for count in counts if count is not None]
        return sum(known) if counts and len(known) == len(counts) else None

    def region_de(self, territoire: Territoire) -> str:
        """Name of the region; of the first one when a territory spans two."""
        if territoire.region:
            return self.registre.regions[territoire.region]
        codes = sorted({commune.departement for commune in self.communes_de(territoire)})
        first = self.registre.departements[(*codes, *territoire.departements)[0]]
        return self.registre.regions[first.region]

    def codes_departements(self, territoire: Territoire) -> tuple[str, ...]:
        """Codes of the departments, sorted."""
        if territoire.region:
            found = self.registre.departements.values()
            return tuple(sorted(d.code for d in found if d.region == territoire.region))
        codes = {commune.departement for commune in self.communes_de(territoire)}
        return tuple(sorted({*codes, *territoire.departements}))

    def departements_de(self, territoire: Territoire) -> tuple[str, ...]:
        """Names of the departments, sorted by code."""
        return tuple(self.registre.departements[code].nom for code in self.codes_departements(territoire))

    @cached_property
    def citations(self) -> Mapping[str, Counter[str]]:
        """How often each territory's file cites each source, by their ids, in order of first citation."""
        return {
            territoire.id: Counter(n.value for n in place_of(territoire).renvois if n.ref == "source")
            for territoire in self.territoires.values()
        }

    def sources_citees(self, territoire: Territoire) -> tuple[Source, ...]:
        """Sources that a territory's file cites, in order of first citation."""
        return tuple(self.sources[source] for source in self.citations[territoire.id])


def cites_dans(file: Model) -> Iterator[str]:
    """Yield the ids of the organismes that a file cites."""
    return (str(node.value) for node in place_of(file).renvois if node.ref == "organisme")


def once(make: Callable[[Catalogue], T]) -> Callable[[Catalogue], T]:
    """Have what is gathered from a catalogue gathered once, and held as long as it is."""
    name = f"{make.__module__}.{make.__name__}"

    @wraps(make)
    def gathered(catalogue: Catalogue) -> T:
        held = vars(catalogue)
        if name not in held:
            held[name] = make(catalogue)
        found: T = held[name]
        return found

    return gathered
