#!/usr/bin/env bash
# The folders of game/ stand in one strict order, and the build holds it: with the real flags of each
# folder an include that points downhill compiles and one that points uphill is not found.
set -euo pipefail
sources=$2 scratch=$3 build=$4
order=(base body routine script host draw app)

rm -rf "$scratch"
mkdir -p "$scratch"
faults=0
told= # each fault is told once
fault() {
    [[ $told == *"$*"* ]] || printf '%s\n' "$*" >&2
    told+=$*$'\n'
    faults=$((faults + 1))
}

# flags_of COMMANDS FOLDER: the flags by which the files of this folder find their headers.
flags_of() {
    grep -F '"command"' "$1" | grep -m 1 -F -- "-c $sources/game/$2/" |
        grep -oE -- '(-I *|-isystem *)[^ ]+' || true
}

# check_order COMMANDS FOLDER...: adds to `faults` what is not as it should be in these folders.
check_order() {
    local commands=$1 here there at uphill header flags seen
    shift
    for here in "$@"; do
        mapfile -t flags < <(flags_of "$commands" "$here" | sed -E 's/^(-I|-isystem) */-I/')
        if ((${#flags[@]} == 0)); then
            [[ -n $(find "$sources/game/$here" -name '*.c') ]] &&
                fault "game/$here: no file of it is compiled"
            continue
        fi
        # Which headers of the whole house does this folder find?
        for at in "$sources"/game/*/*.h; do
            printf '#if __has_include("%s")\nsees %s\n#endif\n' "${at##*/}" "${at##*/}"
        done >"$scratch/try.c"
        seen=" $(cc -std=c11 "${flags[@]}" -E -P "$scratch/try.c" | awk '/^sees /{printf "%s ", $2}')"
        uphill=
        for there in "${order[@]}"; do
            for at in "$sources/game/$there"/*.h; do
                [[ -e $at ]] || continue
                header=${at##*/}
                if [[ -z $uphill ]]; then
                    [[ $seen == *" $header "* ]] ||
                        fault "game/$here does not find $header of game/$there"
                elif [[ $seen == *" $header "* ]]; then
                    fault "game/$here sees $header of game/$there, or the system has one of this name"
                fi
            done
            # And what the rule is about: such an include does not compile.
            if [[ -n $uphill && -e $at ]]; then
                printf '#include "%s"\ntypedef int Nothing;\n' "$header" >"$scratch/try.c"
                ! cc -std=c11 "${flags[@]}" -fsyntax-only "$scratch/try.c" 2>"$scratch/said" &&
                    grep -q "try.c:1:.*$header: No such file" "$scratch/said" ||
                    fault "game/$here can include $header of game/$there"
            fi
            [[ $there == "$here" ]] && uphill=yes
        done
    done
    return 0
}

check_order "$build/compile_commands.json" "${order[@]}"
[[ $faults == 0 ]] || exit 1

# Would it be seen if the order were not held? One folder gets the flag of one that it must not see.
for pair in "base body" "draw app" "routine script"; do
    read -r here there <<<"$pair"
    [[ -n $(flags_of "$build/compile_commands.json" "$here") && -n $(ls "$sources/game/$there"/*.h) ]] ||
        continue
    sed "/-c ${sources//\//\\/}\/game\/$here\//s|\(\"command\": \"[^ ]*\) |\1 -I$sources/game/$there |" \
        "$build/compile_commands.json" >"$scratch/planted.json"
    faults=0
    check_order "$scratch/planted.json" "$here" 2>/dev/null
    if [[ $faults == 0 ]]; then
        echo "this check would not see that game/$here sees game/$there" >&2
        exit 1
    fi
done

# Packages have their own places: Lua in script, SDL in host, draw and app, SQLite in host.
faults=0
for here in "${order[@]}"; do
    for at in "$sources/game/$here"/*.[ch]; do
        [[ -e $at ]] || continue
        while IFS= read -r header; do
            case "$header" in
            \"*/* | \"*..*) fault "$at: $header is not a plain name" ;;
            \<SDL*) [[ $here =~ ^(host|draw|app)$ ]] || fault "$at: $header is not for game/$here" ;;
            \<lua* | \<lauxlib*) [[ $here == script ]] || fault "$at: $header is not for game/$here" ;;
            \<sqlite*) [[ $here == host ]] || fault "$at: $header is not for game/$here" ;;
            esac
        done < <(sed -nE 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*([<"][^>"]*).*/\1/p' "$at")
        [[ $at == *.c ]] && grep -nE '^[[:space:]]*extern ' "$at" >&2 && fault "$at: a header says what is shared, not extern"
    done
done

# Two headers of one name would stand in each other's way.
twice=$(cd "$sources" && find game tests -name '*.h' -printf '%f\n' | sort | uniq -d)
[[ -z $twice ]] || fault "two folders have a header of one name: $twice"
[[ $faults == 0 ]]
