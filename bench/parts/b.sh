# (b) Importing an access log, beside GoAccess on the same file.

part_b() {
    need goaccess goaccess
    need /usr/bin/time time
    local log=$work/access.log folder=$work/b-data round
    [ -f "$log" ] && [ "$(wc -l <"$log")" = "$LINES" ] || program WriteLog "$log" "$LINES"
    rm -f "$work"/b-*.seconds "$work"/b-*.kilobytes
    for round in $(seq "$ROUNDS"); do
        rm -rf "$folder"
        fill "$folder" 0
        timed footfall "$work/b-footfall.log" env FOOTFALL_DATA_DIR="$folder" FOOTFALL_ADMIN_KEY="$key" \
            "$root/footfall" import --site "$site" --format combined "$log"
        rm -rf "$folder"
        fill "$folder" 0
        # shellcheck disable=SC2046
        timed lists "$work/b-lists.log" env FOOTFALL_DATA_DIR="$folder" FOOTFALL_ADMIN_KEY="$key" \
            $(every_list) "$root/footfall" import --site "$site" --format combined "$log"
        timed goaccess "$work/b-goaccess.log" goaccess "$log" --log-format=COMBINED --no-progress \
            -o "$work/goaccess.json"
        say "round $round of $ROUNDS done"
    done
    local ours theirs lists
    lists=$(median <"$work/b-lists.seconds")
    ours=$(median <"$work/b-footfall.seconds")
    theirs=$(median <"$work/b-goaccess.seconds")
    echo "## (b) Importing an access log"
    echo
    echo "$LINES combined lines ($(du -m "$log" | cut -f1) MB), from the start of the process to its end, $ROUNDS"
    echo "interleaved rounds: \`footfall import --format combined\` into an empty data folder (every line"
    echo "durable, with agent, place, referral and bot verdict) and \`goaccess --log-format=COMBINED -o x.json\`"
    echo "($(goaccess --version | head -1))."
    echo
    echo "| | seconds | lines/s | peak memory MB |"
    echo "|---|---:|---:|---:|"
    echo "| Footfall | $ours | $(lines_a_second "$ours") | $(peak footfall) |"
    echo "| Footfall, with lists of spam, address ranges and newer regexes | $lists | $(lines_a_second "$lists") | $(peak lists) |"
    echo "| GoAccess | $theirs | $(lines_a_second "$theirs") | $(peak goaccess) |"
    echo
    echo "Ratio: $(ratio "$theirs" "$ours") (goal: 3), goal for memory: under 1,024 MB."
    rm -rf "$folder" "$work/goaccess.json"
}

timed() { # name log command…
    local name=$1 log=$2
    shift 2
    /usr/bin/time -f '%e %M' -o "$work/time" timeout 600 "$@" >"$log" 2>&1 </dev/null ||
        fail "$name failed: $(tail -5 "$log")"
    cut -d' ' -f1 "$work/time" >>"$work/b-$name.seconds"
    cut -d' ' -f2 "$work/time" >>"$work/b-$name.kilobytes"
}

lines_a_second() { awk -v n="$LINES" -v s="$1" 'BEGIN { printf "%.0f", n / s }'; }
peak() { sort -n "$work/b-$1.kilobytes" | tail -1 | awk '{ printf "%.0f", $1 / 1024 }'; }
