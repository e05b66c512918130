"""The French words of each error of the model: a message that says what, a remedy that says what instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from itertools import chain

from reperes_sante.france.counting import DOTTED, SPACED, Beside, counted_trade, number_remedy, rhythm
from reperes_sante.france.figures import nombre
from reperes_sante.france.letters import capitale, hyphened, plain_letters, shown
from reperes_sante.france.typed_dates import OF_TIME, date_lines, date_remedy
from reperes_sante.model.base import Model
from reperes_sante.model.collections import COLLECTIONS
from reperes_sante.model.contrat import Duree
from reperes_sante.model.fields import blocs
from reperes_sante.model.findings import Kind, Wording
from reperes_sante.model.markers import Forme
from reperes_sante.model.types import IDENTIFIER, SIREN_LENGTH
from reperes_sante.read.choices import HORS_LISTE, choice, with_meaning
from reperes_sante.read.formed import BLANK, COMMUNE, FORME, VIDE, Context, awaited, empty, meant, of_a_form
from reperes_sante.read.in_full import CHIFFRE, FINANCEMENT, length_lines, no_figure, no_payment, of_two
from reperes_sante.read.misplaced import IN_WORDS
from reperes_sante.read.repairs import as_value, bare, on_one_line
from reperes_sante.read.syntax import BULLETS, DASH, DEUX_POINTS, RETYPE

Worder = Callable[[str, object, Context], Wording]

MANQUANTE = Kind("cle-manquante", "Chaque clé obligatoire est écrite.")
BLANCHE = Kind.warning("ligne-vide", "Une clé facultative sans valeur est retirée.")
TYPE = Kind("type", "Une valeur a la forme attendue : texte, liste ou bloc.")
DATE = Kind("date", "Une date existe et s'écrit AAAA, AAAA-MM ou AAAA-MM-JJ.", "ISO 8601, précision réduite")
TROP_LONG = Kind("trop-long", "Un texte, un nom, une adresse ou un identifiant a une longueur raisonnable.")
LISTE_VIDE = Kind("liste-vide", "Une liste obligatoire a au moins un élément.")
LISTE_LONGUE = Kind(
    "liste-trop-longue", "Une liste courte le reste : quatre phrases au plus dans « en_bref »."
)
NOMBRE = Kind("nombre", "Un nombre s'écrit en chiffres et n'a qu'une lecture ; ce qui se compte est entier.")
OUI_NON = Kind("oui-non", "Une question fermée reçoit oui ou non.")
SIREN = Kind(
    "siren", "Un SIREN a neuf chiffres et une clé de contrôle juste.", "ISO/IEC 7812-1, annexe B (Insee)"
)
FIN = Kind("fin-avant-debut", "Une période finit après son début.")
QUI = Kind("organisme-ou-designation", "Un participant est nommé une fois : organisme, ou mots de la source.")
DUREE = Kind("duree-vide", "Une durée donne un nombre d'années ou des dates.")
OUVERTURE = Kind("ouverture-sans-date", "Une ouverture est datée, ou cite les mots de la source.")
DEPUIS = Kind("depuis-sans-debut", "Ce qui dure encore a un début, et pas de fin.")
HEURE = Kind("heure-sans-debut", "Une heure de fin suit une heure de début.")
MISSION = Kind("mission-vide", "Une mission dit ce qui est fait, ou pour qui.")
EFFECTIF = Kind("effectif-a-demi", "Un nombre de personnes dit s'il compte des temps plein.")
DOUBLON = Kind("siren-et-doublon", "Ce que le registre officiel donne n'est pas saisi à la main.")
BESOIN = Kind("besoin-sans-reponse", "Un besoin dit qui appeler, que faire ou où aller.")
INCOMPLET = Kind("territoire-incomplet", "Un territoire sans SIREN dit lui-même ce qu'il est.")
AUTRE = Kind("valeur", "Une valeur convient à son champ.")

KINDS = (
    MANQUANTE, VIDE, BLANCHE, TYPE, HORS_LISTE, FORME, COMMUNE, DATE, TROP_LONG, LISTE_VIDE,
    LISTE_LONGUE, NOMBRE, OUI_NON, SIREN, FIN, QUI, DUREE, OUVERTURE, DEPUIS, HEURE, CHIFFRE, FINANCEMENT,
    MISSION, EFFECTIF, DOUBLON, BESOIN, INCOMPLET, AUTRE,
)  # fmt: skip


def _missing(key: str, _value: object, context: Context) -> Wording:
    words = context.get("words")
    allowed = f", avec l'un de ces mots : {', '.join(map(with_meaning, words))}" if words else ""
    remedy = f"Ajoutez une ligne « {key}: … »{allowed}{_if_untold(context)}."
    return Wording(MANQUANTE, f"Il manque « {key} ».", remedy)


def _if_untold(context: Context) -> str:
    """Say what to do where only a source can tell what is mandatory: never to make it up."""
    if "ailleurs" not in context:
        return ""
    other = context["ailleurs"]
    beside = f" et dites le reste en mots, dans « {other} »" if other else ""
    return f", si la source le dit ; sinon, retirez ce bloc{beside}"


def blank(remedy: str = BLANK) -> Wording:
    """Word an optional key without a value."""
    return Wording(BLANCHE, "Cette ligne ne dit rien.", remedy)


def _several_words(key: str, value: object, context: Context) -> Wording | None:
    """Word several words of a closed list where one is expected: « [usagers, aidants] »."""
    listed = value if isinstance(value, list) else str(value).split(",")
    said = [hyphened(one.strip()) for one in listed if isinstance(one, str)]
    if len(said) < len(("un", "autre")) or not {*said} <= {word.value for word in context["words"]}:
        return None
    message = f"Un seul mot est attendu ici : {', '.join(said)} en font {len(said)}."
    if several := context.get("plusieurs"):
        return Wording(TYPE, message, f"Écrivez « {several}: [{', '.join(said)}] ».")
    first, *others = (f"« {key}: {one} »" for one in said)
    told = f"Écrivez {first}, ou un bloc pour chacun, avec le même nom : {' ; '.join((first, *others))}."
    return Wording(TYPE, message, told)


def _text(key: str, value: object, context: Context) -> Wording:
    if value is None or value == "" or (isinstance(value, str) and not value.strip()):
        return empty(context)
    if isinstance(value, dict) and len(value) == 1 and (colon := _with_colon(value)):
        return colon
    message = f"Un texte simple est attendu ici, et non {shown(value)}."
    forme: Forme | None = context.get("forme")
    whole = on_one_line(value) if forme is None or forme.nom == "texte" else ""
    if context.get("liste"):
        said = f", par exemple « - {whole} »" if isinstance(value, dict) and whole else ""
        return Wording(TYPE, message, f"Chaque élément est une phrase derrière son tiret{said}.")
    if whole and isinstance(value, list) and (other := context.get("plusieurs")):
        return Wording(TYPE, message, f"S'il y en a plusieurs, écrivez « {other}: [{', '.join(value)}] ».")
    line = f" : « {key}: {as_value(whole)} »" if whole else ", sans tiret"
    return Wording(TYPE, message, f"Écrivez la valeur sur la même ligne{line}.")


def _with_colon(value: dict[str, object]) -> Wording | None:
    """Word a sentence of which YAML took the first words for a key: « Sa durée : trois ans »."""
    [(key, rest)] = value.items()
    if not isinstance(rest, str | None) or not re.search(r"[^\w-]", key):
        return None
    return colon(key, rest)


def colon(key: str, rest: str | None) -> Wording:
    """Word a sentence in which YAML takes for a key what stands before its colon."""
    whole = f"{key.strip()} : {rest or ''}".strip()
    message = "YAML prend pour une clé ce qui précède « : » dans cette phrase."
    return Wording(DEUX_POINTS, message, f'Mettez-la entre guillemets droits : "{shown(whole)[2:-2]}".')


# A longer text has lines of its own.
LONGEST_LINE = 120
# Words apart, as identifiers are: no sentence.
WORDS = re.compile(r"[\w-]+(?:, ?[\w-]+)+")


def _list(key: str, value: object, context: Context) -> Wording:
    if value is None or (isinstance(value, str) and not value.strip()):
        return empty(context)
    first = next(iter(value), "") if isinstance(value, dict) else str(value)
    if isinstance(value, str) and (told := _pasted_list(value)):
        return told
    if found := re.match(rf"[{BULLETS}]|\d+[.)](?=\s)", first):
        return Wording(TYPE, f"« {found[0]} » n'est pas le tiret d'une liste.", DASH)
    message = f"Une liste est attendue ici, et non {shown(value)}."
    if isinstance(value, dict):
        return Wording(TYPE, message, f"Commencez chaque élément par un tiret « - {first}: … ».")
    bloc = context.get("bloc")
    if bloc and not bloc.cle_evidente(first):
        return Wording(
            TYPE, message, f"Derrière un tiret, dites de quoi il s'agit : « - {_begun(bloc, first)} »."
        )
    return Wording(TYPE, message, _as_list(key, bare(first), of_blocks=bool(bloc)))


def _pasted_list(value: str) -> Wording | None:
    """Word a text whose dashes are no dashes for YAML, or that was several cells."""
    if value.startswith(("-\xa0", "-\u202f")):
        return Wording(TYPE, "Une espace insécable suit ce tiret.", RETYPE)
    if value.startswith("-"):
        return Wording(TYPE, "Une liste est attendue ici.", "Mettez une espace après chaque tiret.")
    return _table(value, None) if "\t" in value else None


def _begun(bloc: type[Model], text: str) -> str:
    """Return the beginning of a block that says a text, on a line where it may."""
    needed = [name for name, field in bloc.model_fields.items() if field.is_required()]
    either = (name for need in bloc.EXIGENCES for name in need.champs)
    return f"Un nom: {text}" if bloc.SUIVANT else f"{next(iter((*needed, *either)), 'nom')}: {text}"


def _table(value: str, bloc: type[Model] | None) -> Wording:
    """Word cells of a spreadsheet: tabs stand between them, and YAML knows no cells."""
    cells = [cell.strip() for cell in value.split("\t") if cell.strip()]
    is_plain = bloc and bloc.SUIVANT and len(cells) == len(("nom", "suite"))
    likely = f" : « - {cells[0]}: {cells[1]} »" if is_plain else ""
    remedy = f"Écrivez une ligne par rangée, derrière un tiret{likely}."
    return Wording(TYPE, "Ce sont des cellules de tableau, collées telles quelles.", remedy)


def _as_list(key: str, text: str, *, of_blocks: bool) -> str:
    """Say how a text is written as a list, where it may be one item or several."""
    if listed := re.fullmatch(r"\[([\w, -]*)\]", text):
        return f"Retirez les guillemets : « {key}: [{listed[1]}] »."
    if WORDS.fullmatch(text):
        return f"Écrivez « {key}: [{text}] »."
    line = f'"{text}"' if re.search(r": |^[\"'%@`&*!|>\[{]", text) else text
    # A line that is cut would be pasted so.
    whole = f"« - {line} »" if shown(line)[2:-2] == line else "un tiret « - » et le même texte"
    one = f"« {key}: » puis, dessous, {whole}"
    parts = [part.strip() for part in re.split(r";|,(?: ?et )?", text) if part.strip()]
    are_plain = all(re.fullmatch(r"[^\[\]{}:#\"\s][^\[\]{}:#\"]*", part) for part in parts)
    if len(parts) > 1 and are_plain and len(text) < LONGEST_LINE and not text.endswith("."):
        several = f"il y en a plusieurs : {_listed(key, parts)}"
        if of_blocks and any(map(GOES_ON.match, parts[1:])):
            return f"S'il n'y en a qu'un : {one}. S'{several}."
        return f"S'{several}. S'il n'y en a qu'un : {one}."
    return f"Écrivez {one}."


# After a comma, a small letter without article tells more of what is before: « coordinatrice du conseil ».
GOES_ON = re.compile(r"(?!(?:l[ae]s?|une?|des?|du)\b|[ld]['’])[a-zà-ÿ]+ ")


def _listed(key: str, parts: list[str]) -> str:
    """Say how several items are written; « A, B et C » are three, unless the last two go together."""
    *before, last = parts
    first, _, second = last.rpartition(" et ")
    if not first:
        return f"« {key}: [{', '.join(parts)}] »"
    apart = f"« {key}: [{', '.join((*before, first, second))}] »"
    return f"{apart}, ou « {key}: [{', '.join(parts)}] » si « {last} » n'en fait qu'un"


RHYTHM = "Écrivez-la ainsi, avec vos nombres : « frequence: {fois: …, par: an} »."


def _block(_key: str, value: object, context: Context) -> Wording:
    if value is None:
        return empty(context)
    bloc = context.get("bloc")
    if isinstance(value, str) and "\t" in value:
        return _table(value, bloc)
    message = f"Un bloc « clé: valeur » est attendu ici, et non {shown(value)}."
    if isinstance(value, str) and {"fois", "par"} <= {*context.get("needed", ())}:
        told = rhythm(value)
        return Wording(TYPE, message, f"Écrivez « {_key}: {told} »." if told else RHYTHM)
    if bloc and isinstance(value, str):
        in_full = length_lines(value) if bloc is Duree else of_two(bloc, value, context.get("needed", ()))
        if in_full:
            return Wording(TYPE, message, in_full)
    if bloc and isinstance(value, str) and "designation" in bloc.model_fields:
        return Wording(TYPE, message, f"Écrivez « {_key}: » puis, dessous, « designation: {value} ».")
    keys = ", ".join(f"« {key}: … »" for key in context.get("needed", ()))
    remedy = "Écrivez une clé par ligne, avec deux espaces de plus à gauche"
    return Wording(TYPE, message, f"{remedy}{f' : {keys}' if keys else ''}.")


def _choice(key: str, value: object, context: Context) -> Wording:
    if told := _several_words(key, value, context):
        return told
    return choice(value, context) if isinstance(value, str) else _text(key, value, context)


def _date(_key: str, value: object, context: Context) -> Wording:
    if value is None or not isinstance(value, str):
        return _text(_key, value, context)
    if not value.strip():
        return empty(context)
    message = f"{shown(value)} n'est pas une date possible."
    known = context.get("known", ("date_publiee",))
    has_words = "date_publiee" in known
    if _key == "date" and "fin" in known and (lines := date_lines(value.strip(), known)):
        is_period = [line.startswith(("« date: ", "« fin: ")) for line in lines].count(True) > 1
        message = f"{shown(value)} est une période." if is_period else message
        return Wording(DATE, message, f"Écrivez {' puis '.join(lines)}.")
    if told := awaited(DATE, value, context):
        return told
    if other := _no_day(value, known):
        return Wording(DATE, message, other)
    return meant(DATE, value, context) or Wording(DATE, message, date_remedy(value, has_words=has_words))


def _no_day(value: str, known: Collection[str]) -> str:
    """Say where a text goes that dates nothing: an id says who, a sentence has its own field."""
    place = next((name for name in IN_WORDS if name in known), "")
    who = next((name for name in ("pilotes", "organisateurs") if name in known), "")
    if "date_publiee" not in known or OF_TIME.search(value):
        return ""
    if who and "-" in value and re.fullmatch(IDENTIFIER, value):
        return f"Si c'est qui le conduit : « {who}: [{value}] »."
    return f"Ce n'est pas une date : écrivez « {place}: {as_value(value)} »." if place else ""


def _number(key: str, value: object, context: Context) -> Wording:
    forme: Forme | None = context.get("forme")
    beside = Beside(key, context.get("known", ()), est_entier=forme is not None and forme.nom == "entier")
    if told := awaited(NOMBRE, value, context):
        return told
    if isinstance(value, str) and DOTTED.fullmatch(value):
        message = f"{shown(value)} se lit de deux façons : un point ne sépare pas les milliers."
    elif isinstance(value, str) and SPACED.fullmatch(value):
        message = f"Les chiffres de {shown(value)} ne vont pas par trois."
    else:
        message = f"{shown(value)} n'est pas un nombre."
    return Wording(NOMBRE, message, number_remedy(str(value), beside))


def _siren(_key: str, value: object, context: Context) -> Wording:
    digits = sum(character.isdecimal() for character in str(value))
    likely = meant(SIREN, value, context)
    if likely:
        return likely
    if digits != SIREN_LENGTH:
        remedy = f"Un SIREN a 9 chiffres, sans espace ; il y en a {digits} ici."
    else:
        remedy = "Vérifiez les chiffres : la clé de contrôle est fausse."
    return Wording(SIREN, f"{shown(value)} n'est pas un SIREN valable.", remedy)


def _too_long(_key: str, value: object, context: Context) -> Wording:
    remedy = f"Raccourcissez-le : {nombre(context['max_length'])} caractères au plus."
    return Wording(TROP_LONG, f"{shown(value)} est trop long.", remedy)


def _too_many(key: str, value: object, context: Context) -> Wording:
    # Pydantic says so, too, of a text that is read before it is measured.
    if isinstance(value, str):
        return of_a_form(key, value, context)
    return Wording(LISTE_LONGUE, "La liste est trop longue.", "Gardez l'essentiel.")


def _too_short(_key: str, value: object, context: Context) -> Wording:
    least = int(context.get("min_length", 1))
    if not value or least == 1:
        return Wording(LISTE_VIDE, "La liste est vide.", "Ajoutez au moins un élément.")
    return Wording(LISTE_VIDE, "La liste est trop courte.", f"Il y faut au moins {least} éléments.")


def _counted(_key: str, value: object, _context: Context) -> Wording:
    trade, lines = counted_trade(str(value))
    message = f"« {value} » : le nombre serait pris pour un mot du métier."
    first = f"« - metier: {capitale(trade)} »"
    if not lines:
        return Wording(
            EFFECTIF, message, f"Écrivez {first} : sans « nombre », la page dit qu'il n'est pas publié."
        )
    below = ", ".join(f"« {line} »" for line in lines)
    if "etp: oui" in lines:
        return Wording(EFFECTIF, message, f"Écrivez {first} puis, dessous, {below}.")
    remedy = (
        f"Écrivez {first} puis, dessous, {below} et « etp: non » (« etp: oui » si ce sont des temps plein)."
    )
    return Wording(EFFECTIF, message, remedy)


def _yes_no(key: str, value: object, context: Context) -> Wording:
    """Word what answers neither yes nor no; a price has a key of its own."""
    message = f"{shown(value)} ne dit ni oui ni non."
    if isinstance(value, str) and re.search(r"\d", value) and "tarif" in context.get("known", ()):
        return Wording(OUI_NON, message, f"Écrivez le prix sur une ligne « tarif: {as_value(value)} ».")
    # « prevue: prévu », « gratuit: gratuite » say yes.
    if key and isinstance(value, str) and plain_letters(value)[:-1] in (key, key[:-1], key[:-2]):
        return Wording(OUI_NON, message, f"Écrivez « {key}: oui ».")
    return Wording(OUI_NON, message, "Écrivez « oui » ou « non ».")


def _plain(kind: Kind, message: str, remedy: str) -> Worder:
    return lambda _key, value, _context: Wording(kind, message.replace("{}", shown(value)), remedy)


WORDINGS: dict[str, Worder] = {
    "missing": _missing,
    "string_type": _text,
    "string_too_short": _text,
    "string_pattern_mismatch": of_a_form,
    "string_too_long": _too_long,
    "tuple_type": _list,
    "model_type": _block,
    "enum": _choice,
    "bool_type": _text,
    "decimal_type": _text,
    "too_short": _too_short,
    "too_long": _too_many,
    "date": _date,
    "nombre": _number,
    "entier": _plain(
        NOMBRE,
        "Un nombre entier, à partir de 1, est attendu ici, et non {}.",
        "Écrivez-le ; s'il est inconnu, retirez la ligne.",
    ),
    "positif": _plain(
        NOMBRE,
        "Un nombre supérieur à 0 est attendu ici, et non {}.",
        "Écrivez-le ; s'il est inconnu, retirez la ligne.",
    ),
    "oui_non": _yes_no,
    "siren": _siren,
    "fin_avant_debut": _plain(FIN, "La fin précède le début.", "Corrigez « date » ou « fin »."),
    "organisme_ou_designation": _plain(
        QUI,
        "Il faut dire qui, une fois.",
        "Écrivez « organisme: identifiant », ou « designation: mots de la source », un seul des deux.",
    ),
    "duree_vide": _plain(DUREE, "Cette durée ne dit rien.", "Ajoutez « annees », ou « date » et « fin »."),
    "ouverture_sans_date": _plain(
        OUVERTURE, "Cette ouverture n'a pas de date.", "Ajoutez « date » ou « date_publiee »."
    ),
    "depuis_sans_date": _plain(
        DEPUIS,
        "Ce qui dure encore a un début, et pas de fin.",
        "Ajoutez « date », et retirez « fin » ; sinon, retirez « depuis ».",
    ),
    "heure_sans_debut": _plain(
        HEURE, "Il y a une heure de fin sans heure de début.", "Ajoutez « heure », par exemple « 18:30 »."
    ),
    "valeur_vide": no_figure,
    "financement_vide": no_payment,
    "financement_sans_nom": _plain(
        FINANCEMENT,
        "Ce financement n'a pas de nom.",
        "Ajoutez « libelle » (ce que l'argent paie) ou « cadre » (d'où il vient), si la source le dit ;"
        " sinon, « libelle: Financement ».",
    ),
    "mission_vide": _plain(
        MISSION, "Cette mission ne dit ni quoi, ni pour qui.", "Ajoutez « titre » ou « public »."
    ),
    "parcours_vide": _plain(
        HEURE, "Ce parcours ne dit ni sa longueur, ni son départ.", "Ajoutez « longueur » ou « depart »."
    ),
    "articulation_vide": _plain(
        QUI,
        "Cette ligne ne dit pas avec quoi.",
        "Ajoutez « nature » ou « nom ».",
    ),
    "exactitude_sans_nombre": _plain(
        EFFECTIF, "Cette précision ne suit aucun nombre.", "Ajoutez « nombre », ou retirez « exactitude »."
    ),
    "montant_absent": _plain(
        FINANCEMENT,
        "Cette unité ou cette précision ne suit aucun montant.",
        "Ajoutez « valeur » ; sans montant connu, retirez « unite », « par » et « exactitude ».",
    ),
    "compte_dans_metier": _counted,
    "etp_sans_nombre": _plain(
        EFFECTIF,
        "« etp » dit ce que compte un nombre, et il n'y en a pas.",
        "Ajoutez « nombre », ou retirez « etp ».",
    ),
    "effectif_a_demi": _plain(
        EFFECTIF,
        "Ce nombre ne dit pas s'il compte des personnes ou des temps plein.",
        "Ajoutez « etp: non » si ce sont des personnes, « etp: oui » si ce sont des équivalents temps plein ;"
        " sans nombre connu, retirez « nombre ».",
    ),
    "siren_et_doublon": _plain(
        DOUBLON,
        "Avec un SIREN, le nom officiel, le type et les lieux viennent du registre.",
        "Retirez nom_officiel, type, communes, epci, departements et region.",
    ),
    "besoin_sans_reponse": _plain(
        BESOIN, "Ce besoin ne mène nulle part.", "Ajoutez « appeler », « d_abord » ou « relais »."
    ),
    "territoire_incomplet": _plain(
        INCOMPLET,
        "Sans SIREN, la fiche doit dire elle-même ce qu'est le territoire.",
        "Ajoutez type, et communes, epci, departements ou region.",
    ),
}
codes = (
    (*(exigence.code for exigence in bloc.EXIGENCES), *(suite.code for suite in bloc.SUITES))
    for collection in COLLECTIONS
    for bloc in blocs(collection.modele)
)
if unsaid := sorted({*chain.from_iterable(codes)} - WORDINGS.keys()):
    raise TypeError(
        f"Rien ne dit ce qui manque quand il manque {unsaid[0]} : ajoutez à WORDINGS, dans {__name__}, "
        f'une ligne « "{unsaid[0]}": _plain(…) ».'
    )
OTHER = _plain(AUTRE, "{} ne convient pas ici.", "Voyez la description du champ.")


def word(kind: str, key: str, value: object, context: Context) -> Wording:
    """Return the French words of a pydantic error.

    Args:
        kind: pydantic's error type, for example `missing`.
        key: name of the field.
        value: what the file says there.
        context: pydantic's own details; `words` holds the closed list of a word, `forme` the form that a text
            should have, `known` the keys that may stand beside it.
    """
    return WORDINGS.get(kind, OTHER)(key, value, context)
