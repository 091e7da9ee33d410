# Read by game/play and tests/run, not run by itself: Debian packages, configure, build.
# Everything is told on standard error; standard output belongs to the game.

GAME_PACKAGES=(cmake gcc libc6-dev ninja-build pkg-config
    libsdl2-dev libsdl2-image-dev libsdl2-ttf-dev libsdl2-mixer-dev liblua5.4-dev libsqlite3-dev)
TEST_PACKAGES=(libcmocka-dev clang-format-14 cppcheck xvfb xdotool sqlite3)

say() { printf '%s\n' "$@" >&2; }
stop() {
    say "$@"
    exit 1
}

# missing_packages NAME...: those that are not installed, into the list MISSING.
missing_packages() {
    local name status have=" "
    while read -r name status; do
        [[ $status == installed ]] && have+="$name "
    done <<<"$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null)"
    MISSING=()
    for name in "$@"; do
        [[ $have == *" $name "* ]] || MISSING+=("$name")
    done
}

# apt LOG ARGUMENT...: apt-get that asks nothing and waits for another one to end.
apt() {
    local log=$1 become=()
    shift
    ((EUID == 0)) || become=(sudo -n)
    "${become[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300 "$@" \
        </dev/null >>"$log" 2>&1
}

# need_packages NAME...: installs what is missing, or says how to.
need_packages() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        return 0 # not a Debian: the configure step tells what it cannot find
    fi
    missing_packages "$@"
    ((${#MISSING[@]})) || return 0
    local command="apt-get install --no-install-recommends ${MISSING[*]}"
    if ((EUID != 0)) && ! sudo -n true 2>/dev/null; then
        say "These Debian packages are missing: ${MISSING[*]}"
        say "Please run this once, then start again:"
        if command -v sudo >/dev/null; then
            stop "    sudo sh -c 'apt-get update && $command'"
        fi
        stop "    su -c 'apt-get update && $command'"
    fi
    say "Installing from Debian: ${MISSING[*]}"
    local log
    log=$(mktemp)
    # The lists of packages are fetched only when those at hand do not serve.
    if ! apt "$log" install --no-install-recommends "${MISSING[@]}"; then
        if ! { apt "$log" update && apt "$log" install --no-install-recommends "${MISSING[@]}"; }; then
            tail -n 30 "$log" >&2
            rm -f "$log"
            stop "The packages could not be installed; above is what Debian's apt-get said."
        fi
    fi
    rm -f "$log"
}

# quietly LOG COMMAND...: shows what the command printed only when it went badly.
quietly() {
    local log=$1
    shift
    "$@" </dev/null >"$log" 2>&1 && return 0
    # What the compiler and the configure step complain of, without their long command lines.
    grep -vE '^(/[^ ]*/)?(cc|gcc|ccache) |^FAILED' "$log" |
        grep -iE -A 6 'error|undefined reference|not found' | head -n 60 >&2 || tail -n 20 "$log" >&2
    stop "" "This did not work: $*" "Everything that was printed is in $log"
}

# build_game FOLDER TARGET [OPTION...]: configures when needed, then builds.
build_game() {
    local folder=$1 target=$2 cache=$1/CMakeCache.txt fresh=()
    shift 2
    if [[ -f $cache ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$ROOT" "$cache"; then
        fresh=(--fresh) # the whole tree was moved or copied to another place
    fi
    if [[ ! -f $cache || ${#fresh[@]} -gt 0 ]]; then
        [[ -f $cache ]] || fresh=(-G Ninja)
        quietly "$folder/configure.log" cmake "${fresh[@]}" -S "$ROOT" -B "$folder" "$@"
    fi
    quietly "$folder/build.log" cmake --build "$folder" --target "$target"
}
