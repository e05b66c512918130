"""Cross-file rules: what one file alone cannot tell. One small function each, all listed in `RULES`."""

from reperes_sante.validation.rules import links
from reperes_sante.validation.rules.linked import Linked, Rule

RULES: tuple[Rule, ...] = (
    links.identifiants_uniques,
    links.nom_de_fichier,
    links.references_connues,
    links.fiches_utilisees,
)

__all__ = ["RULES", "Linked", "Rule"]
