#!/usr/bin/env bash
# Every link and picture of README.md leads to something that is in the project.
set -euo pipefail
sources=$2
cd "$sources"
[[ -f README.md ]] || exit 77

links_of() { grep -oP '\]\(\K[^)\s]+|(?:src|href)="\K[^"]+' "$1" || true; }

# heading FILE ANCHOR: is there a heading that such an anchor leads to?
heading() {
    grep -E '^#+ ' "$1" | sed -E 's/^#+ +//' | tr '[:upper:] ' '[:lower:]-' |
        sed -E 's/[^a-z0-9_-]//g' | grep -qxF -- "$2"
}

dead=0 count=0
while IFS= read -r link; do
    count=$((count + 1))
    case "$link" in
    http://* | https://* | mailto:*) continue ;;
    '#'*) heading README.md "${link#\#}" && continue ;;
    *)
        file=${link%%#*}
        if [[ -e $file ]]; then
            [[ $link != *'#'* ]] || heading "$file" "${link#*#}" || {
                echo "README.md: $link: no such heading"
                dead=$((dead + 1))
            }
            # What is there, but not in a clone, is not there.
            if git rev-parse --git-dir >/dev/null 2>&1 && [[ -z $(git ls-files -- "$file") ]]; then
                echo "README.md: $link is not a part of the project"
                dead=$((dead + 1))
            fi
            continue
        fi
        ;;
    esac
    echo "README.md: $link leads nowhere"
    dead=$((dead + 1))
done < <(links_of README.md)
echo "$count links, $dead dead"
[[ $dead == 0 ]]
