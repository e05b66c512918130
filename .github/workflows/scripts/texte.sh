# shellcheck shell=bash
# Ce que les scripts voisins partagent : « . texte.sh ».

# Le début d'un texte : $1 octets au plus, donc pas davantage de signes (GitHub en refuse plus de 65 536).
coupe() {
  LC_ALL=C awk -v reste="$1" '(reste -= length + 1) >= 0
    END { if (reste < 0) print "\n… La suite est trop longue pour GitHub." }'
}

# Sans ce que personne ne voit (sens d'écriture, fins de ligne et espaces cachées d'Unicode), ni la moitié d'un signe.
visible() {
  { iconv -c -f UTF-8 -t UTF-8 || true; } |
    LC_ALL=C sed 's/\xe2\x80[\x8b-\x8f\xa8-\xae]//g; s/\xe2\x81[\xa0-\xaf]//g; s/\xef\xbb\xbf//g; s/\xc2[\x80-\x9f]//g'
}

# Un bloc de texte : chaque ligne est décalée, alors GitHub la montre telle quelle. Rien n'y est un lien, une
# image, un appel. Les signes de commande partent : un retour de chariot commencerait une ligne non décalée.
cite() { LC_ALL=C tr -d '\000-\010\013-\037\177' | sed 's/^/    /' | coupe "${1:-20000}"; }
