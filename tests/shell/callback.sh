#!/usr/bin/env bash
# ctest: plain
# What runs on the sound device's thread neither allocates nor waits: everything that stream.c and
# band.c call outside of themselves is arithmetic, and what those few functions call is looked at too.
set -euo pipefail
sources=$2 scratch=$3 build=$4
rm -rf "$scratch"
mkdir -p "$scratch"
objects=$build/CMakeFiles/host.dir/game/host
[[ -f $objects/stream.c.o ]] || { echo "no object files in this build"; exit 77; }

allowed='memset|memcpy|memmove|sqrt|own_sin|synth_hertz|synth_ease|music_tone|band_[a-z]+'
allowed+='|_GLOBAL_OFFSET_TABLE_|__stack_chk_fail'
calls() { nm -u "$@" | awk '/ U /{ print $2 }' | sort -u | grep -vxE "$allowed" || true; }

# The check itself: a malloc or a lock is found.
printf '#include <stdlib.h>\n#include <pthread.h>\npthread_mutex_t m;\n%s\n' \
    'void *f(void) { pthread_mutex_lock(&m); return malloc(3); }' >"$scratch/a.c"
cc -c -o "$scratch/a.o" "$scratch/a.c"
[[ $(calls "$scratch/a.o" | tr '\n' ' ') == "malloc pthread_mutex_lock " ]] || {
    echo "a planted malloc or lock is not found"
    exit 1
}

found=$(calls "$objects/stream.c.o" "$objects/band.c.o")
if [[ -n $found ]]; then
    echo "the sound device's thread would call:"
    echo "$found"
    exit 1
fi

# The few it calls in other files: their bodies name nothing but arithmetic.
body() { awk -v name="$2" '$0 ~ "^[a-z].*" name "\\(" && /{$/ { on = 1 } on { print } on && /^}/ { exit }' "$1"; }
host=$sources/game/host
for pair in "$host/synth.c synth_hertz" "$host/synth.c synth_ease" "$host/music.c music_tone"; do
    read -r file name <<<"$pair"
    text=$(body "$file" "$name")
    [[ -n $text ]] || { echo "$name is not found in $file"; exit 1; }
    if tail -n +2 <<<"$text" | grep -oE '[a-z_]+\(' | grep -vE '^(own_exp|if|for|while|return)\($' ||
        grep -qE 'alloc|lock|free' <<<"$text"; then
        echo "$name calls something"
        exit 1
    fi
done
echo "stream.c and band.c call arithmetic only"
