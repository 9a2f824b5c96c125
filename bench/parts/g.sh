# (g) What capturing costs an application, beside Logbook.

part_g() {
    local module=$here/capture/target table
    [ -d "$module/lib" ] || "$root/mvnw" -q -B -f "$root/pom.xml" -pl bench/capture -am package -DskipTests
    rm -f "$work"/g.log.*
    table=$("$java" -Xms512m -Xmx512m -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow \
        -cp "$module/classes:$module/lib/*" dev.footfall.bench.capture.CaptureCosts \
        "${CAPTURE_ROUNDS:-3}" "$work/g.log" 2>"$work/g.err") || fail "$(tail -5 "$work/g.err")"
    echo "## (g) Capturing"
    echo
    echo "What is added to the same request without a filter, medians of ${CAPTURE_ROUNDS:-3} interleaved rounds of JMH 1.37"
    echo "(each in a process of its own). The requests go through Tomcat's own request and response"
    echo "objects (10.1, no network): six headers, which are still bytes as they are on arrival, eight with a"
    echo "body; the servlet reads the whole body (JSON with pass words, tokens and card numbers in it) and"
    echo "answers with the same one. Footfall and Logbook 4.0.3 mask the same fields, write the exchange as"
    echo "JSON and hand the text to a logger that throws it away; Logbook has its default filters and its"
    echo "Jackson filter for the fields' names, as its Spring Boot starter has. Logbook does all of that on"
    echo "the request's thread, Footfall masks and writes on a thread of its own: \"all threads\" waits for"
    echo "it and counts everything, the garbage collector and the compiler included. \"Sent\" packs and"
    echo "posts batches to a server on loopback, whose work counts too. Bytes are allocated bytes (the"
    echo "whole process by JMH's GC profiler), µs are of processor time. Nothing was lost in any of them."
    echo
    echo "$table"
    echo
    echo "Goals: at most 200 bytes and 1 µs where nothing is captured; 2,048 bytes and 3 µs without bodies;"
    echo "with 16 KiB masked at most a tenth of Logbook's time; no more bytes for 4 MiB than for 1 MiB."
}
