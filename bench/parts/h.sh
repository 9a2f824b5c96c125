# (h) The page: from a change of the range to the paint.

part_h() {
    need /usr/bin/chromium chromium
    [ -d "$root/web/tracker/node_modules/playwright-core" ] ||
        fail "part h needs the web parts' packages: build the project once"
    local folder=$work/c-data-$EVENTS port=8198 changes=${CHANGES:-7}
    fill_once "$folder"
    serve "$folder" "$port" "$work/h.log"
    # The first ones are left out, until the compiler has done its work.
    changes_h "$port" $((changes + 2)) "" | tail -n "$changes" >"$work/h-first"
    changes_h "$port" "$changes" again >"$work/h-again"
    echo "## (h) The page after a change of the range"
    echo
    echo "The site page in Chromium, 1440 × 900, on $EVENTS events of thirty days: milliseconds from the change"
    echo "to the paint. Each change is to another window of thirty days, with the period before it beside"
    echo "it; \`again\` goes back to one that was asked for before. Medians of $changes changes (\`bench/page\`)."
    echo
    echo "| | headline numbers | chart | all in view |"
    echo "|---|---:|---:|---:|"
    row_h "asked for the first time" "$work/h-first"
    row_h "asked again" "$work/h-again"
    echo
    echo "Goal: 300 ms."
    stop "$server"
}

changes_h() { # port changes again
    KEY=$key timeout 600 node "$here/page/changes.mjs" "http://127.0.0.1:$1" "$site" "$2" 2026-10-01 "$3"
}

row_h() { # name file
    printf '| %s | %.0f | %.0f | %.0f |\n' "$1" "$(cut -d' ' -f1 "$2" | median)" \
        "$(cut -d' ' -f2 "$2" | median)" "$(cut -d' ' -f3 "$2" | median)"
}
