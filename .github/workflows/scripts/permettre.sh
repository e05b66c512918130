#!/usr/bin/env bash
# Retient, sur le changement que l'on vient d'étiqueter, que son aperçu peut être envoyé ; puis retire l'étiquette.
# Seul qui a le droit d'écrire dans le dépôt peut étiqueter, ou laisser une telle marque.
# Reçoit de GitHub : NUMERO, COMMIT (celui que voyait la personne), GH_REPO, GH_TOKEN.
set -euo pipefail
gh api --method POST "repos/$GH_REPO/statuses/$COMMIT" --silent \
  -f state=success -f context=aperçu -f description="L'aperçu de ce changement peut être envoyé."
gh pr edit "$NUMERO" --remove-label aperçu
