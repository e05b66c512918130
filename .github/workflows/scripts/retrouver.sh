#!/usr/bin/env bash
# Cherche l'exécution de « Vérifier » qui a réussi pour ce commit même, dans la file de fusion : son site est publié
# tel quel. Sans elle (pas de file, ajout direct à main), la publication vérifie tout elle-même.
# Reçoit de GitHub : COMMIT, GH_REPO, GH_TOKEN.
set -euo pipefail
execution=
# La file ajoute le commit à main dès le verdict : l'exécution peut n'être close que quelques secondes après.
for _ in 1 2 3 4 5 6; do
  attendre=
  trouvees=$(gh run list --workflow verify.yml --commit "$COMMIT" --event merge_group --limit 20 \
    --json databaseId,headBranch,status,conclusion \
    --jq '.[] | [.databaseId, .headBranch, .status, .conclusion] | join(" ")')
  while read -r numero branche etat issue; do
    # Seul GitHub écrit dans ces branches-là.
    [[ $branche == gh-readonly-queue/main/* ]] || continue
    if [[ $issue == success ]]; then
      execution=$numero
    elif [[ $etat != completed ]]; then
      attendre=oui
    fi
  done <<< "$trouvees"
  [[ -z $execution && -n $attendre ]] || break
  sleep "${PAUSE:-10}"
done
echo "Vérifié dans la file de fusion : ${execution:-non, tout est à vérifier ici}."
echo "execution=$execution" >> "${GITHUB_OUTPUT:-/dev/null}"
