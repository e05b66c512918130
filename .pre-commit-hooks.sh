#!/usr/bin/env bash
# Lancé par pre-commit dans le dépôt de données. Ce fichier est dans la copie du générateur, à côté de son verrou :
# « language: python » y installerait des dépendances que rien ne nomme.
set -euo pipefail
if ! command -v uv > /dev/null; then
  echo "Installez d'abord uv : https://docs.astral.sh/uv/" >&2
  exit 1
fi
exec uv run --locked --no-dev --quiet --project "$(dirname "$0")" reperes valider
