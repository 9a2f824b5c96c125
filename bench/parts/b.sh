# (b) Importing an access log, beside GoAccess on the same file.

part_b() {
    need goaccess goaccess
    need /usr/bin/time time
    local lines folder=$work/b-data
    for lines in $LINES; do
        import_b "$lines"
    done
    echo "## (b) Importing an access log"
    echo
    echo "Combined lines, from the start of the process to its end, medians of $ROUNDS interleaved rounds:"
    echo "\`footfall import --format combined\` into an empty data folder (every line durable, with agent, place,"
    echo "referral and bot verdict) and \`goaccess --log-format=COMBINED -o x.json\` ($(goaccess --version | head -1))."
    echo
    echo "| lines | | seconds | lines/s | peak memory MB | GoAccess's time by this |"
    echo "|---:|---|---:|---:|---:|---:|"
    for lines in $LINES; do
        row_b "$lines" footfall "Footfall"
        row_b "$lines" lists "Footfall, with lists of spam, address ranges and newer regexes"
        row_b "$lines" goaccess "GoAccess"
    done
    echo
    echo "Goal: 3 times GoAccess's lines a second at a million lines, in less than 1,024 MB."
    rm -rf "$folder" "$work/goaccess.json"
}

import_b() { # lines
    local log=$work/access-$1.log round
    [ -f "$log" ] || { program WriteLog "$log.new" "$1" && mv "$log.new" "$log"; }
    rm -f "$work/b-$1-"*
    for round in $(seq "$ROUNDS"); do
        rm -rf "$folder"
        fill "$folder" 0
        timed "$1-footfall" env FOOTFALL_DATA_DIR="$folder" FOOTFALL_ADMIN_KEY="$key" \
            "$root/footfall" import --site "$site" --format combined "$log"
        rm -rf "$folder"
        fill "$folder" 0
        # shellcheck disable=SC2046
        timed "$1-lists" env FOOTFALL_DATA_DIR="$folder" FOOTFALL_ADMIN_KEY="$key" \
            $(every_list) "$root/footfall" import --site "$site" --format combined "$log"
        timed "$1-goaccess" goaccess "$log" --log-format=COMBINED --no-progress -o "$work/goaccess.json"
        say "$1 lines: round $round of $ROUNDS done"
    done
}

row_b() { # lines name words
    local seconds theirs
    seconds=$(median <"$work/b-$1-$2.seconds")
    theirs=$(median <"$work/b-$1-goaccess.seconds")
    printf '| %s | %s | %s | %.0f | %s | %s |\n' "$1" "$3" "$seconds" \
        "$(awk -v n="$1" -v s="$seconds" 'BEGIN { print n / s }')" "$(peak "$1-$2")" "$(ratio "$theirs" "$seconds")"
}

timed() { # name command…
    local name=$1
    shift
    /usr/bin/time -f '%e %M' -o "$work/time" timeout 600 "$@" >"$work/b-$name.log" 2>&1 </dev/null ||
        fail "$name failed: $(tail -5 "$work/b-$name.log")"
    cut -d' ' -f1 "$work/time" >>"$work/b-$name.seconds"
    cut -d' ' -f2 "$work/time" >>"$work/b-$name.kilobytes"
}

peak() { sort -n "$work/b-$1.kilobytes" | tail -1 | awk '{ printf "%.0f", $1 / 1024 }'; }
