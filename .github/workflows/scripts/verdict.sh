#!/usr/bin/env bash
# Une seule réponse pour toute la vérification : c'est elle que la branche protégée attend.
# Reçoit de GitHub ce qu'ont donné les tâches (PORTEE, CONTROLE, ESSAIS), et si le générateur change (GENERATEUR).
set -euo pipefail
echo "Ce qui change : $PORTEE. make check : $CONTROLE. make test : $ESSAIS (générateur changé : ${GENERATEUR:-on ne sait})."
# Une tâche sautée ne vaut réussite que si rien ne l'appelait.
case $PORTEE/$CONTROLE/$GENERATEUR/$ESSAIS in
  success/success/oui/success | success/success/non/skipped) echo "Vérifié." ;;
  *)
    echo "Non vérifié."
    exit 1
    ;;
esac
