# (c) The dashboard's questions, beside PostgreSQL with Umami's indexes.

pg=/usr/lib/postgresql/15/bin
pg_port=8195

part_c() {
    need "$pg/postgres" postgresql-15
    local folder=$work/c-data-$EVENTS database=$work/c-postgres-$EVENTS
    fill_once "$folder"
    if [ ! -f "$database/filled" ]; then
        postgres_fill "$database" "$folder"
    fi
    postgres_start "$database"
    serve "$folder" 8194 "$work/c-server.log"
    local table
    table=$(program Dashboard http://127.0.0.1:8194 "$key" \
        "PGTZ=UTC $pg/psql -h $work/sockets -p $pg_port -U postgres bench" "$here/questions" "$ROUNDS")
    echo "## (c) The dashboard's questions"
    echo
    echo "The same $EVENTS events of thirty days of one site in both, the questions in \`bench/questions\`, each"
    echo "asked once for warming up and then $ROUNDS times, each time of a range that differs by a second, so that"
    echo "no earlier answer is given again; Footfall over HTTP (\`POST /api/v2/query\`, default"
    echo "settings, file of $(du -m "$folder/footfall.duckdb" | cut -f1) MB), PostgreSQL $("$pg/postgres" --version | awk '{ print $3 }') through psql's \`\\timing\` (shared_buffers"
    echo "1 GB, work_mem 256 MB, the indexes of \`bench/postgres/indexes.sql\`, $(du -sm "$database" | cut -f1) MB)."
    echo
    echo "$table"
    stop "$server"
    postgres_stop
}

as_postgres() {
    if [ "$(id -u)" = 0 ]; then
        setpriv --reuid=postgres --regid=postgres --clear-groups "$@"
    else
        "$@"
    fi
}

# Makes a cluster of our own and loads the events into it, indexes last.
postgres_fill() { # database footfall-folder
    say "filling PostgreSQL"
    rm -rf "$1" "$work/csv"
    mkdir -p "$1" "$work/csv"
    program ExportTables "$2/footfall.duckdb" "$work/csv"
    [ "$(id -u)" != 0 ] || chown postgres "$1"
    as_postgres "$pg/initdb" -D "$1/data" -U postgres --auth=trust --locale=C.UTF-8 >/dev/null
    cat >>"$1/data/postgresql.conf" <<EOF
listen_addresses = ''
unix_socket_directories = '$work/sockets'
port = $pg_port
shared_buffers = 1GB
work_mem = 256MB
maintenance_work_mem = 1GB
effective_cache_size = 8GB
max_parallel_workers_per_gather = 2
jit = on
max_wal_size = 8GB
EOF
    postgres_start "$1"
    postgres_psql -f "$here/postgres/tables.sql" >/dev/null
    postgres_psql -c "\\copy website_event from '$work/csv/events.csv' (format csv)" >/dev/null
    postgres_psql -c "\\copy session from '$work/csv/sessions.csv' (format csv)" >/dev/null
    say "indexing PostgreSQL"
    postgres_psql -f "$here/postgres/indexes.sql" >/dev/null
    postgres_stop
    rm -rf "$work/csv"
    touch "$1/filled"
}

postgres_psql() { "$pg/psql" -h "$work/sockets" -p "$pg_port" -U postgres -X -q -v ON_ERROR_STOP=1 bench "$@"; }

postgres_start() { # database
    mkdir -p "$work/sockets"
    [ "$(id -u)" != 0 ] || chown postgres "$work/sockets"
    as_postgres "$pg/pg_ctl" -D "$1/data" -l "$1/log" -w -t 60 start >/dev/null || fail "PostgreSQL: $(tail -3 "$1/log")"
    postgres_running=$1
    "$pg/psql" -h "$work/sockets" -p "$pg_port" -U postgres -X -q -A -t postgres \
        -c "SELECT 'CREATE DATABASE bench' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'bench')" |
        "$pg/psql" -h "$work/sockets" -p "$pg_port" -U postgres -X -q postgres
}

postgres_stop() {
    as_postgres "$pg/pg_ctl" -D "$postgres_running/data" -m fast -w stop >/dev/null
    postgres_running=
}
