#!/usr/bin/env bash
# ctest: full
# clang-format decides all layout; headers open with what they are; no line is too long to read.
set -euo pipefail
cd "$2"
format=$(command -v clang-format-14 || command -v clang-format) || exit 77
faults=0
mapfile -d '' files < <(find game tests -name '*.[ch]' -print0 | sort -z)
"$format" --dry-run -Werror "${files[@]}" 2>&1 | sed -nE 's/^([^:]+):[0-9]+:.*error:.*/\1: is not laid out by clang-format/p' |
    sort -u | head -n 20 >&2 || true
"$format" --dry-run -Werror "${files[@]}" 2>/dev/null || faults=1
for file in "${files[@]}"; do
    case "$file" in
    *.h) [[ $(head -c 3 "$file") == "// " ]] || { echo "$file: does not say what it is" >&2 && faults=1; } ;;
    esac
    [[ $file == tests/* ]] || (($(wc -l <"$file") <= 400)) || { echo "$file: over 400 lines" >&2 && faults=1; }
done
exit $faults
