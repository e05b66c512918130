"""The template engine: everything escaped, nothing undefined, French typography everywhere; few icons."""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup, escape

from reperes_sante.france import figures
from reperes_sante.france.letters import NBSP, TEXTS, capitale, typographier
from reperes_sante.link import contracts, coverage
from reperes_sante.link.pages import est_long
from reperes_sante.model.genre import OTHER
from reperes_sante.model.territoire import KINDS, PRINCIPAUX
from reperes_sante.open_data.csv_files import jeu_lie
from reperes_sante.read.pressed import compact
from reperes_sante.render.compiled import Compiled, Plain, Straight
from reperes_sante.view import (
    etats,
    headings,
    linked_data,
    lists,
    names,
    needs,
    organismes,
    shares,
    territories,
    themes,
    timeline,
)

# A few of Material Design Icons, kept here with their licence: the theme of the engine may end.
FOLDER = Path(__file__).with_name("icones")
FILES = {
    **{principal.couleur: principal.icone for principal in PRINCIPAUX.values()},
    OTHER: "hospital-building",
    "fait": "check-circle",
    "termine": "flag-checkered",
    "silence": "help-circle-outline",
    "annonce": "calendar-start",
    "neutre": "circle-outline",
    "telephone": "phone",
    "sms": "message-text",
    "courriel": "email",
    "adresse": "map-marker",
    "horaires": "clock-outline",
    "site": "open-in-new",
    "desaccord": "not-equal-variant",
    "inconnu": "help-circle-outline",
}
ATTRIBUTES = 'width="1em" height="1em" fill="currentColor" aria-hidden="true"'
if missing := [name for name in FILES.values() if not (FOLDER / f"{name}.svg").is_file()]:
    raise FileNotFoundError(f"Ajoutez à {FOLDER} le dessin de {missing}, de Material Design Icons.")
# A longer name than that may have to break on a phone.
HYPHENATED = re.compile(r"(?<![\w-])(?=[\w’-]{5,20}(?![\w’-]))\w+(?:-[\w’]+)+")
# Needed in a file of its own, not inside a page.
NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'


@cache
def dessin(nom: str) -> str:
    """Return an icon, one of `FILES`, as the SVG text of its file."""
    return (FOLDER / f"{FILES[nom]}.svg").read_text("utf-8").strip()


@cache
def icone(nom: str) -> Markup:
    """Return an icon as inline SVG, hidden from assistive technologies: the word beside it says it all."""
    svg = dessin(nom).replace(NAMESPACE, "", 1)
    return Markup(svg.replace("<svg ", f"<svg {ATTRIBUTES} ", 1))  # noqa: S704 - files of this package


VIEWS = (
    coverage.accueils,
    coverage.de_a_a_z,
    coverage.exemple_de_commune,
    coverage.servis,
    contracts.nombre_d_actions,
    contracts.nombre_dans,
    contracts.successeur,
    organismes.groupements_de,
    organismes.par_categorie,
    organismes.par_famille,
    organismes.par_public,
    organismes.par_statut,
    linked_data.fiche_liee,
    needs.annuaire_de,
    needs.source_officielle,
    shares.part,
    lists.est_fourni,
    lists.filtrage_des_actions,
    lists.regions_de,
    names.dit_sa_sorte,
    names.nom_ici,
    etats.avancement,
    etats.dernier_etat,
    etats.en_cours,
    etats.labels,
    etats.marque_du_fait,
    etats.ouverture_dite,
    etats.par_phase,
    etats.sigles,
    etats.situation,
    headings.axes_connus,
    headings.titre_de,
    headings.titre_des_autres_actions,
    headings.titre_des_membres,
    headings.titre_des_signataires,
    territories.contacts,
    territories.joignable,
    territories.joints,
    territories.ligne,
    territories.rendez_vous_connus,
    territories.se_joint,
    territories.standard_de,
    themes.par_territoire,
    themes.se_range_par_region,
    themes.se_replient,
    timeline.annees_ouvertes,
    timeline.annees_repliees,
    timeline.campagne_de,
    timeline.edition_de,
    timeline.en_faits,
    timeline.faits_propres,
    timeline.frise,
    timeline.pratique,
    est_long,
    figures.compte,
    figures.connus,
    figures.dit_de_plus,
    figures.dure_depuis,
    figures.est_date,
    figures.est_de_nom,
    figures.montant,
    figures.nombre_d_annees,
    figures.rythme,
    figures.circuit,
    figures.heures,
    figures.personnes,
    figures.seances,
    figures.sans_repetition,
    figures.se_lit_tel_quel,
    figures.titre_du_desaccord,
    icone,
    jeu_lie,
)
FILTERS = (figures.ordinal, figures.du, figures.au, figures.le, figures.depuis, figures.jusque)


def shown(value: object) -> object:
    """Return a value as readers see it: French numbers, dates and labels, with their typography.

    Raises:
        TypeError: the value is absent; a template must ask before it shows.
    """
    if isinstance(value, Markup):
        return value
    if value is None:
        raise TypeError("un gabarit affiche une valeur absente")
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return figures.nombre(value)
    return typographier(str(value))


def written(value: object) -> Markup:
    """Return the HTML of a value; every `{{ … }}` of every template passes through here."""
    if type(value) is Markup:
        return value
    return _escaped(value) if type(value) is str else escape(shown(value))


@lru_cache(TEXTS)
def _escaped(text: str) -> Markup:
    return escape(typographier(text))


def brut(value: str) -> Markup:
    """Escape a text and keep its characters as they are: addresses are not typography."""
    return escape(value)


def hote(url: str) -> str:
    """Return the site of an address, as readers know it: `ars.sante.fr`."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def compose(numero: str) -> str:
    """Return a number as a phone dials it, without spaces."""
    return numero.replace(" ", "")


def insecable(text: str) -> str:
    """Keep a short text, such as a phone number, on one line."""
    return text.replace(" ", NBSP)


def tenir(title: str) -> Markup:
    """Return a title as readers see it: short names whole at their hyphens, no line begun by a dash."""
    text = str(escape(shown(title))).replace(" – ", f"{NBSP}– ")
    return Markup(HYPHENATED.sub(r'<span class="tenu">\g<0></span>', text))  # noqa: S704 - escaped above


def kilooctets(size: int) -> int:
    """Return a size in bytes as readers compare it: in kilobytes, never less than one."""
    return max(1, round(size / 1000))


def json_sur(value: object) -> Markup:
    """Return a value as JSON that no text can get out of: its signs of HTML are written as codes."""
    return htmlsafe_json_dumps(value, dumps=compact)


class TemplateTypography(Extension):
    """Gives the words written in templates the same typography as the data."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Replace the text that stands outside of Jinja's own tags."""
        for token in stream:
            if token.type == "data":
                yield Token(token.lineno, token.type, typographier(token.value))
            else:
                yield token


class _Shared(Environment):
    """An engine whose templates all know the same words; by default each copies and compares them."""

    code_generator_class = Straight
    Macro = Plain

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the words of a template; none has its own."""
        return super().make_globals(d) if d else self.globals


def environment(templates: Path) -> Environment:
    """Return the engine that fills the templates of a folder.

    Raises:
        LookupError: a kind of dispositif has no template there.
    """
    missing = [kind.gabarit() for kind in KINDS if not (templates / kind.gabarit()).is_file()]
    if missing:
        raise LookupError(
            f"Aucun gabarit ne montre ce genre de dispositif : écrivez {' et '.join(missing)}, "
            "avec une macro « dispositif(page, niveau, chose) »."
        )
    env = _Shared(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FileSystemLoader(templates),
        finalize=written,
        extensions=[TemplateTypography],
        bytecode_cache=Compiled(templates.parent, "pages"),
        # A changed template makes another engine; nothing is gained by looking at each file for each page.
        auto_reload=False,
        cache_size=-1,
    )
    env.globals.update({view.__name__: view for view in VIEWS})
    own = (brut, hote, kilooctets, compose, insecable, capitale, json_sur, tenir)
    env.filters.update({function.__name__: function for function in (*FILTERS, *own)})
    return env
