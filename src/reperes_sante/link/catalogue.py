"""The catalogue: all typed data, linked by identifier, ready for pages and exports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pydantic import BaseModel

from reperes_sante.france.letters import plain_letters
from reperes_sante.france.register import Commune, Registre
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
from reperes_sante.model.fields import walk
from reperes_sante.model.langues import FichierLangues, Langue
from reperes_sante.model.site import FichierMesures, FichierSite
from reperes_sante.model.territoire import Territoire
from reperes_sante.model.vocabulaire import TypeTerritoire


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All data of the site. Files that could not be typed are simply not there.

    Attributes:
        files: every typed file, in reading order.
        registre: the official register.
    """

    files: tuple[BaseModel, ...]
    registre: Registre
    territoires: Mapping[str, Territoire] = field(default_factory=dict)

    @classmethod
    def link(cls, files: Iterable[BaseModel], registre: Registre) -> Catalogue:
        """Gather typed files; territories are sorted by name."""
        kept = tuple(files)
        territoires = sorted(
            (f for f in kept if isinstance(f, Territoire)), key=lambda t: plain_letters(t.nom)
        )
        return cls(kept, registre, {t.id: t for t in territoires})

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Sources by id."""
        return {s.id: s for f in self.files if isinstance(f, FichierSources) for s in f.sources}

    @cached_property
    def organismes(self) -> Mapping[str, Organisme]:
        """Organismes by id."""
        return {o.id: o for f in self.files if isinstance(f, FichierOrganismes) for o in f.organismes}

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
    def mesures(self) -> FichierMesures:
        """What a visit weighs."""
        return next(f for f in self.files if isinstance(f, FichierMesures))

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
        codes = self.registre.epci[territoire.siren].communes if territoire.siren else territoire.communes
        return tuple(
            sorted((self.registre.communes[code] for code in codes), key=lambda c: plain_letters(c.nom))
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

    def sources_citees(self, *parts: BaseModel) -> tuple[Source, ...]:
        """Sources cited anywhere in the given objects, in order of first citation."""
        ids = dict.fromkeys(
            node.value for part in parts for node in walk(part) if node.ref == "source" and node.value
        )
        return tuple(self.sources[i] for i in ids)
