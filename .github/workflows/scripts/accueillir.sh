#!/usr/bin/env bash
# Dit sous une première proposition pourquoi rien ne se passe encore. Reçoit de GitHub : NUMERO, GH_REPO, GH_TOKEN.
set -euo pipefail
corps=$(mktemp)
trap 'rm -f "$corps"' EXIT
cat > "$corps" << 'TEXTE'
Merci pour cette proposition. Pour une première fois, la vérification attend l'accord d'une personne du projet
(bouton « Approve and run ») : c'est normal, il n'y a rien à faire. Le rapport et l'aperçu viendront ici.
TEXTE
gh pr comment "$NUMERO" --edit-last --create-if-none --body-file "$corps"
