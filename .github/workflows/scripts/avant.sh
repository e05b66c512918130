#!/usr/bin/env bash
# Reprend, dans un dossier, le site déjà construit d'une version. Sans lui, rapport.sh le construira.
# Usage : .github/workflows/scripts/avant.sh HEAD^1 build/avant/site. Reçoit de GitHub : GH_REPO, GH_TOKEN.
set -euo pipefail
version=$(git rev-parse --verify --end-of-options "$1^{commit}")
for flux in verify.yml/merge_group publish.yml/push; do
  execution=$(gh run list --workflow "${flux%/*}" --event "${flux#*/}" --commit "$version" --status success --limit 1 \
    --json databaseId --jq '.[].databaseId') || execution=
  if [[ -n $execution ]] && gh run download "$execution" --name site --dir "$2"; then
    echo "Site d'avant : repris de l'exécution $execution."
    exit
  fi
  rm -rf "$2"
done
echo "Site d'avant : à construire."
