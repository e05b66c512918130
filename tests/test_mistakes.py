"""One mistake in one file gives one finding, at its place, with what to write instead."""

# ruff: noqa: E501 - golden messages are kept whole

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from reperes_sante.model.collections import COLLECTIONS
from reperes_sante.model.contrat import Contrat
from reperes_sante.model.fields import blocs, champs
from reperes_sante.model.synonymes import KEY_SYNONYMES
from reperes_sante.read import read_values
from reperes_sante.read.keys import admitted_keys
from tests.broken import NAMES, PROJET, Files

TERRITOIRE, ORGANISMES, SOURCES = "territoires", "organismes", "sources"
GLOSSAIRE, NUMEROS, THEMATIQUES = "glossaire.yml", "numeros-utiles.yml", "thematiques.yml"
HERE = "▲"


class Mistake(NamedTuple):
    """A mistake: the first place of a file where a pattern is found is replaced.

    Attributes:
        where: a folder of data, or a file.
        find: pattern of what is replaced.
        put: what is written instead; `▲` marks the place of the finding and is not written.
        told: the whole finding but its place; `#` stands for ranks and lines, `\\1` for groups.
    """

    where: str
    find: str
    put: str
    told: str


KEYS = [
    # What a meeting or a body is told by other words, and words that stand in each other's place.
    *(
        Mistake(
            TERRITOIRE, r"^( *)presents:", f"\\1▲{typed}\n\\1presents:",
            f"erreur : … › {typed.partition(':')[0]} : La clé « {typed.partition(':')[0]} » n'existe pas ici."
            f" Écrivez {remedy} [cle-inconnue]",
        )
        for typed, remedy in (
            ("votants: 17", "« chiffres: » puis, dessous, « - Votants: 17 »."),
            ("distance: 5 km", "« parcours: » puis, dessous, « - 5 km »."),
            (
                "secretaire: la directrice",
                "« presents: » puis, dessous, « - designation: la directrice » puis « precision: secrétaire »."
                " C'est une fonction, jamais un nom.",
            ),
        )
    ),
    Mistake(
        TERRITOIRE, r"^( *)etapes:$", "\\1etapes:\n\\1  - titre: Marche\n\\1    campagne: ▲Semaines d'information sur la santé mentale",
        "erreur : … › campagne : « Semaines d'information sur la santé mentale » n'est pas dans la liste. Écrivez « sism »"
        " (semaines d'information sur la santé mentale (Sism)). [valeur-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r"^( *)instances:$", "\\1instances:\n\\1  - cellule: Cellule\n\\1    ▲saisine: par un médecin",
        "erreur : … › saisine : La clé « saisine » n'existe pas ici. Ici, cela s'écrit « saisie_par: ». [cle-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r"^( *)etapes:$", "\\1etapes:\n\\1  - ▲Forum santé: agence-essai",
        "erreur : … › date : « agence-essai » n'est pas une date possible. Si c'est qui le conduit :"
        " « - titre: Forum santé » puis, dessous, « organisateurs: [agence-essai] ». [date]",
    ),
    Mistake(
        TERRITOIRE, r"^( *)composition:$", "\\1composition:\n\\1  - ▲Les usagers: [usagers, aidants]",
        "erreur : … › famille : Un seul mot est attendu ici : usagers, aidants en font 2. Écrivez"
        " « - Les usagers: usagers », ou un bloc pour chacun, avec le même nom : « - Les usagers: usagers » ;"
        " « - Les usagers: aidants ». [type]",
    ),
    Mistake(
        TERRITOIRE, r"^( *)composition:$", "\\1composition:\n\\1  - designation: Les soignants\n\\1    famille: ▲invite",
        "erreur : … › famille : « invite » n'est pas dans la liste. C'est un statut : « statut: invite »."
        " [valeur-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r"^( *)instances:$", "\\1instances:\n\\1  - ▲Cellule de veille: cellule",
        "erreur : … › instances › # : « Cellule de veille » n'est pas dans la liste. Le mot de la liste vient"
        " d'abord : « - cellule: Cellule de veille ». [valeur-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r"^( *)presents:", "\\1parcours:\n\\1  - ▲5 km: Plaine des Sports\n\\1presents:",
        "erreur : … › heure : « Plaine des Sports » n'est pas une heure. Si c'est d'où l'on part : « - longueur: 5 km »"
        " puis, dessous, « depart: Plaine des Sports ». [forme]",
    ),
    Mistake(
        TERRITOIRE, r"^( *)composition:$", "\\1pilotes: ▲une psychologue, coordinatrice du conseil\n\\1composition:",
        "erreur : … › pilotes : Une liste est attendue ici, et non « une psychologue, coordinatrice du conseil ». S'il n'y"
        " en a qu'un : « pilotes: » puis, dessous, « - une psychologue, coordinatrice du conseil ». S'il y en a plusieurs :"
        " « pilotes: [une psychologue, coordinatrice du conseil] ». [type]",
    ),
    Mistake(
        TERRITOIRE, r"^( +)- organisme: \S+$", "\\1- organisme: ▲arras",
        "erreur : … › organisme : « arras » n'existe pas parmi les organismes. Cet identifiant est parmi les fiches de"
        " territoire. Écrivez ici un organisme, ou son nom : « designation: Arras ». [reference-inconnue]",
    ),
    # A file whose own kind it refers to is not read for that: no other rule would tell it.
    Mistake(
        TERRITOIRE, r"^( *)territoire: pays-ajaccien$", "\\1territoire: ▲Aays-ajaccien",
        "erreur : appuis_regionaux › # › accompagnements › # › territoire : « Aays-ajaccien » n'existe pas parmi"
        " les fiches de territoire. Vouliez-vous écrire « pays-ajaccien » ? [reference-inconnue]",
    ),
    *(
        Mistake(
            TERRITOIRE, r"^( *)telephone: ", f"\\1▲{typed}: ",
            f"erreur : contacts › # › {typed} : La clé « {typed} » n'existe pas ici. Ici, cela s'écrit"
            " « telephone: ». [cle-inconnue]",
        )
        for typed in ("Tel", "portable")
    ),
    Mistake(
        TERRITOIRE, r"^( *)telephone: ", "\\1▲adresse_mail: a@b.fr\n\\1telephone: ",
        "erreur : contacts › # › adresse_mail : La clé « adresse_mail » n'existe pas ici. Ici, cela s'écrit"
        " « courriel: ». [cle-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r"^( *)telephone: .*$", "\\1telephone: ▲03 21 00 00 00 / 06 12 34 56 78",
        "erreur : contacts › # › telephone : Il y a plusieurs valeurs ici : « 03 21 00 00 00 »,"
        " « 06 12 34 56 78 ». Écrivez « telephone: 03 21 00 00 00 ». « 06 12 34 56 78 » est un mobile : ne le"
        " publiez pas. [forme]",
    ),
    Mistake(
        TERRITOIRE, r"^( *)telephone: .*$", "\\1telephone: ▲03 21 00 00 00 03 21 00 00 01",
        "erreur : contacts › # › telephone : Il y a plusieurs valeurs ici : « 03 21 00 00 00 »,"
        " « 03 21 00 00 01 ». Écrivez « telephone: 03 21 00 00 00 ». Chaque autre a son bloc : « 03 21 00 00 01 »."
        " [forme]",
    ),
    Mistake(
        TERRITOIRE, r"^( *)telephone: .*$", "\\1telephone: ▲03 21 00 00 00 poste 12",
        "erreur : contacts › # › telephone : « 03 21 00 00 00 poste 12 » est mal écrit. Écrivez « 03 21 00 00 00 »."
        " « poste 12 » va dans « service » ou « sert ». [forme]",
    ),
    Mistake(
        TERRITOIRE, r"^( *)telephone: .*$", "\\1telephone: ▲à venir",
        "erreur : contacts › # › telephone : « à venir » n'est pas une valeur. Retirez la ligne ; ce que l'on ne sait pas"
        " se dit dans « inconnus ». [forme]",
    ),
    Mistake(
        TERRITOIRE, r"^( *)- etat: signe$", "\\1- etat: ▲signé le 17 juillet 2025",
        "erreur : … › etats › # › etat : « signé le 17 juillet 2025 » dit deux choses. Écrivez « - signe: 2025-07-17 »."
        " [valeur-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r"^( *)date: 2024-06-11$", "\\1date: ▲2023-2025",
        "erreur : … › date : « 2023-2025 » est une période. Écrivez « date: 2023 » puis « fin: 2025 ». [date]",
    ),
    Mistake(
        TERRITOIRE, r"^    buts:\n", "    buts:\n      - ▲Réduire : les inégalités.\n",
        "erreur : … › buts › # : YAML prend pour une clé ce qui précède « : » dans cette phrase. Mettez-la entre guillemets"
        ' droits : "Réduire : les inégalités.". [deux-points]',
    ),
    Mistake(
        TERRITOIRE, r"^nom: ", "▲nmo: ",
        "erreur : nmo : La clé « nmo » n'existe pas ici. Vouliez-vous écrire « nom » ? [cle-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r"^verifie_le: ", "▲verifie_l: ",
        "erreur : verifie_l : La clé « verifie_l » n'existe pas ici. Vouliez-vous écrire « verifie_le » ? [cle-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r"^( +)telephone: ", r"\1▲tel: ",
        "erreur : … › tel : La clé « tel » n'existe pas ici. Ici, cela s'écrit « telephone: ». [cle-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r"^( +)courriel: ", r"\1▲E-mail: ",
        "erreur : … › E-mail : La clé « E-mail » n'existe pas ici. Ici, cela s'écrit « courriel: ». [cle-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r"^nom: ", "▲partenaires: [x]\nnom: ",
        "erreur : partenaires : La clé « partenaires » n'existe pas ici. Elle se dit d'un bloc de « etapes » ou"
        " « contrats » ou « observatoires »… Si la source parle de lui, écrivez « etapes: », puis « - titre: Fusion de deux communautés », puis « partenaires: … »,"
        " chaque ligne deux espaces plus à droite que celle du dessus. [cle-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r"^nom: ", "▲NOM: ",
        "erreur : NOM : La clé « NOM » n'existe pas ici. Vouliez-vous écrire « nom » ? [cle-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r"^nom: ", "▲-nom: ",
        "erreur : -nom : La clé « -nom » n'existe pas ici. Retapez « nom: » : une espace manque après le tiret,"
        " ou une espace insécable s'est glissée. [cle-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r"^nom: ", "▲nom\xa0: ",
        "erreur : nom\xa0 : La clé « nom\xa0 » n'existe pas ici. Retapez « nom: » : une espace manque après le"
        " tiret, ou une espace insécable s'est glissée. [cle-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r"^en_bref:", "▲succede_a: x\nen_bref:",
        "erreur : succede_a : La clé « succede_a » n'existe pas ici. Elle se dit d'un bloc de « contrats ». Si la source parle de lui, écrivez"
        " « contrats: », puis « - id: arras-cls-1 », puis « succede_a: … », chaque ligne deux espaces plus à droite que"
        " celle du dessus. [cle-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r"^(contrats:\n  - id: .*)$", r"\1" "\n    ▲competences: []",
        "erreur : contrats › # › competences : La clé « competences » n'existe pas ici. Si vous la vouliez"
        f" plus à gauche, vérifiez son décalage. {admitted_keys(list(Contrat.model_fields))} [cle-inconnue]",
    ),
    Mistake(
        THEMATIQUES, r"^(    definition: .*)$", r"\1" "\n    ▲zzz: x",
        "erreur : thematiques › # › zzz : La clé « zzz » n'existe pas ici. Clés admises ici : id, nom,"
        " definition, data_inclusion, phrases. [cle-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r"^id: (.*)\nnom: .*\n", "▲id: \\1\n",
        "erreur : nom : Il manque « nom ». Ajoutez une ligne « nom: … ». [cle-manquante]",
    ),
    Mistake(
        SOURCES, r"^  - id: (\S+)\n    titre: .*\n", "  - ▲id: \\1\n",
        "erreur : sources › # › titre : Il manque « titre ». Ajoutez une ligne « titre: … »."
        " [cle-manquante]",
    ),
    Mistake(
        TERRITOIRE, r"^(nom: .*)$", "\\1\n▲nom: Encore",
        "erreur : La clé « nom » est écrite deux fois (déjà à la ligne #). Gardez la bonne des"
        " deux lignes. [cle-en-double]",
    ),
    Mistake(
        GLOSSAIRE, r"^termes:", "▲[a]: b\ntermes:",
        "erreur : Il faut un mot avant les deux-points. Écrivez « mot: valeur ». [cle-illisible]",
    ),
    Mistake(
        GLOSSAIRE, r"^termes:", '▲"": b\ntermes:',
        "erreur : Il faut un mot avant les deux-points. Écrivez « mot: valeur ». [cle-illisible]",
    ),
]  # fmt: skip

TYPES = [
    Mistake(
        TERRITOIRE, r"^nom: .*$", "▲nom:",
        "erreur : nom : Il n'y a rien après les deux-points. Écrivez la valeur : cette ligne est"
        " obligatoire. [valeur-vide]",
    ),
    Mistake(
        TERRITOIRE, r"^nom: .*$", 'nom: ▲" "',
        "erreur : nom : Il n'y a rien après les deux-points. Écrivez la valeur : cette ligne est"
        " obligatoire. [valeur-vide]",
    ),
    Mistake(
        SOURCES, r"^    url: .*$", "    ▲url:",
        "avertissement : sources › # › url : Cette ligne ne dit rien. Écrivez la valeur ou retirez la ligne."
        " [ligne-vide]",
    ),
    Mistake(
        TERRITOIRE, r"^nom: .*$", "▲nom:\n  - Arras",
        "erreur : nom : Un texte simple est attendu ici, et non une liste. Écrivez la valeur sur la même ligne :"
        " « nom: Arras ». [type]",
    ),
    Mistake(
        TERRITOIRE, r"^en_bref:\n(?:  .*\n)+", "en_bref: ▲Une phrase ; une autre.\n",
        "erreur : en_bref : Une liste est attendue ici, et non « Une phrase ; une autre. ». Écrivez « en_bref: » puis,"
        " dessous, « - Une phrase ; une autre. ». [type]",
    ),
    Mistake(
        TERRITOIRE, r"publics: \[(Personnes âgées)\]$", r"publics: ▲\1, aidants",
        "erreur : … › publics : Une liste est attendue ici, et non « Personnes âgées, aidants ». S'il y en a plusieurs :"
        " « publics: [Personnes âgées, aidants] ». S'il n'y en a qu'un : « publics: » puis, dessous,"
        " « - Personnes âgées, aidants ». [type]",
    ),
    Mistake(
        TERRITOIRE, r"publics: \[(Personnes âgées)\]$", r"publics: ▲\1, aidants et voisins",
        "erreur : … › publics : Une liste est attendue ici, et non « Personnes âgées, aidants et voisins ». S'il y en a"
        " plusieurs : « publics: [Personnes âgées, aidants, voisins] », ou « publics: [Personnes âgées, aidants et voisins] »"
        " si « aidants et voisins » n'en fait qu'un. S'il n'y en a qu'un : « publics: » puis, dessous,"
        " « - Personnes âgées, aidants et voisins ». [type]",
    ),
    Mistake(
        "territoires/ernee.yml", r"^contrats:\n  #.*\n  - id: ", "contrats:\n  ▲• id: ",
        "erreur : « • » n'est pas le tiret d'une liste. Commencez chaque élément par le tiret du clavier et une espace :"
        " « - ». [debut-de-texte]",
    ),
    Mistake(
        "territoires/ernee.yml", r"^contrats:\n  #.*\n  - id: ", "contrats:\n  ▲* id: ",
        "erreur : « * » n'est pas le tiret d'une liste. Commencez chaque élément par le tiret du clavier et une"
        " espace : « - ». [debut-de-texte]",
    ),
    Mistake(
        TERRITOIRE, r"^en_bref:\n(?:  .*\n)+", "en_bref:\n  ▲-Une phrase.\n  -Une autre.\n",
        "erreur : en_bref : Une liste est attendue ici. Mettez une espace après chaque tiret. [type]",
    ),
    Mistake(
        TERRITOIRE, r"^contrats:\n", "contrats:\n  - ▲du texte\n",
        "erreur : contrats › # : Un bloc « clé: valeur » est attendu ici, et non « du texte ». Écrivez une clé"
        " par ligne, avec deux espaces de plus à gauche : « id: … », « nom: … ». [type]",
    ),
    Mistake(
        THEMATIQUES, r"\A(?:.*\n)*", "▲- liste\n",
        "erreur : Le fichier doit commencer par une clé. Écrivez « cle: valeur » dès la première ligne. [type]",
    ),
    Mistake(
        TERRITOIRE, r"^sources: \[.*\]$", "▲sources: []",
        "erreur : sources : La liste est vide. Ajoutez au moins un élément. [liste-vide]",
    ),
    Mistake(
        TERRITOIRE, r"^en_bref:\n(?:  .*\n)+", "▲en_bref:\n  - a\n  - b\n  - c\n  - d\n  - e\n",
        "erreur : en_bref : La liste est trop longue. Gardez l'essentiel. [liste-trop-longue]",
    ),
    Mistake(
        TERRITOIRE, r"role: antenne$", "role: ▲annexe",
        "erreur : … › role : « annexe » n'est pas dans la liste. Vouliez-vous écrire « antenne » ? Sinon : centre (le"
        " lieu principal), antenne (un autre lieu du même centre), residence (un lieu où l'on habite : résidence autonomie, maison de retraite…), lieu-accueil (un lieu où l'on est reçu, parfois"
        " certains jours seulement). [valeur-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r"role: antenne$", "role: ▲zzz",
        "erreur : … › role : « zzz » n'est pas dans la liste. Choisissez parmi : centre (le lieu principal), antenne"
        " (un autre lieu du même centre), residence (un lieu où l'on habite : résidence autonomie, maison de retraite…), lieu-accueil (un lieu où l'on est reçu, parfois certains jours seulement)."
        " [valeur-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r"^( +)valeur: [\d,]+$", r"\1valeur: ▲quatre",
        "erreur : … › valeur : « quatre » n'est pas un nombre. Écrivez « valeur: 4 ». [nombre]",
    ),
    Mistake(
        TERRITOIRE, r"prevue: oui$", "prevue: ▲peut-être",
        "erreur : … › prevue : « peut-être » ne dit ni oui ni non. Écrivez « oui » ou « non ». [oui-non]",
    ),
    Mistake(
        TERRITOIRE, r'^siren: "\d+"$', 'siren: ▲"200072461"',
        "erreur : siren : « 200072461 » n'est pas un SIREN valable. Vérifiez les chiffres : la clé de contrôle"
        " est fausse. [siren]",
    ),
    Mistake(
        TERRITOIRE, r'^siren: "\d+"$', "siren: ▲200 072 460",
        'erreur : siren : « 200 072 460 » est mal écrit. Écrivez « "200072460" ». [siren]',
    ),
    Mistake(
        TERRITOIRE, r'commune: "\d{5}"$', "commune: ▲Labourse",
        'erreur : … › commune : « Labourse » est un nom : il faut ici le code Insee de la commune. Écrivez "62480"'
        " (Labourse, 62). [reference-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r'commune: "\d{5}"$', "commune: ▲Laborse",
        'erreur : … › commune : « Laborse » est un nom : il faut ici le code Insee de la commune. Vouliez-vous écrire "62480"'
        " (Labourse, 62) ? [reference-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r'commune: "\d{5}"$', "commune: ▲62 041",
        'erreur : … › commune : « 62 041 » est mal écrit. Écrivez « "62041" ». [code-commune]',
    ),
    Mistake(
        TERRITOIRE, r'commune: "\d{5}"$', "commune: ▲1002",
        'erreur : … › commune : « 1002 » est mal écrit. Écrivez « "01002" ». [code-commune]',
    ),
    Mistake(
        TERRITOIRE, r'commune: "\d{5}"$', "commune: ▲62O41",
        "erreur : … › commune : « 62O41 » n'est pas un code Insee de commune. Un code Insee a 5 caractères,"
        " par exemple « 62119 » ou « 2A004 ». [code-commune]",
    ),
    Mistake(
        SOURCES, r"url: https?://.*$", "url: ▲www.exemple.fr",
        "erreur : sources › # › url : « www.exemple.fr » est mal écrit. Écrivez « https://www.exemple.fr »."
        " [forme]",
    ),
    *(
        Mistake(
            SOURCES, r"url: https?://.*$", f"url: ▲{url}",
            f"erreur : sources › # › url : « {url} » n'a pas la forme attendue. Écrivez l'adresse complète,"
            " par exemple « https://exemple.fr/page ». [forme]",
        )
        for url in ("https://[exemple.fr/page", "https:///page", "https://?q=sante", "https://exemple℀.fr/")
    ),
    Mistake(
        "site.yml", r"^(securite:\n(?:  .*\n)*?)  formulaire: .*$", "\\1  formulaire: ▲exemple.fr",
        "erreur : securite › formulaire : « exemple.fr » est mal écrit. Écrivez « https://exemple.fr ». [forme]",
    ),
    Mistake(
        NUMEROS, r'numero: "\d+"$', "numero: ▲quinze",
        "erreur : numeros › # › numero : « quinze » n'a pas la forme attendue. Écrivez ses dix chiffres,"
        " par exemple « 03 21 00 00 00 », ou un numéro court, par exemple « 3114 ». [forme]",
    ),
    Mistake(
        TERRITOIRE, r"^contacts:\n  - pour: (.*)$(?=\n    organisme: .*\n    site)", "contacts:\n  - pour: \\1\n    courriel: ▲clsm.exemple.fr",
        "erreur : contacts › # › courriel : « clsm.exemple.fr » n'a pas la forme attendue. Écrivez un courriel"
        " générique, par exemple « clsm@exemple.fr ». [forme]",
    ),
    Mistake(
        ORGANISMES, r"^  - id: \S+$", "  - id: ▲Avec Espaces",
        "erreur : organismes › # › id : « Avec Espaces » est mal écrit. Écrivez « avec-espaces ». [forme]",
    ),
    Mistake(
        ORGANISMES, r"^  - id: \S+$", f"  - id: ▲{'a' * 81}",
        f"erreur : organismes › # › id : « {'a' * 59}… » est trop long. Raccourcissez-le : 80 caractères au plus."
        " [trop-long]",
    ),
    Mistake(
        TERRITOIRE, r"^( +)- organisme: (\S+)$", "\\1- ▲organisme: \\2\n\\1  designation: Deux fois",
        "erreur : … › # : Il faut dire qui, une fois. Écrivez « organisme: identifiant », ou « designation: mots"
        " de la source », un seul des deux. [organisme-ou-designation]",
    ),
    Mistake(
        TERRITOIRE, r"durees:\n( +)- annees: \d+\n(?! +(?:date|fin|annees))", "durees:\n\\1- ▲renouvelable: oui\n",
        "erreur : conventions › # › durees › # : Cette durée ne dit rien. Ajoutez « annees », ou « date » et « fin »."
        " [duree-vide]",
    ),
    Mistake(
        TERRITOIRE, r"ouvertures:\n( +)- date: \S+\n(?! +date_publiee)", "ouvertures:\n\\1- ▲environ: oui\n",
        "erreur : … › ouvertures › # : Cette ouverture n'a pas de date. Ajoutez « date » ou « date_publiee »."
        " [ouverture-sans-date]",
    ),
    Mistake(
        TERRITOIRE, r"^( +)- libelle: (.*)\n +valeur: .*$", "\\1- ▲libelle: \\2",
        "erreur : chiffres › # : Ce chiffre ne dit rien. Écrivez « - \\2: … », avec le nombre ; sinon,"
        " « valeur_publiee » avec les mots de la source. [chiffre-vide]",
    ),
    Mistake(
        TERRITOIRE, r"^( +)- libelle: (.*)\n +payeurs:\n.*$", "\\1- ▲libelle: \\2",
        "erreur : … › # : Ce financement ne dit ni combien, ni qui paie ou reçoit, ni son cadre. Ajoutez « payeurs »,"
        " « beneficiaires », « cadre » ou « valeur », si la source le dit. Sinon, retirez ce bloc et dites-le en mots, dans"
        " « methode ». [financement-vide]",
    ),
    Mistake(
        TERRITOIRE, r"^( +)- libelle: (Appui financier)$", "\\1- ▲libelle: \\2\n\\1  unite: euros",
        "erreur : … › # : Cette unité ou cette précision ne suit aucun montant. Ajoutez « valeur » ; sans montant"
        " connu, retirez « unite », « par » et « exactitude ». [financement-vide]",
    ),
    Mistake(
        TERRITOIRE, r"^( +)- metier: (.*)\n( +)nombre: .*\n +etp: .*$", "\\1- ▲metier: \\2\n\\3nombre: 2",
        "erreur : … › # : Ce nombre ne dit pas s'il compte des personnes ou des temps plein. Ajoutez"
        " « etp: non » si ce sont des personnes, « etp: oui » si ce sont des équivalents temps plein ; sans nombre"
        " connu, retirez « nombre ». [effectif-a-demi]",
    ),
    Mistake(
        TERRITOIRE, r"^( +)- metier: (.*)\n +nombre: .*\n( +)etp: .*$", "\\1- ▲metier: \\2\n\\3etp: non",
        "erreur : … › # : « etp » dit ce que compte un nombre, et il n'y en a pas. Ajoutez « nombre », ou"
        " retirez « etp ». [effectif-a-demi]",
    ),
    Mistake(
        TERRITOIRE, r"^( +)- titre: (.*)\n( +)date: (\S+)\n +heure: .*\n( +heure_fin: .*)$",
        "\\1- ▲titre: \\2\n\\3date: \\4\n\\5",
        "erreur : etapes › # : Il y a une heure de fin sans heure de début. Ajoutez « heure », par exemple « 18:30 »."
        " [heure-sans-debut]",
    ),
    Mistake(
        TERRITOIRE, r"^( +)heure: .*$", "\\1heure: ▲18:75",
        "erreur : etapes › # › heure : « 18:75 » n'a pas la forme attendue. Écrivez l'heure et les minutes, par"
        " exemple « 18:30 ». [forme]",
    ),
    Mistake(
        TERRITOIRE, r"^id: ((?:.*\n)*?)siren: (.*)$", '▲id: \\1siren: \\2\nregion: "32"',
        "erreur : Avec un SIREN, le nom officiel, le type et les lieux viennent du registre. Retirez"
        " nom_officiel, type, communes, epci, departements et region. [siren-et-doublon]",
    ),
    Mistake(
        TERRITOIRE, r"^id: ((?:.*\n)*?)siren: .*\n", "▲id: \\1",
        "erreur : Sans SIREN, la fiche doit dire elle-même ce qu'est le territoire. Ajoutez type,"
        " et communes, epci, departements ou region. [territoire-incomplet]",
    ),
]  # fmt: skip

GENERAL = "Écrivez AAAA, AAAA-MM ou AAAA-MM-JJ ; sinon, mettez ces mots dans « date_publiee »."
IMPLAUSIBLE = "Écrivez une année de 1800 à 2199 ; sans date connue, retirez cette ligne."
DATES = [
    Mistake(
        TERRITOIRE, r"^( +)date: \S+$", f"\\1date: ▲{typed}",
        f"erreur : … › date : « {typed} » n'est pas une date possible. {remedy} [date]",
    )
    for typed, remedy in (
        ("début 2020", "Écrivez « date: 2020 » puis « date_publiee: début 2020 »."),
        ("fin prochaine", GENERAL),
        ("4 juillet prochain", GENERAL),
        ("20201", GENERAL),
        ("14 février 2020", "Écrivez « 2020-02-14 »."),
        ("1er août 2021", "Écrivez « 2021-08-01 »."),
        ("novembre 2024", "Écrivez « 2024-11 »."),
        ("14/02/2020", "Écrivez « 2020-02-14 »."),
        ("31/02/2020", GENERAL),
        ("2019-02-30", "Ce jour ou ce mois n'existe pas : vérifiez la source."),
        ("2019-13", "Ce jour ou ce mois n'existe pas : vérifiez la source."),
        ("9999", IMPLAUSIBLE),
        ("0219-03", IMPLAUSIBLE),
        ("14/02/9999", GENERAL),
    )
] + [
    Mistake(
        TERRITOIRE, r"^( +)- date: (\S+)\n( +)fin: \S+$", "\\1- ▲date: \\2\n\\3fin: 1900",
        "erreur : … › # : La fin précède le début. Corrigez « date » ou « fin ». [fin-avant-debut]",
    ),
    Mistake(
        TERRITOIRE, r"^( +)- date: (\S+)\n( +)fin: (\S+)$", "\\1- ▲date: \\2\n\\3fin: \\4\n\\3depuis: oui",
        "erreur : … › # : Ce qui dure encore a un début, et pas de fin. Ajoutez « date », et retirez « fin » ; sinon,"
        " retirez « depuis ». [depuis-sans-debut]",
    ),
    Mistake(
        SOURCES, r"^    date: (\S+)$", "    date: \\1\n    fin: ▲9999",
        f"erreur : sources › # › fin : « 9999 » n'est pas une date possible. {IMPLAUSIBLE} [date]",
    ),
    Mistake(
        SOURCES, r"^    date: (\S+)$", "    date: \\1\n    fin: ▲1900",
        "erreur : sources › # › fin : La fin précède le début. Corrigez « date » ou « fin »."
        " [source-fin-avant-debut]",
    ),
]  # fmt: skip

LINKS = [
    Mistake(
        TERRITOIRE, r"^sources: \[([a-z0-9-]+)", "sources: [▲x\\1",
        "erreur : sources › # : « x\\1 » n'existe pas parmi les sources. Vouliez-vous écrire « \\1 »"
        " (« Le contrat d'Arras », Communauté d'Arras) ? [reference-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r"^( +)- organisme: \S+$", "\\1- organisme: ▲zzzzzzzzzz",
        "erreur : … › organisme : « zzzzzzzzzz » n'existe pas parmi les organismes. Vérifiez l'orthographe. Si"
        " c'est une fonction, ou un mot de la source : « designation: zzzzzzzzzz ». Si c'est un organisme nouveau, ajoutez à la fin"
        " de la fiche, sous « organismes_decrits: » : « - {id: zzzzzzzzzz, nom: …, nature: …} ». [reference-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r"thematiques: \[sante-mentale", "thematiques: [▲sante-mental",
        "erreur : … › thematiques › # : « sante-mental » n'existe pas parmi les thématiques. Vouliez-vous écrire"
        " « sante-mentale » ? [reference-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r"liens: \[([a-z0-9-]+)", "liens: [▲x\\1",
        "erreur : … › liens › # : « x\\1 » n'existe pas parmi les dispositifs. Vouliez-vous écrire « \\1 »"
        " (Atelier santé ville d'Arras) ? [reference-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r"^      territoires: \[lens-lievin", "      territoires: [▲lens-lievain",
        "erreur : … › territoires › # : « lens-lievain » n'existe pas parmi les fiches de territoire."
        " Vouliez-vous écrire « lens-lievin » ? [reference-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r'^siren: "200072460"$', 'siren: ▲"200072486"',
        "erreur : siren : « 200072486 » n'existe pas parmi les intercommunalités du registre. Vouliez-vous écrire"
        " « 200072460 » (CA de Béthune-Bruay, Artois-Lys Romane) ? [reference-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r'commune: "62457"$', 'commune: ▲"62999"',
        "erreur : … › commune : « 62999 » n'existe pas parmi les communes du registre. Écrivez son nom à la"
        " place : la remarque qui suivra donnera son code. [reference-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r'commune: "62457"$', 'commune: ▲"62884"',
        "erreur : … › commune : « 62884 » n'existe pas parmi les communes du registre. Vouliez-vous écrire"
        " « 62848 » (Verquin) ? [reference-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r'commune: "62457"$', 'commune: ▲"62940"',
        "erreur : … › commune : « 62940 » n'existe pas parmi les communes du registre. C'est un code postal ? Le"
        " code Insee est alors : « 62400 » (Haillicourt). [reference-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r'commune: "62457"$', 'commune: ▲"62840"',
        "erreur : … › commune : Vélu (62840) n'est pas dans ce territoire. C'est un code postal ? Le code Insee est"
        " alors : « 62338 » (Fleurbaix), « 62491 » (Laventie), « 62529 » (Lorgies), « 62606 » (Neuve-Chapelle),"
        " « 62736 » (Sailly-sur-la-Lys). Si le lieu est bien ailleurs, ajoutez la commune à « couverture »."
        " [commune-hors-territoire]",
    ),
    Mistake(
        GLOSSAIRE, r"voir: \[([a-z0-9-]+)", "voir: [▲x\\1",
        "erreur : termes › # › voir › # : « x\\1 » n'existe pas parmi les entrées du glossaire. Vouliez-vous"
        " écrire « \\1 » ? [reference-inconnue]",
    ),
    Mistake(
        ORGANISMES, r"^  - id: (ireps-corse)$", "  - id: ▲ireps-corsse",
        "erreur : organismes › # › id : « ireps-corsse » n'est cité nulle part, alors que « ireps-corse » est cité"
        " et n'existe pas. Écrivez « ireps-corse » ici. [reference-inconnue]",
    ),
    Mistake(
        ORGANISMES, r"^  - id: (\S+)\n",
        "  - id: \\1\n    nom: Copie\n    nature: autre\n    sources: [registre-essai]\n  - id: ▲\\1\n",
        "erreur : organismes › # › id : L'identifiant « \\1 » sert aussi à data/organismes/nord.yml, ligne #. Donnez-en"
        " un autre à l'un des deux. [id-en-double]",
    ),
    Mistake(
        TERRITOIRE, r"^id: (corse)$", "id: ▲\\1-du-nord",
        "erreur : id : L'identifiant « corse-du-nord » n'est pas le nom du fichier. Écrivez « corse », ou renommez"
        " le fichier en « corse-du-nord.yml ». [nom-de-fichier]",
    ),
    Mistake(
        SOURCES, r"\Z",
        "\n  - id: ▲oubliee\n    titre: T\n    editeur: E\n    nature: guide\n    archive_le: 2026-11-22\n",
        "avertissement : sources › # › id : Rien ne cite « oubliee ». Citez-le, ou retirez-le. [inutilise]",
    ),
    Mistake(
        TERRITOIRE, r"^  - id: (\S+)\n((?:    .*\n|\n)*?)    succede_a: \S+$",
        "  - id: \\1\n\\2    succede_a: ▲\\1",
        "erreur : contrats › # › succede_a : « \\1 » ne peut pas être le contrat précédent. Indiquez un autre"
        " contrat de la même fiche, plus ancien. [succession]",
    ),
]  # fmt: skip

RULES = [
    Mistake(
        ORGANISMES, r"^  - (id: \S+\n(?:    .*\n)*?)    sources: \[.*\]\n", "  - ▲\\1",
        "erreur : organismes › # : Aucune source ne soutient ce bloc. Ajoutez « sources: [identifiant] » ici ou"
        " dans le bloc au-dessus. [sans-source]",
    ),
    Mistake(
        TERRITOIRE, r"fois: 2, fois_max: \d+", "fois: 2, fois_max: ▲1",
        "erreur : … › frequence › fois_max : « fois_max » (1) est plus petit que « fois » (2). Échangez les deux"
        " nombres, ou corrigez-en un. [fourchette-inversee]",
    ),
    Mistake(
        TERRITOIRE, r"publics: \[([^],]+)\]", "publics: [\\1, ▲\\1]",
        "conseil : … › publics › # : « \\1 » est déjà dans cette liste. Retirez cette ligne. [repetition]",
    ),
    Mistake(
        TERRITOIRE, r"^nom: .*$", "nom: ▲<b>Arras</b>",
        "avertissement : nom : « <b> » sera affiché tel quel. Retirez-le, ou écrivez-le en mots. [balise]",
    ),
    Mistake(
        TERRITOIRE, r"^nom: .*$", "nom: ▲Arras > Lens",
        "avertissement : nom : « > » sera affiché tel quel. Retirez-le, ou écrivez-le en mots. [balise]",
    ),
    Mistake(
        TERRITOIRE, r"^contacts:\n  - pour: (.*)$(?=\n    organisme: .*\n    site)",
        "contacts:\n  - pour: \\1\n    courriel: ▲jeanne.martin@exemple.fr",
        "erreur : contacts › # › courriel : « jeanne.martin@exemple.fr » semble être le courriel d'une personne."
        " Gardez un courriel de service, par exemple « sante@… », ou retirez-le. [courriel-personnel]",
    ),
    Mistake(
        TERRITOIRE, r"^contacts:\n  - pour: (.*)$(?=\n    organisme: .*\n    site)", "contacts:\n  - pour: \\1\n    courriel: ▲untel62@orange.fr",
        "erreur : contacts › # › courriel : « untel62@orange.fr » semble être le courriel d'une personne."
        " Gardez un courriel de service, par exemple « sante@… », ou retirez-le. [courriel-personnel]",
    ),
    Mistake(
        TERRITOIRE, r"^inconnus:\n", "inconnus:\n  - ▲Demandez à p.durand@ville.fr.\n",
        "erreur : inconnus › # : « p.durand@ville.fr » semble être le courriel d'une personne. Gardez un courriel"
        " de service, par exemple « sante@… », ou retirez-le. [courriel-personnel]",
    ),
    Mistake(
        TERRITOIRE, r"^contacts:\n  - pour: (.*)$(?=\n    organisme: .*\n    site)", "contacts:\n  - pour: \\1\n    telephone: ▲06 12 34 56 78",
        "erreur : contacts › # › telephone : « 06 12 34 56 78 » est un numéro de mobile, sans doute celui d'une"
        " personne. Gardez le numéro d'un accueil, ou retirez-le. [telephone-personnel]",
    ),
    Mistake(
        TERRITOIRE, r"^inconnus:\n", "inconnus:\n  - ▲Le numéro +33 7.12.34.56.78 répond-il ?\n",
        "erreur : inconnus › # : « +33 7.12.34.56.78 » est un numéro de mobile, sans doute celui d'une personne."
        " Gardez le numéro d'un accueil, ou retirez-le. [telephone-personnel]",
    ),
    Mistake(
        TERRITOIRE, r'role: antenne\n( +)commune: "62\d{3}"', 'role: antenne\n\\1commune: ▲"75056"',
        "erreur : … › implantations › # › commune : Paris (75056) n'est pas dans ce territoire. Vérifiez le code"
        " Insee. Si le lieu est bien ailleurs, ajoutez la commune à « couverture ». [commune-hors-territoire]",
    ),
    Mistake(
        TERRITOIRE, r"^    couverture:\n      communes: \[\"2B033\"\]", '    ▲couverture:\n      communes: ["62119"]',
        "avertissement : … › couverture : Cette couverture ne touche pas le territoire de la fiche. Vérifiez les"
        " codes, ou changez de fiche. [couverture-ailleurs]",
    ),
    Mistake(
        TERRITOIRE, r"^( +)- etat: signe\n( +)date: (\S+)",
        "\\1- etat: expire\n\\2date: 1990\n\\1- etat: ▲signe\n\\2date: \\3",
        "erreur : … › etats › # › etat : « Signé » ne peut pas suivre « Terminé » (1990). Corrigez une"
        " date ; sinon, ajoutez un état « relance », ou ouvrez un nouveau dispositif. [etats-contradictoires]",
    ),
]  # fmt: skip

YAML = [
    Mistake(
        TERRITOIRE, r"^contrats:\n", "contrats:\n  - id: arras-a\n    nom: A\n▲contrats:\n",
        "erreur : La clé « contrats » est écrite deux fois (déjà à la ligne #). Réunissez sous une seule ce que les"
        " deux contiennent. [cle-en-double]",
    ),
    Mistake(
        TERRITOIRE, r"^  - nom: Dominique Essai\n((?:    .*\n)+)", "  - nom: Dominique Essai\n\\1    ▲nom: Claude\n    fonction: Maire\n",
        "erreur : « nom » revient (déjà à la ligne #) : un nouvel élément commence ici, sans son tiret. Écrivez"
        " « - nom: … », le tiret aligné sur celui du dessus. [tiret-oublie]",
    ),
    Mistake(
        TERRITOIRE, r"^nom: .*$", "▲<<<<<<< HEAD\nnom: Arras\n=======\nnom: Grand Arras\n>>>>>>> autre",
        "erreur : Deux versions de ce passage se suivent, lignes # à 8 : git n'a pas su choisir. Gardez ce qui est"
        " juste dans chacune, puis retirez les lignes « <<< », « === » et « >>> ». [conflit]",
    ),
    Mistake(
        TERRITOIRE, r"^    organisme: cu-arras$", "▲\xa0\xa0\xa0\xa0organisme: cu-arras",
        "erreur : Le décalage de cette ligne contient une espace insécable. Effacez les espaces du début de la"
        " ligne, puis retapez-les au clavier. [decalage-insecable]",
    ),
    Mistake(
        TERRITOIRE, r'^siren: "(\d+)"$', 'siren: "\\1▲”',
        'erreur : Le guillemet droit (") est fermé par un guillemet de traitement de texte (”). Remplacez « ” » par'
        ' un guillemet droit ("). Cela donne : siren: "\\1" [guillemet]',
    ),
    Mistake(
        TERRITOIRE, r"^en_bref:\n  - .*$", "en_bref:\n  - ▲Sa durée : trois ans.",
        "erreur : en_bref › # : YAML prend pour une clé ce qui précède « : » dans cette phrase. Mettez-la entre"
        ' guillemets droits : "Sa durée : trois ans.". [deux-points]',
    ),
    Mistake(
        TERRITOIRE, r"^en_bref:\n  - (.*)$", "en_bref:\n  ▲• \\1",
        "erreur : en_bref : « • » n'est pas le tiret d'une liste. Commencez chaque élément par le tiret du clavier"
        " et une espace : « - ». [type]",
    ),
    Mistake(
        TERRITOIRE, r"^    organisme: cu-arras$", "    organisme: ▲Communauté urbaine d'Arras",
        "erreur : contacts › # › organisme : « Communauté urbaine d'Arras » n'existe pas parmi les organismes."
        " Écrivez « cu-arras » (Communauté urbaine d'Arras). [reference-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r"^sources: \[.*\]$", "sources: [▲arras-page-cls registre-essai]",
        "erreur : sources › # : « arras-page-cls registre-essai » n'existe pas parmi les sources. Séparez-les par"
        " une virgule : « arras-page-cls, registre-essai ». [reference-inconnue]",
    ),
    Mistake(
        TERRITOIRE, r"^    nom: ", "▲\tnom: ",
        "erreur : La ligne contient une tabulation. Remplacez-la par des espaces. [tabulation]",
    ),
    Mistake(
        TERRITOIRE, r"^nom: .*$", 'nom: ▲"Arras',
        "erreur : Un guillemet ouvert n'est pas refermé. Fermez-le à la fin du texte, sur la même ligne."
        ' Cela donne : nom: "Arras" [guillemet]',
    ),
    Mistake(
        GLOSSAIRE, r"^    sigle: .*$", "    sigle: ▲'CLS",
        "erreur : Un guillemet ouvert n'est pas refermé. Fermez-le à la fin du texte, sur la même ligne."
        ' Cela donne : sigle: "CLS" [guillemet]',
    ),
    Mistake(
        TERRITOIRE, r"^nom: .*$", 'nom: "Arras" ▲et environs',
        'erreur : Le texte continue après le guillemet fermant ("). Mettez tout le texte entre guillemets, et les'
        " mots cités entre « ». [guillemet]",
    ),
    Mistake(
        TERRITOIRE, r"^nom: .*$", "nom: 'L'▲Arrageois'",
        "erreur : Le texte continue après le guillemet fermant ('). Mettez tout le texte entre guillemets doubles"
        ' ("). Cela donne : nom: "L\'Arrageois" [guillemet]',
    ),
    Mistake(
        TERRITOIRE, r"^nom: .*$", "nom: Arras ▲: la ville",
        "erreur : Le texte contient « : » suivi d'une espace, que YAML prend pour une nouvelle clé. Mettez tout le"
        ' texte entre guillemets droits ("). Cela donne : nom: "Arras : la ville" [deux-points]',
    ),
    Mistake(
        TERRITOIRE, r"^nom: .*$", "nom: Arras ▲: la ville # à relire",
        "erreur : Le texte contient « : » suivi d'une espace, que YAML prend pour une nouvelle clé. Mettez tout le"
        ' texte entre guillemets droits ("). [deux-points]',
    ),
    Mistake(
        TERRITOIRE, r"^nom: ", "nom:▲",
        "erreur : Il manque une espace après « nom: ». Écrivez « nom: … », avec une espace ordinaire."
        " [deux-points]",
    ),
    Mistake(
        TERRITOIRE, r"^nom: ", "nom:▲\u202f",
        "erreur : Il manque une espace après « nom: ». Écrivez « nom: … », avec une espace ordinaire."
        " [deux-points]",
    ),
    Mistake(
        TERRITOIRE, r"^nom: ", "▲nom ",
        "erreur : Cette ligne n'a ni « : » ni tiret. Écrivez « mot: valeur », ou décalez-la si elle continue le"
        " texte du dessus. [deux-points]",
    ),
    Mistake(
        TERRITOIRE, r"^en_bref:\n  - (.*)\n  - ", "en_bref:\n  - \\1\n  ▲-",
        "erreur : Il manque une espace après le tiret. Écrivez « - » puis une espace. [tiret]",
    ),
    Mistake(
        TERRITOIRE, r"^en_bref:\n  - (.*)\n  - ", "en_bref:\n  - \\1\n  ▲-\xa0",
        "erreur : Une espace insécable suit ce tiret. Effacez-la, puis retapez une espace au clavier. [tiret]",
    ),
    Mistake(
        TERRITOIRE, r"^en_bref:\n  - ", "en_bref: ▲- ",
        "erreur : Un tiret ne peut pas suivre autre chose sur sa ligne. Passez à la ligne avant lui ;"
        " pour un seul texte, retirez-le. [tiret]",
    ),
    Mistake(
        SOURCES, r"^    url: \S+$", "    url: ▲Rapport régional",
        "erreur : sources › # › url : « Rapport régional » n'a pas la forme attendue. Écrivez l'adresse complète,"
        " par exemple « https://exemple.fr/page ». [forme]",
    ),
    Mistake(
        "territoires/ernee.yml", r"^contrats:\n  #.*\n  - id: ", "▲contrats:\n    id: ",
        "erreur : contrats : Une liste est attendue ici, et non un bloc. Commencez chaque élément par un tiret"
        " « - id: … ». [type]",
    ),
    Mistake(
        SOURCES, r"^  - id: ", "▲]  - id: ",
        "erreur : « ] » ne ferme rien. Retirez-le, ou mettez le texte entre guillemets. [crochet]",
    ),
    Mistake(
        "site.yml", r"^  forme: (.*)\n  adresse: ", "forme: \\1\n  ▲adresse: ",
        "erreur : Cette ligne est trop à droite, ou celle du dessus trop à gauche (aucun décalage). Alignez l'une"
        " sur l'autre : le bloc du dessus a 2 espaces (ligne #). [alignement]",
    ),
    Mistake(
        ORGANISMES, r"^  - id: (.*)\n((?:    .*\n)+)  - id: ", "  - id: \\1\n\\2  ▲-id: ",
        "erreur : Il manque une espace après le tiret. Écrivez « - » puis une espace. [tiret]",
    ),
    Mistake(
        ORGANISMES, r"^    nom: ", "   ▲nom: ",
        "erreur : Cette ligne n'est alignée avec aucune ligne du dessus. Donnez-lui le même décalage qu'aux lignes"
        " du même bloc : 4 espaces, comme à la ligne #. [alignement]",
    ),
    Mistake(
        ORGANISMES, r"^    nom: ", "      ▲nom: ",
        "erreur : Cette ligne est trop décalée vers la droite, ou celle du dessus a une valeur de trop. Alignez-la"
        " sur la ligne du dessus. [alignement]",
    ),
    Mistake(
        TERRITOIRE, r"^sources: \[(.*)\]$", "sources: ▲[\\1",
        "erreur : « [ » n'est pas refermé au bon endroit. Fermez-le par « ] », et séparez les éléments par des"
        " virgules. [crochet]",
    ),
    Mistake(
        TERRITOIRE, r"^sources: \[(.*)\]$", "sources: [\\1]▲]",
        "erreur : « ] » ne ferme rien. Retirez-le, ou mettez le texte entre guillemets. [crochet]",
    ),
    *(
        Mistake(
            TERRITOIRE, r"^nom: .*$", f"nom: ▲{sign}{text}",
            f'erreur : Un texte ne peut pas commencer par « {sign} ». Mettez-le entre guillemets droits (").'
            f' Cela donne : nom: "{sign}{text}" [debut-de-texte]',
        )
        for sign, text in (("@", "Arras"), ("%", "Arras"), ("*", " important"), ("&", " Lens"), ("|", " Arras"))
    ),
    Mistake(
        TERRITOIRE, r"^nom: .*$", 'nom: "Arras ▲\\d Lens"',
        "erreur : Entre guillemets doubles, « \\ » annonce un caractère spécial. Doublez-le (« \\\\ »), ou employez"
        " des guillemets simples. [barre-oblique]",
    ),
    Mistake(
        TERRITOIRE, r"^nom: .*$", "nom: ▲!important",
        "erreur : Les étiquettes YAML (« ! ») ne sont pas admises. Retirez-la, ou mettez le texte entre guillemets"
        " droits. [etiquette]",
    ),
    Mistake(
        TERRITOIRE, r"^nom: .*$", "nom: ▲!!python/object/apply:os.system [echo]",
        "erreur : Les étiquettes YAML (« ! ») ne sont pas admises. Retirez-la, ou mettez le texte entre guillemets"
        " droits. [etiquette]",
    ),
    Mistake(
        TERRITOIRE, r"^nom: (.*)\n", "nom: ▲&n \\1\nbon: [*n, *n]\nautre: *n\n",
        "erreur : Les raccourcis YAML (« & », « * » et « << ») ne sont pas admis (aussi lignes # et #). Recopiez"
        " la valeur. [raccourci]",
    ),
    Mistake(
        TERRITOIRE, r"^nom: (.*)\n", "▲<<: {nom: Arras}\n",
        "erreur : Les raccourcis YAML (« & », « * » et « << ») ne sont pas admis. Recopiez la valeur."
        " [raccourci]",
    ),
    Mistake(
        GLOSSAIRE, r"\Z", "▲---\nautre: document\n",
        "erreur : Une ligne « --- » commence un second document. Retirez-la, ou séparez les fichiers."
        " [plusieurs-documents]",
    ),
    Mistake(
        TERRITOIRE, r"^nom: .*$", f"nom: {'[' * 30}▲{'[' * 5000}",
        "erreur : Trop de niveaux imbriqués. Vérifiez le décalage à gauche. [trop-profond]",
    ),
    Mistake(
        TERRITOIRE, r"^nom: (.*)$", "nom: Arras ▲#1",
        "avertissement : YAML ne lit pas ce qui suit « # » : le texte s'arrête à « Arras ». Mettez le texte entre"
        ' guillemets droits ("), ou une espace après « # » pour un commentaire. [texte-apres-diese]',
    ),
    Mistake(
        TERRITOIRE, r"^en_bref:\n  - (.*)\n  - ", "en_bref:\n  - Une phrase.\n    ▲- ",
        "avertissement : Ce tiret est trop décalé : YAML le prend pour la suite du texte du dessus. Alignez-le sur"
        " le tiret du dessus. [tiret-avale]",
    ),
    Mistake(
        TERRITOIRE, r"^nom: ", "nom: A▲\x1b[31m",
        "erreur : Un caractère invisible (U+001B) se cache ici. Effacez les caractères voisins, puis retapez-les"
        " au clavier. [caractere-invisible]",
    ),
    Mistake(
        TERRITOIRE, r"^nom: ", "nom: A▲\u200b",
        "erreur : Un caractère invisible (U+200B) se cache ici. Effacez les caractères voisins, puis retapez-les"
        " au clavier. [caractere-invisible]",
    ),
    Mistake(
        TERRITOIRE, r"^nom: ", "nom: A▲\u202e",
        "erreur : Un caractère invisible (U+202E) se cache ici. Effacez les caractères voisins, puis retapez-les"
        " au clavier. [caractere-invisible]",
    ),
    Mistake(
        TERRITOIRE, r"^nom: .*$", 'nom: ▲"Arras\\x00"',
        "erreur : Un caractère invisible (U+0000) se cache ici. Effacez les caractères voisins, puis retapez-les"
        " au clavier. [caractere-invisible]",
    ),
    Mistake(
        GLOSSAIRE, r"^    sigle: .*$", "    sigle: Sant▲Ã©",
        "erreur : Un accent est abîmé : « Ã© ». Retapez le mot, et enregistrez le fichier en UTF-8."
        " [accent-abime]",
    ),
]  # fmt: skip

MISTAKES = [*KEYS, *TYPES, *DATES, *LINKS, *RULES, *YAML]


def first_match(mistake: Mistake) -> tuple[str, re.Match[str]]:
    """Return the file and the place where a mistake is to be made."""
    for name in NAMES:
        if name.startswith(f"data/{mistake.where}"):
            found = re.search(mistake.find, (PROJET / name).read_text("utf-8"), re.MULTILINE)
            if found:
                return name, found
    raise AssertionError(f"no file of the small project has {mistake.find}")


def filled(text: str, found: re.Match[str]) -> str:
    """Put the groups of what was found in a text."""
    return re.sub(r"\\(\d)", lambda group: found[int(group[1])], text)


def without_ranks(told: str) -> str:
    """Set aside what depends on the rest of the file: ranks, lines, and where a field hangs."""
    return re.sub(r"(?<=› )\d+(?= [›:])|(?<=lignes )\d+|(?<=ligne )\d+|(?<=et )\d+(?=\))", "#", told)


@pytest.mark.parametrize("mistake", MISTAKES, ids=[f"{m.told[-25:]} {m.put[:20]!r}" for m in MISTAKES])
def test_a_mistake_in_a_file_is_told_once(mistake: Mistake, files: Files) -> None:
    name, found = first_match(mistake)
    marked = found.string[: found.start()] + filled(mistake.put, found) + found.string[found.end() :]
    broken = marked.replace(HERE, "", 1)
    before = marked[: marked.index(HERE)]
    place = f"{name}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}: "
    with files.broken(name, broken.encode()):
        told = [without_ranks(str(finding)) for finding in files.new_findings()]
    expected = filled(mistake.told, found)
    assert [shortened(one, expected) for one in told] == [place + expected]


def shortened(told: str, expected: str) -> str:
    """Write « … » for the start of a path where the expected finding does so."""
    if " : … › " not in expected:
        return told
    path = expected.split(" : … › ")[1].split(" : ", maxsplit=1)[0]
    return re.sub(r"(: \w+ : ).*? › " + re.escape(path) + " : ", rf"\1… › {path} : ", told, count=1)


def test_sixty_kinds_of_mistake_are_held() -> None:
    assert len(MISTAKES) > 60
    assert len({m.told.split("[")[-1] for m in MISTAKES}) > 40


@pytest.mark.parametrize("text", ["detail: |\n  – Une ligne.\n", "detail: >\n  Une ligne.\n  • Une autre.\n"])
def test_a_bullet_within_a_text_is_not_what_is_wrong_with_the_next_line(text: str) -> None:
    read = read_values(f"{text}suite: un mot: un autre\n", "essai.yml")
    assert [finding.ligne for finding in read.remarks] == [text.count("\n") + 1]


def test_each_key_that_others_mean_is_one_of_a_block() -> None:
    known = {champ.nom for c in COLLECTIONS for bloc in blocs(c.modele) for champ in champs(bloc)}
    meant = {key for keys in KEY_SYNONYMES.values() for key in keys}
    assert meant - known == set()
