# (a) Durable single events over HTTP, beside the same server that answers without storing.

part_a() {
    need wrk wrk
    local storing=$work/a-storing requests=$work/requests.tsv
    rm -rf "$storing" "$work/a-without"
    program WriteRequests "$requests" 20000
    serve "$storing" 8191 "$work/a-storing.log"
    local first=$server
    start 8192 "$work/a-without.log" env FOOTFALL_DATA_DIR="$work/a-without" FOOTFALL_HTTP_PORT=8192 \
        FOOTFALL_ADMIN_KEY="$key" FOOTFALL_HTTP_TRUSTED_PROXIES=127.0.0.1/32 \
        "$java" -Xms32m -Xmx512m $flags -cp "$classes" dev.footfall.bench.WithoutStore
    local second=$server port connections round
    rm -f "$work"/a-*.rates
    for port in 8191 8192; do # until the compiler has done its work
        load_a "$port" 64 5 >/dev/null
    done
    for round in $(seq "$ROUNDS"); do
        for connections in $CONNECTIONS; do
            for port in 8191 8192; do
                load_a "$port" "$connections" "$SECONDS_A_RUN" >>"$work/a-$port-$connections.rates"
            done
        done
        say "round $round of $ROUNDS done"
    done
    echo "## (a) Single events over HTTP"
    echo
    echo "\`POST /api/event\`, one event each, all steps on, answered 202 when durable (fsync), against the"
    echo "same server whose log answers at once without storing. \`wrk -t1 -c N -d ${SECONDS_A_RUN}s -s bench/events.lua\`,"
    echo "20,000 different requests, $ROUNDS interleaved rounds."
    echo
    echo "| connections | durable, requests/s | without storing, requests/s | ratio |"
    echo "|---:|---:|---:|---:|"
    for connections in $CONNECTIONS; do
        local durable without
        durable=$(median <"$work/a-8191-$connections.rates")
        without=$(median <"$work/a-8192-$connections.rates")
        printf '| %d | %.0f | %.0f | %s |\n' "$connections" "$durable" "$without" "$(ratio "$durable" "$without")"
    done
    echo
    echo "Goal: at least 0.40 at 256 connections. Resident memory afterwards: $(memory "$first" VmRSS) MB" \
        "(peak $(memory "$first" VmHWM) MB)."
    stop "$first"
    stop "$second"
    rm -rf "$storing" "$work/a-without"
}

load_a() { # port connections seconds; prints requests a second, fails when any was not 2xx
    local out
    out=$(REQUESTS=$work/requests.tsv timeout $(($3 + 30)) wrk -t1 -c "$2" -d "${3}s" --timeout 10s \
        -s "$here/events.lua" "http://127.0.0.1:$1")
    if grep -q 'Non-2xx' <<<"$out"; then
        fail "not all were 202: $(grep 'Non-2xx' <<<"$out")"
    fi
    awk '/^Requests\/sec/ { print $2 }' <<<"$out"
}
