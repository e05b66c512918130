"""Centres intercommunaux d'action sociale (CIAS): their board, and their analysis of social needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from reperes_sante.findings import Severity
from reperes_sante.model.dispositifs import CentreActionSociale, ConseilAdministration
from reperes_sante.model.vocabulaire import CategorieAssociation, EtatDispositif
from reperes_sante.validation.dates import certainly_before, first_day
from reperes_sante.model.dates import DatePartielle
from reperes_sante.validation.rules.linked import Found, Linked, Remark, rule
from reperes_sante.validation.rules.unknowns import is_told_unknown

CATEGORIES = "Code de l'action sociale et des familles, article L.123-6, dernier alinéa"
PARITY = "Code de l'action sociale et des familles, article L.123-6, et article R.123-7 par l'article R.123-27"
CEILING = (
    "Code de l'action sociale et des familles, articles R.123-7 et R.123-28, "
    "avant le décret n° 2023-632 du 20 juillet 2023 qui a supprimé ce plafond"
)
NEEDS = (
    "Code de l'action sociale et des familles, article R.123-1, "
    "rédigé par le décret n° 2016-824 du 21 juin 2016"
)

CEILING_UNTIL = dt.date(2023, 7, 22)
MOST_SEATS = 16

# The first general renewal of municipal councils after the decree of 2016 took place in 2020; then every six years.
FIRST_ELECTIONS = 2020
TERM_YEARS = 6
