#!/usr/bin/env bash
# Texts and clips agree: every text that may be heard has its clip and its line in the index, and no
# clip is there that nobody asks for. assets/voice/render mends it.
set -euo pipefail
program=$1 sources=$2 scratch=$3
rm -rf "$scratch"
mkdir -p "$scratch"

# agree LIST FOLDER: what does not fit, one a line.
agree() {
    cut -f 3,7 "$1" | awk -F '\t' '{ print $2 "\t" $1 }' | LC_ALL=C sort >"$scratch/asked"
    grep -v '^#' "$2/index.txt" | cut -f 1,3 | LC_ALL=C sort >"$scratch/index"
    find "$2" -name '*.ogg' -printf '%f\n' | sed 's/\.ogg$//' | LC_ALL=C sort >"$scratch/files"
    LC_ALL=C comm -23 "$scratch/asked" "$scratch/index" | sed 's/^/no clip: /'
    LC_ALL=C comm -13 "$scratch/asked" "$scratch/index" | sed 's/^/nobody says: /'
    cut -f 1 "$scratch/index" | LC_ALL=C comm -23 - "$scratch/files" | sed 's/^/no file: /'
    cut -f 1 "$scratch/index" | LC_ALL=C comm -13 - "$scratch/files" | sed 's/^/not in the index: /'
    find "$2" -name '*.ogg' -size -2k -printf 'too small: %f\n'
}

"$program" list voices >"$scratch/list"
[[ $(wc -l <"$scratch/list") -gt 100 ]]

# The check itself: a text that was changed, a clip that is gone, one that is left over.
cp -r "$sources/assets/voice" "$scratch/planted"
name=$(tail -1 "$scratch/planted/index.txt" | cut -f 1)
rm "$scratch/planted/$name.ogg"
echo "nothing" >"$scratch/planted/0000000000000000.ogg"
sed '1s/\t[^\t]*\t-/\tChanged.\t-/; 1s/[^\t]*$/1111111111111111/' "$scratch/list" >"$scratch/changed"
found=$(agree "$scratch/changed" "$scratch/planted")
for told in 'no clip: 1111111111111111' 'nobody says: ' "no file: $name" \
    'not in the index: 0000000000000000' 'too small: 0000000000000000.ogg'; do
    grep -qF "$told" <<<"$found" || { echo "a planted fault is not found: $told"; exit 1; }
done
[[ $(wc -l <<<"$found") == 5 ]] || { echo "more is found than was planted: $found"; exit 1; }

found=$(agree "$scratch/list" "$sources/assets/voice")
if [[ -n $found ]]; then
    echo "$found"
    echo "mend it with: assets/voice/render $program"
    exit 1
fi
size=$(cat "$sources"/assets/voice/*.ogg | wc -c)
echo "$(wc -l <"$scratch/list") texts, $((size / 1000)) kB"
[[ $size -lt 6000000 ]]
