"""Where YAML's parser gives up, the mistake that an editor would make; what it reads otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import yaml

from reperes_sante.model.findings import Finding, Kind, Wording, also_at
from reperes_sante.read import bare_texts

YAML = "YAML 1.2"
TABULATION = Kind("tabulation", "Les décalages sont faits d'espaces, jamais de tabulations.", YAML)
GUILLEMET = Kind("guillemet", "Un guillemet ouvert est refermé, et rien ne le suit.", YAML)
DEUX_POINTS = Kind("deux-points", "« : » ne sépare que la clé et sa valeur, et une espace le suit.", YAML)
TIRET = Kind("tiret", "Un tiret de liste est seul au début de sa ligne, et une espace le suit.", YAML)
ALIGNEMENT = Kind("alignement", "Les lignes d'un même bloc ont le même décalage à gauche.", YAML)
CROCHET = Kind("crochet", "Un crochet ou une accolade qui s'ouvre se referme.", YAML)
DEBUT = Kind("debut-de-texte", "Un texte sans guillemets ne commence pas par un signe réservé à YAML.", YAML)
BARRE = Kind("barre-oblique", "Entre guillemets doubles, « \\ » n'annonce qu'un caractère prévu.", YAML)
SYNTAXE = Kind("syntaxe", "Le fichier est écrit en YAML correct.", YAML)

CONFLIT = Kind(
    "conflit", "Le fichier ne contient pas deux versions d'un même passage (conflit de git).", "git"
)
INSECABLE = Kind("decalage-insecable", "Un décalage est fait d'espaces ordinaires.", YAML)

KINDS = (
    CONFLIT,
    INSECABLE,
    TABULATION,
    GUILLEMET,
    DEUX_POINTS,
    TIRET,
    ALIGNEMENT,
    CROCHET,
    DEBUT,
    BARRE,
    SYNTAXE,
)

UNCLOSED = re.compile(r'(?:^|[:\-]\s+|[\[,{]\s*)("|\'(?!\'))(?:(?!\1).)*$')
GLUED_VALUE = re.compile(r"^\s*(?:- )?([\w-]+:)[^\s\d/]|^\s*(?:- )?([\w-]+:)[\xa0\u202f]")
GLUED_DASH = re.compile(r"^\s*(-)[^\s-]")
HARD_DASH = re.compile(r"^ *(-)[\xa0\u202f]")
RETYPE = "Effacez-la, puis retapez une espace au clavier."
ONLY_A_KEY = re.compile(r"^\s*(?:- )?[\w-]+$")
CLOSING = "]}"
RESERVED = "@`%*&!|>?]},{["

Place = tuple[int, int]
Told = tuple[Place, Wording]


class Stop(NamedTuple):
    """Where the parser stopped.

    Attributes:
        line: line where it stopped, from 1.
        column: column where it stopped, from 1.
        context: place of what it was reading then, if it says so.
    """

    lines: list[str]
    line: int
    column: int
    context: Place | None

    @property
    def place(self) -> Place:
        """Line and column where the parser stopped."""
        return self.line, self.column

    def text(self, line: int | None = None) -> str:
        """Return a line, by default the one where the parser stopped."""
        number = line or self.line
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


MARKERS = re.compile(r"^(<{7} .*|={7}|>{7} .*)$", re.MULTILINE)
NO_BREAK_INDENT = re.compile(r"^ *[\xa0\u202f][ \xa0\u202f]*(?=(?:- )?[\w-]+:|- )", re.MULTILINE)


def conflict(text: str, name: str) -> Iterator[Finding]:
    """Tell two versions of one passage that git left one under the other: any other finding would mislead."""
    marks = [(text.count("\n", 0, found.start()) + 1, found[0][0]) for found in MARKERS.finditer(text)]
    if {sign for _, sign in marks} >= {"<", ">"}:
        first, last = marks[0][0], next(line for line, sign in marks if sign == ">")
        message = f"Deux versions de ce passage se suivent, lignes {first} à {last} : git n'a pas su choisir."
        remedy = "Gardez ce qui est juste dans chacune, puis retirez les lignes « <<< », « === » et « >>> »."
        yield CONFLIT.at((name, first, 1), message, remedy)


def no_break_indents(text: str, name: str) -> Iterator[Finding]:
    """Tell, once, the lines that are set to the right by spaces that YAML takes for letters."""
    lines = [text.count("\n", 0, found.start()) + 1 for found in NO_BREAK_INDENT.finditer(text)]
    if lines:
        message = also_at("Le décalage de cette ligne contient une espace insécable.", lines[1:])
        remedy = "Effacez les espaces du début de la ligne, puis retapez-les au clavier."
        yield INSECABLE.at((name, lines[0], 1), message, remedy)


def tab(stop: Stop) -> Told | None:
    """Look for a tab on the line."""
    rank = stop.text().find("\t")
    wording = Wording(TABULATION, "La ligne contient une tabulation.", "Remplacez-la par des espaces.")
    return ((stop.line, rank + 1), wording) if rank >= 0 else None


def unclosed_quote(stop: Stop) -> Told | None:
    """Look above for the last value that opens a quote, closed neither on its line nor before the stop."""
    for number in range(min(stop.line, len(stop.lines)), 0, -1):
        opening = UNCLOSED.search(stop.lines[number - 1])
        if opening and opening[1] not in "".join(stop.lines[number : stop.line - 1]):
            message = "Un guillemet ouvert n'est pas refermé."
            remedy = "Fermez-le à la fin du texte, sur la même ligne."
            return (number, opening.start(1) + 1), Wording(GUILLEMET, message, remedy)
    return None


MIXED_QUOTES = re.compile(r'(?:^|[:\-\[,{]\s+)(")[^"]*([”“„»])\s*$')


def mixed_quotes(stop: Stop) -> Told | None:
    """Look above for a straight quote that one of a word processor closes."""
    for number in range(min(stop.line, len(stop.lines)), 0, -1):
        found = MIXED_QUOTES.search(stop.lines[number - 1])
        if found:
            message = (
                f'Le guillemet droit (") est fermé par un guillemet de traitement de texte ({found[2]}).'
            )
            place = (number, found.start(2) + 1)
            return place, Wording(GUILLEMET, message, f'Remplacez « {found[2]} » par un guillemet droit (").')
    return None


def text_after_quote(stop: Stop) -> Told | None:
    """Look for words after a quote that was opened and closed on the line."""
    before = stop.text()[: stop.column - 1].rstrip()
    if not before.endswith(('"', "'")) or before.count(before[-1]) % 2:
        return None
    message = f"Le texte continue après le guillemet fermant ({before[-1]})."
    remedy = (
        'Mettez tout le texte entre guillemets doubles (").'
        if before.endswith("'")
        else "Mettez tout le texte entre guillemets, et les mots cités entre « »."
    )
    return stop.place, Wording(GUILLEMET, message, remedy)


def glued_value_above(stop: Stop) -> Told | None:
    """Look for « cle:valeur » on the line or on the one above."""
    return _glued_value(stop, stop.line) or _glued_value(stop, stop.line - 1)


def _glued_value(stop: Stop, line: int) -> Told | None:
    glued = GLUED_VALUE.match(stop.text(line))
    if not glued:
        return None
    key = glued[1] or glued[2]
    message = f"Il manque une espace après « {key} »."
    remedy = f"Écrivez « {key} … », avec une espace ordinaire."
    return (line, stop.text(line).index(key) + len(key) + 1), Wording(DEUX_POINTS, message, remedy)


# Signs that word processors put before the items of a list.
BULLETS = "•·‣◦▪–—*"
DASH = "Commencez chaque élément par le tiret du clavier et une espace : « - »."


def bullet(stop: Stop) -> Told | None:
    """Look for a bullet of a word processor, on the line or on the one above, for the dash of a list.

    Above, what stands farther right is in a text of several lines, where bullets are at home.
    """
    for line in (stop.line, stop.line - 1):
        found = re.match(rf"( *)([{BULLETS}])\s", stop.text(line))
        if found and stop.text().startswith(found[1]):
            place = line, found.start(2) + 1
            return place, Wording(DEBUT, f"« {found[2]} » n'est pas le tiret d'une liste.", DASH)
    return None


def text_without_key(stop: Stop) -> Told | None:
    """Look above for a text of a list of which this line is the first key."""
    bare = bare_texts.above(stop.lines, stop.line)
    return bare_texts.told(bare) if bare else None


def too_far_right(stop: Stop) -> Told | None:
    """Look for a key that is deeper than a line which already has its value."""
    before = stop.text()[: stop.column - 1]
    if not ONLY_A_KEY.match(before):
        return None
    indent = len(before) - len(before.lstrip())
    place = stop.line, indent + 1
    if told := bare_texts.in_place_of_a_block(stop.text(stop.line - 1), before.strip()):
        return place, Wording(ALIGNEMENT, *told)
    above, before_it = _column(stop.text(stop.line - 1)), _column(stop.text(stop.line - 2))
    if above is not None and before_it == indent and above < indent:
        message = f"Cette ligne est trop à droite, ou celle du dessus trop à gauche ({_spaces(above)})."
        remedy = f"Alignez l'une sur l'autre : le bloc du dessus a {_spaces(indent)} (ligne {stop.line - 2})."
        return place, Wording(ALIGNEMENT, message, remedy)
    message = "Cette ligne est trop décalée vers la droite, ou celle du dessus a une valeur de trop."
    return place, Wording(ALIGNEMENT, message, "Alignez-la sur la ligne du dessus.")


def _column(text: str) -> int | None:
    """Return the column, from 0, of the key or the name of a line, after its dashes; nothing without one."""
    found = re.match(r"^((?: |- )*)[^\s:#-][^:#]*:(?:\s|$)", text)
    return len(found[1]) if found else None


def _spaces(count: int) -> str:
    return f"{count} espace{'s' if count > 1 else ''}" if count else "aucun décalage"


def name_on_two_lines(stop: Stop) -> Told | None:
    """Look above for the beginning of a name that does not hold on one line."""
    begun = re.match(r"^( *)- +([^\s:#\"'|>\[{][^:#]*)$", stop.text(stop.line - 1))
    text = stop.text()
    if not begun or not text.startswith(f"{begun[1]} ") or text.lstrip().startswith("- "):
        return None
    message = "Cette ligne continue celle du dessus, et contient « : »."
    whole = f"- {begun[2].strip()} {text.strip()}"
    remedy = f"Un nom tient sur une ligne, avec ce qui le suit : « {whole} »."
    return stop.place, Wording(DEUX_POINTS, message, remedy)


def colon_in_text(stop: Stop) -> Told:
    """Tell a second « : » on a line."""
    message = "Le texte contient « : » suivi d'une espace, que YAML prend pour une nouvelle clé."
    return stop.place, Wording(DEUX_POINTS, message, 'Mettez tout le texte entre guillemets droits (").')


def line_without_colon(stop: Stop) -> Told | None:
    """Look for a missing space or a missing colon where the parser was reading a key."""
    if not stop.context:
        return None
    line = stop.context[0]
    if told := _glued_value(stop, line):
        return told
    if found := HARD_DASH.match(stop.text(line)):
        wording = Wording(TIRET, "Une espace insécable suit ce tiret.", RETYPE)
        return (line, found.start(1) + 1), wording
    if told := _glued_dash(stop, line):
        return told
    if told := _of_another_language(stop, line):
        return told
    message = "Cette ligne n'a ni « : » ni tiret."
    remedy = "Écrivez « mot: valeur », ou décalez-la si elle continue le texte du dessus."
    return stop.context, Wording(DEUX_POINTS, message, remedy)


def _of_another_language(stop: Stop, line: int) -> Told | None:
    """Look for signs that programs take, and YAML does not: « cle = valeur », « // remarque »."""
    if found := re.match(r"\s*(?:- )?([\w-]+) ?= ?", stop.text(line)):
        message = "« = » ne sépare pas une clé de sa valeur."
        return (line, found.end()), Wording(DEUX_POINTS, message, f"Écrivez « {found[1]}: … ».")
    found = re.match(r"\s*(//|/\*|<!--)", stop.text(line))
    if found is None:
        return None
    message = f"« {found[1]} » ne commence pas une remarque."
    return (line, found.start(1) + 1), Wording(DEUX_POINTS, message, "Commencez-la par « # ».")


def _glued_dash(stop: Stop, line: int) -> Told | None:
    dash = GLUED_DASH.match(stop.text(line))
    wording = Wording(TIRET, "Il manque une espace après le tiret.", "Écrivez « - » puis une espace.")
    return ((line, dash.start(1) + 1), wording) if dash else None


CELLS = "Écrivez une ligne par rangée, derrière un tiret « - »."


def reserved_start(stop: Stop) -> Told | None:
    """Look for a sign that YAML keeps for itself at the start of a text."""
    for line, column in filter(None, (stop.context, stop.place)):
        sign = stop.text(line)[column - 1 : column]
        if sign and sign in CLOSING:
            return (line, column), _closes_nothing(sign)
        if sign and sign in RESERVED[:-2]:
            if sign == "|" and stop.text(line).count("|") > 1:
                wording = Wording(DEBUT, "Un tableau ne se colle pas dans une fiche.", CELLS)
                return (line, column), wording
            message = f"Un texte ne peut pas commencer par « {sign} »."
            return (line, column), Wording(DEBUT, message, 'Mettez-le entre guillemets droits (").')
    return None


def open_bracket(stop: Stop) -> Told | None:
    """Look for the bracket that the parser was reading."""
    place = stop.context or stop.place
    sign = stop.text(place[0])[place[1] - 1 : place[1]]
    if sign not in ("[", "{"):
        return None
    message = f"« {sign} » n'est pas refermé au bon endroit."
    remedy = f"Fermez-le par « {']' if sign == '[' else '}'} », et séparez les éléments par des virgules."
    return place, Wording(CROCHET, message, remedy)


def dash_after_colon(stop: Stop) -> Told:
    """Tell a dash that is not the first of its line."""
    message = "Un tiret ne peut pas suivre autre chose sur sa ligne."
    return stop.place, Wording(
        TIRET, message, "Passez à la ligne avant lui ; pour un seul texte, retirez-le."
    )


def backslash(stop: Stop) -> Told:
    """Tell a backslash in double quotes."""
    message = "Entre guillemets doubles, « \\ » annonce un caractère spécial."
    return stop.place, Wording(BARRE, message, "Doublez-le (« \\\\ »), ou employez des guillemets simples.")


def stray_bracket(stop: Stop) -> Told | None:
    """Look for a bracket that closes nothing."""
    sign = stop.text()[stop.column - 1 : stop.column]
    return (stop.place, _closes_nothing(sign)) if sign and sign in CLOSING else None


def _closes_nothing(sign: str) -> Wording:
    message = f"« {sign} » ne ferme rien."
    return Wording(CROCHET, message, "Retirez-le, ou mettez le texte entre guillemets.")


def misaligned(stop: Stop) -> Told:
    """Tell a line that continues no block, or whose dash is taken for the beginning of a word."""
    if told := _glued_dash(stop, stop.line):
        return told
    message = "Cette ligne n'est alignée avec aucune ligne du dessus."
    remedy = "Donnez-lui le même décalage qu'aux lignes du même bloc"
    own = _column(stop.text())
    columns = {number: _column(stop.text(number)) for number in range(stop.line - 1, 0, -1)}
    known = [(abs(column - own), number) for number, column in columns.items() if column is not None and own]
    # The nearest in depth, then in the file.
    gap, number = min(known, key=lambda one: (one[0], -one[1]), default=(0, 0))
    close = f" : {_spaces(columns[number] or 0)}, comme à la ligne {number}" if 0 < gap < FAR else ""
    return stop.place, Wording(ALIGNEMENT, message, f"{remedy}{close}.")


# From this many spaces on, a line is of another block.
FAR = 3


def other() -> Wording:
    """Say what to check when nothing was recognised."""
    message = "La mise en forme YAML n'est pas correcte ici ou juste au-dessus."
    return Wording(SYNTAXE, message, "Vérifiez l'alignement des lignes, les « : » et les tirets.")


# Words of libyaml's messages, and where to look then; the first that answers wins.
LOOKS: tuple[tuple[str, Callable[[Stop], Told | None]], ...] = (
    ("tab character", tab),
    ("cannot start any token", tab),
    ("quoted scalar", mixed_quotes),
    ("did not find expected", mixed_quotes),
    ("cannot start any token", mixed_quotes),
    ("quoted scalar found unexpected end of stream", unclosed_quote),
    ("escape character", backslash),
    ("hexdecimal", backslash),
    ("mapping values are not allowed", bullet),
    ("alphabetic or numeric", bullet),
    ("could not find expected ':'", bullet),
    ("did not find expected", bullet),
    ("mapping values are not allowed", glued_value_above),
    ("mapping values are not allowed", text_without_key),
    ("mapping values are not allowed", too_far_right),
    ("mapping values are not allowed", name_on_two_lines),
    ("mapping values are not allowed", colon_in_text),
    ("could not find expected ':'", line_without_colon),
    ("sequence entries are not allowed", dash_after_colon),
    ("cannot start any token", reserved_start),
    ("alphabetic or numeric", reserved_start),
    ("node content", reserved_start),
    ("mapping keys are not allowed", reserved_start),
    ("directive", reserved_start),
    ("comment or line break", reserved_start),
    ("node content", open_bracket),
    ("expected ',' or", unclosed_quote),
    ("expected ',' or", open_bracket),
    ("did not find expected", text_after_quote),
    ("did not find expected", unclosed_quote),
    ("did not find expected", stray_bracket),
    ("did not find expected", text_without_key),
    ("did not find expected", misaligned),
)


def syntax_finding(error: yaml.YAMLError, text: str, name: str) -> Finding:
    """Turn a parser's error into one finding, at the place to correct rather than where reading stopped."""
    problem = f"{getattr(error, 'context', '')} {getattr(error, 'problem', error)}"
    stop = _stop(error, text)
    found = next((told for words, look in LOOKS if words in problem and (told := look(stop))), None)
    place, wording = found or (stop.place, other())
    return Finding.at((name, *_inside(place, stop.lines)), wording)


def _stop(error: yaml.YAMLError, text: str) -> Stop:
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Stop(text.split("\n"), line, column, (context.line + 1, context.column + 1) if context else None)


def _inside(place: Place, lines: list[str]) -> Place:
    """Bring a place after the end back to the end of the last line that holds something."""
    last = max((number for number, line in enumerate(lines, 1) if line.strip()), default=1)
    return place if place[0] <= last else (last, len(lines[last - 1].rstrip()) + 1)


DIESE = Kind.warning(
    "texte-apres-diese",
    "Un texte n'est pas coupé par « # », que YAML prend pour un commentaire.",
    "YAML 1.2, chapitre 6.6",
)
AVALE = Kind.warning(
    "tiret-avale", "Un tiret trop décalé n'est pas avalé par le texte du dessus.", "YAML 1.2, chapitre 7.3.3"
)
OF_MEANINGS = (DIESE, AVALE)

GLUED = re.compile(r"[ \t]#(?=[^\s#!-])")
DEEPER_DASH = re.compile(r"^( *)(?:- )*[^\s#-][^\n]*[^\s:>|]\n\1 +- ", re.MULTILINE)


def unseen_meanings(root: yaml.Node, text: str, name: str) -> tuple[Finding, ...]:
    """Return what was cut or swallowed; the nodes are looked at only if the text looks suspect.

    Args:
        root: the nodes of the text.
        text: a text that YAML accepts.
        name: how findings call the file.
    """
    if not GLUED.search(text) and not DEEPER_DASH.search(text):
        return ()
    lines = text.split("\n")
    return tuple(
        found
        for scalar in _scalars(root)
        if not scalar.style
        for found in (*_cut(scalar, lines, name), *_swallowed(scalar, lines, name))
    )


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(key)
            yield from _scalars(value)


def _cut(scalar: yaml.ScalarNode, lines: list[str], name: str) -> Iterator[Finding]:
    line, column = scalar.end_mark.line, scalar.end_mark.column
    after = lines[line][column:] if line < len(lines) else ""
    glued = GLUED.match(after.rstrip()) if scalar.value else None
    if glued:
        message = f"YAML ne lit pas ce qui suit « # » : le texte s'arrête à « {scalar.value[-30:]} »."
        remedy = 'Mettez le texte entre guillemets droits ("), ou une espace après « # » pour un commentaire.'
        yield DIESE.at((name, line + 1, column + 2), message, remedy)


def _swallowed(scalar: yaml.ScalarNode, lines: list[str], name: str) -> Iterator[Finding]:
    for number in range(scalar.start_mark.line + 1, min(scalar.end_mark.line + 1, len(lines))):
        text = lines[number].lstrip()
        if text.startswith("- "):
            message = "Ce tiret est trop décalé : YAML le prend pour la suite du texte du dessus."
            remedy = "Alignez-le sur le tiret du dessus."
            place = (name, number + 1, len(lines[number]) - len(text) + 1)
            yield AVALE.at(place, message, remedy)
            return
