# (f) The eye: events at a steady pace, all of them processed.

part_f() {
    need wrk wrk
    local folder=$work/f port=8196 said sent answered
    rm -rf "$folder"
    serve "$folder" "$port" "$work/f.log"
    load_f "$port" 3 >/dev/null # until the compiler has done its work
    local before
    before=$(kept_f "$port")
    said=$(load_f "$port" "${EYE_SECONDS:-60}")
    set -- $said
    sent=$2
    answered=$(($(kept_f "$port") - before))
    [ "${10}" = 0 ] || fail "not all were answered: $said"
    [ "$answered" -ge "$sent" ] || fail "$sent were answered, $answered are there"
    echo "## (f) The eye"
    echo
    echo "\`POST /events/\`, one event each, a twentieth of them without data; 125 connections that pause"
    echo "between two requests (\`bench/eye.lua\`), ${EYE_SECONDS:-60} s. Each is checked, stored and counted before its answer."
    echo
    echo "| events/s | median answer, ms | 99 of 100 within, ms | answered | there afterwards |"
    echo "|---:|---:|---:|---:|---:|"
    printf '| %.0f | %s | %s | %d | %d |\n' "$(ratio "$sent" "$4")" "$6" "$8" "$sent" "$answered"
    echo
    echo "Goal: 5,000 a second for a minute, all processed, the median below 20 ms. What is there beyond the"
    echo "answered was under way when the load ended. Resident memory afterwards: $(memory "$server" VmRSS) MB."
    stop "$server"
    rm -rf "$folder"
}

load_f() { # port seconds; prints what eye.lua says
    KEY=$key PAUSE=${EYE_PAUSE:-15} timeout $(($2 + 30)) wrk -t1 -c 125 -d "${2}s" --timeout 10s \
        -s "$here/eye.lua" "http://127.0.0.1:$1" | grep '^SENT'
}

kept_f() { # port; how many events and errors are kept
    local list total all=0
    for list in events errors; do
        total=$(curl -fsS -H "Authorization: Bearer $key" "http://127.0.0.1:$1/api/eye/$list?limit=1" |
            sed -E 's/.*"total":([0-9]+).*/\1/')
        all=$((all + total))
    done
    echo "$all"
}
