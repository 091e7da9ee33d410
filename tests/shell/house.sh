#!/usr/bin/env bash
# ctest: plain
# What the compiled folders may not contain: mutable globals outside host, the C library's sine and
# its kin where pixels and traces are made, a clock or dice of the machine below host, and the network.
set -euo pipefail
scratch=$3 build=$4
rm -rf "$scratch"
mkdir -p "$scratch"

inexact='sin|cos|tan|sincos|asin|acos|atan|atan2|sinh|cosh|tanh|exp|exp2|expm1|log|log2|log10|log1p|pow|cbrt|hypot'
clocks='time|clock|clock_gettime|gettimeofday|localtime|localtime_r|gmtime|gmtime_r|SDL_GetTicks|SDL_GetTicks64'
clocks+='|SDL_GetPerformanceCounter'
dice='rand|random|srand|srandom|drand48|getrandom|getentropy|arc4random'
network='socket|connect|bind|listen|accept|getaddrinfo|gethostbyname|SDLNet_\w*'

needs() { nm -u "$1" 2>/dev/null | awk '{print $2}' | sed 's/@.*//' | sort -u; }

# globals LIBRARY: what can be written to while the game runs. Tables of addresses lie in .data.rel.ro.
globals() {
    objdump -t "$1" | awk '/file format/ {file = $1} $0 ~ / O (\.data|\.bss)[^ ]*\t/ && $0 !~ /\.data\.rel\.ro/ {
        print file " " $NF}' | grep -v '__func__' || true
}

# look LIBRARY FOLDER: one line for each thing that does not belong there.
look() {
    local never=$network
    case "$2" in
    host) ;;
    app) never+="|$inexact|${inexact//|/f|}f|$dice" ;;
    *) never+="|$inexact|${inexact//|/f|}f|$dice|$clocks" ;;
    esac
    needs "$1" | grep -xE "$never" | sed "s|^|game/$2 calls |" || true
    [[ $2 == host ]] || globals "$1" | sed "s|^|game/$2 has a mutable global: |"
}

# The check checks itself, on a file that does everything that is not done here.
cat >"$scratch/planted.c" <<'C'
#include <math.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
static int count;
int other = 3;
static const char *const fine[] = {"a", "b"};
const char *planted(double *x);
const char *planted(double *x) {
    *x = sin(*x) + (double)powf((float)*x, 0.3f) + rand() + (double)time(0) + socket(1, 1, 1) + sqrt(*x);
    return fine[count++ % 2];
}
C
cc -std=c11 -O2 -fPIE -c "$scratch/planted.c" -o "$scratch/planted.o"
[[ $(look "$scratch/planted.o" draw | wc -l) == 7 && $(look "$scratch/planted.o" host | wc -l) == 1 ]] || {
    echo "this check does not see what was planted:"
    look "$scratch/planted.o" draw
    exit 1
}

faults=
for folder in base body routine script host draw app; do
    [[ -f $build/lib$folder.a ]] || faults+="game/$folder is not built"$'\n'
    faults+=$(look "$build/lib$folder.a" "$folder")$'\n'
done
grep . <<<"$faults" && exit 1
exit 0
