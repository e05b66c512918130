"""Names of persons in a sentence that should tell a service: given names that are common in France."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reperes_sante.france.letters import plain_letters

GIVEN = frozenset((
    "abdel", "adele", "adrien", "agathe", "agnes", "ahmed", "aicha", "aissa", "alain", "albert", "alexandra",
    "alexandre", "alexia", "alexis", "ali", "alice", "alicia", "aline", "alix", "alphonse", "amandine",
    "amelia", "amelie", "amina", "amir", "anais", "anatole", "andre", "andree", "ange", "angela", "angele",
    "angelique", "anna", "annabelle", "anne", "annick", "annie", "anouk", "anthony", "antoine", "antonin",
    "apolline", "ariane", "aristide", "arlette", "armand", "armelle", "arnaud", "arthur", "arthus", "astrid",
    "aude", "audrey", "auguste", "augustin", "aurelie", "aurelien", "aurore", "axel", "aymeric", "baptiste",
    "barbara", "basile", "bastien", "beatrice", "benedicte", "benjamin", "benoit", "bernadette", "bernadine",
    "bernard", "berthe", "bertrand", "blandine", "brice", "brigitte", "bruno", "camille", "carine", "carole",
    "caroline", "cassandra", "catherine", "cecile", "cedric", "celestin", "celia", "celine", "chantal",
    "charlene", "charles", "charlotte", "chloe", "christel", "christelle", "christian", "christiane",
    "christine", "christophe", "cindy", "claire", "clara", "claude", "claudia", "claudine", "clement",
    "clementine", "cloe", "colette", "constance", "coralie", "corentin", "corinne", "cynthia", "cyril",
    "cyrille", "damien", "daniel", "daniele", "danielle", "danny", "dany", "david", "deborah", "delphine",
    "denis", "denise", "didier", "dimitri", "dominique", "dorian", "dorothee", "dorothy", "dylan", "edgar",
    "edith", "edmond", "edmonde", "edouard", "eleonore", "eliane", "elie", "eliot", "eliott", "elisa",
    "elisabeth", "elise", "elodie", "eloise", "elsa", "elyse", "emeline", "emile", "emilie", "emilienne",
    "emma", "emmanuel", "emmanuelle", "enzo", "eric", "erika", "ernest", "ernestine", "erwan", "estelle",
    "esther", "etienne", "eugene", "eugenie", "eva", "evan", "eve", "evelyne", "ewen", "fabien", "fabienne",
    "fabrice", "fanny", "farid", "fatiha", "fatima", "faustine", "felix", "fernand", "fernande", "fiona",
    "firmin", "flavie", "flavien", "florence", "florent", "florian", "francine", "francis", "francisque",
    "franck", "francois", "francoise", "freddy", "frederic", "frederique", "gabriel", "gabrielle", "gael",
    "gaelle", "gaetan", "gaston", "gauthier", "gautier", "genevieve", "geoffrey", "georges", "georgette",
    "georgina", "gerald", "geraldine", "gerard", "germaine", "ghislain", "ghislaine", "gilbert", "gilberte",
    "gilles", "ginette", "gisele", "gregoire", "gregory", "guilaine", "guillaume", "gustave", "guy",
    "gwenael", "gwenaelle", "gwendoline", "habib", "hamid", "hanna", "hannah", "hassan", "hector", "helene",
    "henri", "henriette", "herve", "hocine", "hortense", "hubert", "hugo", "hugues", "hussein", "ibrahim",
    "ines", "irene", "irina", "isabel", "isabella", "isabelle", "ismael", "ivan", "jacky", "jacqueline",
    "jacques", "jade", "jamila", "janine", "jean", "jeanine", "jeanne", "jeannine", "jennifer", "jeremie",
    "jeremy", "jerome", "jessica", "joachim", "jocelyn", "jocelyne", "joel", "joelle", "johan", "johann",
    "johanna", "johnny", "jonas", "jonathan", "jordan", "joseph", "josephine", "josette", "josiane",
    "josselin", "jules", "julia", "juliane", "julie", "julien", "juliette", "justin", "justine", "kader",
    "kamel", "karim", "karine", "katia", "kelly", "kenza", "kevin", "khadija", "laetitia", "lara", "laura",
    "laure", "laurence", "laurene", "laurent", "laurie", "lea", "leila", "lena", "leo", "leon", "leonie",
    "leopold", "leslie", "lilian", "liliane", "lilou", "linda", "lionel", "lionelle", "lisa", "loane",
    "loic", "lola", "loris", "lou", "louane", "louis", "louisa", "louise", "luc", "lucas", "luce", "lucette",
    "lucie", "lucien", "lucienne", "lucile", "ludivine", "ludovic", "lydia", "lydie", "madeleine", "maelle",
    "maeva", "magali", "malika", "malo", "manon", "marc", "marceau", "marcel", "marcelle", "marcelline",
    "margaux", "margot", "marguerite", "maria", "mariam", "marianne", "mariannick", "marie", "marielle",
    "marilyne", "marina", "marine", "marinette", "marion", "marjorie", "marlene", "marthe", "martial",
    "martin", "martine", "maryline", "maryse", "maryvonne", "mathias", "mathieu", "mathilda", "mathilde",
    "mathis", "matthieu", "maud", "maurice", "mauricette", "maxence", "maxime", "megane", "mehdi", "mehmet",
    "melanie", "melina", "melissa", "michael", "michel", "michele", "micheline", "michelle", "mickael",
    "milena", "mireille", "mohamed", "monique", "morgane", "mouna", "mounir", "moussa", "muriel", "murielle",
    "mustapha", "myriam", "myrtille", "nacer", "nadege", "nadia", "nadine", "nasser", "natacha", "nathalie",
    "nathan", "nawal", "nelly", "nicolas", "nicole", "nina", "noa", "noah", "noel", "noemie", "nolwenn",
    "nora", "norbert", "nordine", "oceane", "octave", "odette", "odile", "olga", "olivia", "olivier", "omar",
    "ophelie", "oriane", "ornella", "oscar", "ousmane", "pascal", "pascale", "patrice", "patricia",
    "patrick", "paul", "paule", "pauline", "peggy", "perrine", "philippe", "philomene", "pierre",
    "pierrette", "pierrick", "prisca", "quentin", "rabah", "rachel", "rachid", "rania", "raoul", "raphael",
    "raphaelle", "rayan", "raymond", "raymonde", "rebecca", "regine", "regis", "remi", "remy", "renaud",
    "rene", "renee", "reynald", "richard", "robert", "robin", "rodolphe", "rodrigue", "roger", "roland",
    "rolande", "romain", "romane", "romuald", "ronan", "rosalie", "rose", "rosine", "roxane", "ruben",
    "sabine", "sabrina", "sacha", "said", "saida", "salima", "salome", "samantha", "samira", "samuel",
    "samy", "sandra", "sandrine", "sandy", "sara", "sarah", "sebastien", "sebastienne", "selma", "serge",
    "severine", "shirley", "sidonie", "simeon", "simon", "simone", "soazig", "sofia", "sofiane", "solange",
    "solene", "soline", "sonia", "sophie", "stephane", "stephanie", "stephen", "steven", "suzanne", "suzie",
    "sylvain", "sylvette", "sylviane", "sylvie", "tanguy", "tania", "tatiana", "teddy", "thalie", "theo",
    "theodore", "therese", "thibaud", "thibault", "thibaut", "thierry", "thomas", "timothee", "tiphaine",
    "titouan", "tony", "toufik", "tristan", "ugo", "valentin", "valentine", "valere", "valerie", "vanessa",
    "vanina", "veronika", "veronique", "victoire", "victor", "victoria", "victorien", "vincent", "violaine",
    "violette", "virgile", "virginie", "viviane", "wendy", "wilfrid", "wilfried", "william", "xavier",
    "yacine", "yael", "yanis", "yann", "yannick", "yannis", "yasmine", "yoann", "yohan", "yohann", "yolande",
    "youssef", "yvan", "yves", "yvette", "yvon", "yvonne", "zahra", "zelie", "zineb", "zoe", "zohra",
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
        is_reversed = first[0].isupper() and len(first[0]) > len("CH") and is_given(second[0])
        if not is_place and (is_initial or is_given(first[0]) or is_reversed):
            yield text[first.start() : second.end()]


def is_given(word: str) -> bool:
    """Tell whether a word is a given name, or begins as a double one does: « Anne-Marie »."""
    return plain_letters(word).split("-")[0] in GIVEN
