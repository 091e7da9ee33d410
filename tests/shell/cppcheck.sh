#!/usr/bin/env bash
# ctest: full
# cppcheck has nothing to say about the game.
set -euo pipefail
command -v cppcheck >/dev/null || exit 77
sources=$2 scratch=$3
mkdir -p "$scratch"
cd "$sources"
includes=()
for folder in base body routine script host draw app; do
    includes+=(-I "game/$folder")
done
cppcheck --quiet --std=c11 --platform=unix64 --enable=warning,performance,portability -j 2 \
    --cppcheck-build-dir="$scratch" --inline-suppr --error-exitcode=1 "${includes[@]}" \
    --suppress=missingIncludeSystem --suppress=internalAstError -D_POSIX_C_SOURCE=200809L game
