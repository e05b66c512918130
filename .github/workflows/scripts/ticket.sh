#!/usr/bin/env bash
# Met à jour le ticket de la semaine, ou l'ouvre. Reçoit de GitHub ce qu'ont donné les essais longs (ESSAIS), l'adresse
# de l'exécution (EXECUTION), GH_REPO et GH_TOKEN.
set -euo pipefail
. "$(dirname "$0")/texte.sh"
texte=$(mktemp)
trap 'rm -f "$texte"' EXIT
{
  printf '## Essais longs\n\n'
  if [[ $ESSAIS == success ]]; then
    printf 'Tous réussis.\n\n'
  else
    printf '**À regarder** : « make test-tout » ne réussit pas. [Voir pourquoi](%s).\n\n' "$EXECUTION"
  fi
  coupe 60000 < "$1"
} > "$texte"
titre="Veille de la semaine"
numero=$(gh issue list --state open --app github-actions --limit 100 --json number,title \
  --jq "[.[] | select(.title == \"$titre\") | .number] | first // empty")
if [[ -n $numero ]]; then
  gh issue edit "$numero" --body-file "$texte"
else
  gh issue create --title "$titre" --body-file "$texte"
fi
