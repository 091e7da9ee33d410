#!/usr/bin/env bash
# ctest: serial plain
# A real window under Xvfb, driven by key presses from the front door to the thank-you, twice; then a shower of keys
# such as a toddler makes, which may pause and never end. On the way the window is squeezed. Skipped (77) where there
# is no Xvfb.
set -euo pipefail
program=$1 scratch=$3
for need in Xvfb xdotool sqlite3; do
    command -v "$need" >/dev/null || {
        echo "$need is not here"
        exit 77
    }
done
rm -rf "$scratch"
mkdir -p "$scratch"

# The server picks a free number and tells it when it is ready; where none comes up there is nothing to test on.
game= server= display=
trap '[[ -z $game ]] || kill "$game" 2>/dev/null; [[ -z $server ]] || kill "$server" 2>/dev/null || true' EXIT
for _ in 1 2 3; do
    : >"$scratch/display"
    Xvfb -displayfd 3 -screen 0 800x450x24 -nolisten tcp 3>"$scratch/display" >"$scratch/xvfb.log" 2>&1 &
    server=$!
    for _ in $(seq 200); do
        [[ -s $scratch/display ]] && break 2
        sleep .1
    done
    kill "$server" 2>/dev/null || true
done
[[ -s $scratch/display ]] || {
    echo "Xvfb does not come up"
    exit 77
}
display=:$(tr -d '[:space:]' <"$scratch/display")
for _ in $(seq 150); do
    DISPLAY=$display xdotool getmouselocation >/dev/null 2>&1 && break
    sleep .1
done

# On a machine with much else to do the game comes to things later: whoever plays gives it more time and tries again.
# A game that is gone is gone at any pace.
patience=1
rest() { sleep "$(awk -v seconds="$1" -v patience="$patience" 'BEGIN { print seconds * patience }')"; }

start() {
    DISPLAY=$display SDL_VIDEODRIVER=x11 SDL_AUDIODRIVER=dummy \
        "$program" --window 640x360 --skip-first-run --data "$scratch/data" >"$scratch/game.log" 2>&1 &
    game=$!
    for _ in $(seq 300); do
        DISPLAY=$display xdotool search --name 'Stretch Garden' >/dev/null 2>&1 && break
        sleep .1
    done
    rest 1
}
press() {
    local key
    for key in "$@"; do
        DISPLAY=$display xdotool key "$key"
        rest .35
    done
}
alive() { kill -0 "$game" 2>/dev/null || {
    echo "the game is gone: $1"
    cat "$scratch/game.log"
    exit 1
}; }
asked() { sqlite3 "file:$scratch/data/garden.db?mode=ro" "$1"; }

# What a window manager may do while the movement is led, with its common mistake in a small picture.
squeeze() {
    local window size
    window=$(DISPLAY=$display xdotool search --name 'Stretch Garden' | head -n 1)
    for _ in 1 2 3 4 5; do
        for size in "640 1" "1 360" "790 40" "640 360"; do
            DISPLAY=$display xdotool windowsize "$window" ${size% *} ${size#* }
            rest .3
            alive "as a window of $size"
        done
    done
}

# Two sittings, from the front door on.
sit() {
    rm -rf "$scratch/data"
    mkdir -p "$scratch/data"
    start
    for round in 1 2; do
        # The front door, get ready, a breath of the movement, the pause, enough, sure, the thank-you, home again.
        # The first time the movement is led once before; a press ends that, later it lights the lantern.
        press Return Return
        rest 4
        [[ $round == 2 ]] || squeeze
        press Return
        rest 20
        alive "while stretching, round $round"
        press Escape Down Down Down Down Return Down Return
        rest .5
        alive "at the thank-you, round $round"
        press Right Return
    done
    kept=$(asked "select count(*) from history where breaths > 0")
}
stop() {
    kill -TERM "$game"
    wait "$game" || {
        echo "the game did not end in peace when it was told to"
        exit 1
    }
    game=
}

for patience in 1 3; do
    sit
    [[ $kept -lt 2 ]] || break
    [[ $patience == 3 ]] || stop
done
[[ $kept -ge 2 ]] || {
    echo "two sittings of a breath each left $kept rows in the history"
    exit 1
}
# A toddler at the keys: it may pause, it never ends.
press Return Return
rest 1
press a 7 space Tab F5 q Delete x Up Up a space b Left comma
alive "after a shower of keys"
press Escape
stop
echo "played twice through, a squeezed window and a shower of keys survived"
