#!/usr/bin/env bash
# Every text that a screen asks for by its key stands in scripts/words.lua, and every key that another
# language gives is known there or belongs to a card (which `check` tells).
set -euo pipefail
sources=$2 scratch=$3
mkdir -p "$scratch"

asked() {
    grep -rhoE '"[a-z]+\.[a-z_]+"' "$1" --include='*.c' | tr -d '"' | grep -vE '\.(h|md|db|csv|html)$' | sort -u || true
}
known() { grep -oE '\["[a-z_.]+"\]' "$1" | tr -d '[]"' | sort -u; }

known "$sources/scripts/words.lua" >"$scratch/known"
check() { comm -23 <(asked "$1") "$scratch/known"; }

# The check itself: a key that is nowhere is found, one that is there is not.
mkdir -p "$scratch/planted"
echo 'x = words("home.title") + words("home.nowhere");' >"$scratch/planted/a.c"
[[ $(check "$scratch/planted") == home.nowhere ]] || {
    echo "a planted key is not found"
    exit 1
}

missing=$(check "$sources/game/app"; check "$sources/game/draw")
if [[ -n $missing ]]; then
    echo "not in scripts/words.lua:"
    echo "$missing"
    exit 1
fi
echo "$(wc -l <"$scratch/known") texts"
