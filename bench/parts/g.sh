# (g) What capturing costs an application, beside Logbook.

part_g() {
    local module=$here/capture/target table
    [ -d "$module/lib" ] || "$root/mvnw" -q -B -f "$root/pom.xml" -pl bench/capture -am package -DskipTests
    rm -f "$work"/g.log.*
    table=$("$java" -Xms512m -Xmx512m -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow \
        -cp "$module/classes:$module/lib/*" dev.footfall.bench.capture.CaptureCosts \
        "${CAPTURE_ROUNDS:-2}" "$work/g.log" 2>"$work/g.err") || fail "$(tail -5 "$work/g.err")"
    echo "## (g) Capturing"
    echo
    echo "What is added to the same request without a filter, medians of ${CAPTURE_ROUNDS:-2} interleaved rounds of JMH"
    echo "1.37 (\`bench/capture\`; each scenario in a process of its own). The requests go through Tomcat's own"
    echo "request and response objects (10.1, no network), with six headers, eight where there is a body. The"
    echo "servlet reads all of the body (JSON with pass words, tokens and card numbers in it) and answers with"
    echo "the same one."
    echo
    echo "Where they are compared, Footfall and Logbook 4.0.3 mask the same fields, write the exchange as JSON"
    echo "and hand the text to a logger that throws it away. Logbook has its default filters and its Jackson"
    echo "filter for the fields' names, as with its Spring Boot starter; one line leaves its default body"
    echo "filters out. It does everything on the request's thread; Footfall masks and writes on a thread of"
    echo "its own, so \"all threads\" waits for that and counts it too. \"Sent\" packs batches and posts them to a"
    echo "server on loopback, whose work is counted as well. Bytes are allocated ones (all threads: JMH's GC"
    echo "profiler), µs are processor time without the compiler's and the collector's. No exchange was lost."
    echo
    echo "$table"
    echo
    echo "\"Head unread\": nobody but the filter asks for the request's line and headers, so that it pays for"
    echo "Tomcat's making texts of their bytes; elsewhere they are texts already, as after routing."
    echo
    echo "Goals: at most 200 bytes and 1 µs where nothing is captured; 2,048 bytes and 3 µs without bodies;"
    echo "with 16 KiB masked at most a tenth of Logbook's time; no more bytes for 4 MiB than for 1 MiB. Bytes"
    echo "decide, and \`AllocationTest\` holds them; time is told."
    echo
    events_g
}

# How long server-sent events are under way, with and without the filter.
events_g() {
    local module=$here/capture/target table
    table=$("$java" -Xms256m -Xmx256m -XX:+UseSerialGC -cp "$module/classes:$module/lib/*" \
        dev.footfall.bench.capture.EventDelays "${ROUNDS:-3}" 2>"$work/g.err") || fail "$(tail -5 "$work/g.err")"
    echo "**Server-sent events**, from a servlet's sending (before \`write\` and \`flush\`) to the client's having"
    echo "read the empty line that ends the event: Tomcat 10.1, one connection over loopback, client and server"
    echo "in one process, each event sent once the client has read the one before; 2,000 events in each of"
    echo "${ROUNDS:-3} interleaved rounds, after 6,000 for warming up (\`EventDelays\`). The filter notes the time of"
    echo "each."
    echo
    echo "$table"
    echo
    echo "Goal: each event at the client within 5 ms of its sending."
}
