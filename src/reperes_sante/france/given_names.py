"""Names of persons in a sentence that should tell a service: given names that are common in France."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reperes_sante.france.letters import plain_letters

GIVEN = frozenset((
    "adele", "adrien", "agathe", "agnes", "alain", "albert", "alexandra", "alexandre", "alexis", "alice",
    "aline", "alix", "amandine", "amelie", "anais", "andre", "andree", "ange", "angelique", "anna", "anne",
    "annick", "annie", "anthony", "antoine", "antonin", "arlette", "armand", "arnaud", "arthur", "audrey",
    "aurelie", "aurelien", "axel", "baptiste", "barbara", "beatrice", "benedicte", "benjamin", "benoit",
    "bernadette", "bernard", "bertrand", "blandine", "brice", "brigitte", "bruno", "camille", "carine",
    "carole", "caroline", "catherine", "cecile", "cedric", "celine", "chantal", "charlene", "charles",
    "charlotte", "chloe", "christel", "christelle", "christian", "christiane", "christine", "christophe",
    "claire", "clara", "claude", "claudine", "clement", "clementine", "colette", "coralie", "corentin",
    "corinne", "cyril", "cyrille", "damien", "daniel", "daniele", "danielle", "david", "deborah",
    "delphine", "denis", "denise", "didier", "dominique", "dorian", "dorothee", "dylan", "edith", "edouard",
    "eleonore", "elisa", "elisabeth", "elise", "elodie", "eloise", "elsa", "emilie", "emma", "emmanuel",
    "emmanuelle", "enzo", "eric", "erwan", "estelle", "esther", "etienne", "eugenie", "eva", "evelyne",
    "fabien", "fabienne", "fabrice", "fanny", "fatima", "faustine", "felix", "fernand", "fiona", "flavie",
    "flavien", "florence", "florent", "florian", "francine", "francis", "franck", "francois", "francoise",
    "frederic", "frederique", "gabriel", "gabrielle", "gael", "gaelle", "gaetan", "genevieve", "georges",
    "georgette", "gerald", "geraldine", "gerard", "germaine", "ghislaine", "gilbert", "gilberte", "gilles",
    "ginette", "gregoire", "gregory", "guillaume", "gustave", "guy", "gwenaelle", "hector", "helene",
    "henri", "hortense", "hubert", "hugo", "hugues", "ines", "irene", "isabelle", "ivan", "jacqueline",
    "jacques", "jade", "jean", "jeanine", "jeanne", "jennifer", "jeremie", "jeremy", "jerome", "jessica",
    "joel", "joelle", "johanna", "jonathan", "jordan", "joseph", "josette", "josiane", "julia", "julie",
    "julien", "juliette", "justin", "justine", "karim", "karine", "katia", "kelly", "kevin", "khadija",
    "laetitia", "lara", "laura", "laure", "laurence", "laurent", "laurie", "lea", "leila", "lena", "leo",
    "leon", "leonie", "lilian", "liliane", "lionel", "lisa", "loic", "lola", "lou", "louis", "louise",
    "luc", "lucas", "lucie", "lucien", "lucienne", "lucile", "ludivine", "ludovic", "lydia", "lydie",
    "madeleine", "maelle", "magali", "malika", "manon", "marc", "marcel", "marcelle", "margaux", "margot",
    "marguerite", "maria", "mariam", "marianne", "marie", "marielle", "marina", "marine", "marion",
    "marjorie", "martial", "martin", "martine", "maryline", "maryse", "mathias", "mathieu", "mathilde",
    "mathis", "matthieu", "maud", "maurice", "maxime", "megane", "melanie", "melissa", "michel", "michele",
    "micheline", "michelle", "mickael", "mireille", "mohamed", "monique", "morgane", "muriel", "murielle",
    "myriam", "nadege", "nadia", "nadine", "nathalie", "nathan", "nelly", "nicolas", "nicole", "nina",
    "noel", "noemie", "nolwenn", "odette", "odile", "olga", "olivia", "olivier", "ophelie", "oriane",
    "oscar", "pascal", "pascale", "patrice", "patricia", "patrick", "paul", "paule", "pauline", "perrine",
    "philippe", "pierre", "pierrette", "quentin", "rachel", "rachid", "raphael", "raymond", "raymonde",
    "rebecca", "regine", "regis", "remi", "remy", "renaud", "rene", "renee", "richard", "robert", "robin",
    "roger", "roland", "rolande", "romain", "romane", "rosalie", "rose", "roxane", "sabine", "sabrina",
    "salome", "samira", "samuel", "sandra", "sandrine", "sandy", "sara", "sarah", "sebastien", "serge",
    "severine", "simon", "simone", "sofia", "solange", "solene", "sonia", "sophie", "stephane", "stephanie",
    "steven", "suzanne", "sylvain", "sylvie", "tanguy", "tatiana", "teddy", "thalie", "theo", "theodore",
    "therese", "thibault", "thibaut", "thierry", "thomas", "tiphaine", "tristan", "ugo", "valentin",
    "valentine", "valerie", "vanessa", "veronique", "victoire", "victor", "victoria", "vincent", "virginie",
    "viviane", "wilfried", "xavier", "yann", "yannick", "yasmine", "yohan", "yolande", "yves", "yvette",
    "yvonne", "zoe",
))  # fmt: skip
# A place that bears the name of somebody: « centre Simone Veil », « rue Jean Jaurès ».
PLACES = frozenset((
    "allee", "amphitheatre", "association", "auditorium", "avenue", "bibliotheque", "boulevard", "cabinet",
    "caserne", "centre", "ch", "chemin", "chs", "chu", "cite", "clinique", "college", "complexe", "cours",
    "crs", "dispensaire", "ecole", "ehpad", "epsm", "espace", "esplanade", "etablissement", "fondation",
    "foyer", "gymnase", "hall", "halle", "hopital", "hospitalier", "impasse", "institut", "lycee", "mail",
    "maison", "mas", "mediatheque", "medical", "musee", "parc", "parvis", "pavillon", "place", "pole",
    "pont", "port", "prix", "quai", "quartier", "residence", "route", "rue", "saint", "sainte", "salle",
    "site", "social", "square", "stade", "theatre", "tour", "universite", "village", "villa", "voie",
))  # fmt: skip
CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Ý]")
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")


def persons_in(text: str) -> Iterator[str]:
    """Yield what seems to be the name of a person: a given name or its initial, and another capital.

    Args:
        text: a service, a function, in a few words.
    """
    words = list(WORD.finditer(text))
    for rank, (first, second) in enumerate(pairwise(words)):
        is_apart = text[first.end() : second.start()].strip()
        before = plain_letters(words[rank - 1][0]) if rank else ""
        if is_apart or before in PLACES or not (CAPITAL.match(first[0]) and CAPITAL.match(second[0])):
            continue
        is_initial = re.fullmatch(r"[A-Z]\.", first[0]) and first[0] != "M."
        is_place = plain_letters(first[0]) in PLACES
        is_reversed = first[0].isupper() and len(first[0]) > len("CH") and _is_given(second[0])
        if not is_place and (is_initial or _is_given(first[0]) or is_reversed):
            yield text[first.start() : second.end()]


def _is_given(word: str) -> bool:
    """Tell whether a word is a given name, or begins as a double one does: « Anne-Marie »."""
    return plain_letters(word).split("-")[0] in GIVEN
