# (d) Memory when idle, and what overload does.

# How many events may wait, and how many connections send without pause: more than can wait.
overload_queue=100
overload_connections=800

part_d() {
    local folder=$work/d-data idle peak counts stored
    rm -rf "$folder"
    [ -f "$work/requests.tsv" ] || program WriteRequests "$work/requests.tsv" 20000
    FOOTFALL_DATA_QUEUE_LIMIT=$overload_queue serve "$folder" 8196 "$work/d-server.log"
    sleep 10
    idle=$(memory "$server" VmRSS)
    say "overload for $((SECONDS_A_RUN * 3)) s"
    counts=$(program Overload 127.0.0.1 8196 "$work/requests.tsv" "$work/acknowledged.csv" \
        "$overload_connections" "$((SECONDS_A_RUN * 3))")
    peak=$(memory "$server" VmHWM)
    stop "$server" KILL
    stored=$(program CountStored "$folder/footfall.duckdb" "$work/acknowledged.csv")
    echo "## (d) Memory and overload"
    echo
    echo "Idle, ten seconds after the start: $idle MB resident (goal: under 250)."
    echo
    echo "Overload: $overload_connections connections send single events without pause for $((SECONDS_A_RUN * 3)) s to a server with"
    echo "\`data.queue-limit = $overload_queue\`; then \`kill -9\`, and each acknowledged id is looked for in the store."
    echo
    echo "| | |"
    echo "|---|---:|"
    tr ' ' '\n' <<<"$counts $stored" | awk -F= '{ gsub("_", " ", $1); printf "| %s | %d |\n", $1, $2 }'
    echo "| offered for each accepted | $(offered "$counts") |"
    echo "| peak resident memory, MB | $peak |"
    rm -rf "$folder" "$work/acknowledged.csv"
}

offered() {
    tr ' ' '\n' <<<"$1" | awk -F= '{ n[$1] = $2 } END { printf "%.1f", (n["accepted"] + n["refused"]) / n["accepted"] }'
}
