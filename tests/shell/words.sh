#!/usr/bin/env bash
# Words that a family never reads or hears: they judge, press or measure a body. Every string of the
# cards, levels, rewards and language files, and every text that is spoken, is looked through.
set -euo pipefail
sources=$2 scratch=$3

words='fail\w*|wrong\w*|bad|badly|lazy|laz(?:ily|iness)|hurry\w*|hurr(?:ied|ies)|miss(?:ed|es)|lost'
words+='|lose[sr]?|weights?|weigh\w*|fat|fatter|calories?|burn\w*|slim\w*|perfect\w*|should(?: not|n.t)? have'
words+='|shouldn.t|cheat\w*'
# The same in German.
words+='|falsch\w*|schlecht\w*|faul(?:e|er|es|en)?|versag\w*|fehler\w*|beeil\w*|verpass\w*|verlor\w*'
words+='|gewicht\w*|kilos?|fett\w*|kalorien?|verbrenn\w*|schlank\w*|abnehm\w*|perfekt\w*|mogel\w*'
words+='|h.{1,2}tte(?:st|t) .{0,40}sollen'

# texts FILE: its strings, one a line, each behind its line number. A comment is no string.
texts() {
    if [[ $1 == *.txt ]]; then
        grep -n '' "$1" || true
        return
    fi
    perl -0777 -ne '
        while (/\G(?:(--\[(=*)\[.*?\]\2\]|--[^\n]*)|\[(=*)\[(.*?)\]\3\]|"((?:\\.|[^"\\])*)"|\x27((?:\\.|[^\x27\\])*)\x27|.)/gs) {
            my $text = $4 // $5 // $6;
            next unless defined $text;
            my $line = 1 + (substr($_, 0, $-[0]) =~ tr/\n//);
            $text =~ s/\\?\n/ /g;
            print "$line:$text\n";
        }' "$1"
}

# banned FILE: the texts of it that a family must not read.
banned() { texts "$1" | grep -iP "^\d+:(?:.*\W)?(?:$words)(?:\W|$)" || true; }

# The check checks itself: each of these has one such word, and these others have none.
rm -rf "$scratch"
mkdir -p "$scratch"
cat >"$scratch/bad.lua" <<'LUA'
say = "You missed one." say = 'Hurry up!' name = [[a perfect
stretch]] why = "It burns calories" say = "Wrong side" say = "You should have stopped" x = "lost"
say = "Das war falsch." say = "Beeil dich!" say = "Du hättest mehr üben sollen." say = "perfekte Haltung"
say = "so lazy" say = "\"fat\"" say = "slim" say = "no weight on it" say = "bad" say = "you failed"
LUA
cat >"$scratch/good.lua" <<'LUA'
-- wrong, bad, lost: a comment "perfect"
--[[ "hurry" ]]
weight = 1 say = "Let your father's badge glow." say = 'Mississippi, closing' .. lazy
say = "Wer sollte das sein? Er hat sich verfahren, im Gewirr der Wege."
LUA
[[ $(banned "$scratch/bad.lua" | wc -l) == 17 ]] || {
    echo "this check does not see every such word:" && banned "$scratch/bad.lua"
    exit 1
}
[[ -z $(banned "$scratch/good.lua") ]] || {
    echo "this check sees words that are not there:" && banned "$scratch/good.lua"
    exit 1
}

found=0 files=0
while IFS= read -r -d '' file; do
    files=$((files + 1))
    while IFS= read -r line; do
        printf '%s:%s\n' "${file#"$sources"/}" "$line"
        found=$((found + 1))
    done < <(banned "$file")
done < <(find "$sources/scripts" "$sources/levels" "$sources/assets/voice" \
    \( -name '*.lua' -o -name '*.txt' \) -print0 2>/dev/null)
echo "$files files, $found such texts"
((files > 0)) || exit 77
[[ $found == 0 ]]
