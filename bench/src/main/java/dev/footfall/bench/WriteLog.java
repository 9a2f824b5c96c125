package dev.footfall.bench;

import dev.footfall.model.EventKind;
import dev.footfall.model.Hit;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Writes an access log in the combined format, as a web server in front of the sample site would.
public final class WriteLog {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss +0000", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final long MICROS_A_SECOND = 1_000_000;
    private static final int ASSETS = 400;
    private static final int USUAL_BYTES = 18_000;

    private WriteLog() {}

    /// @param args the file, and how many lines
    public static void main(String[] args) throws IOException {
        var traffic = Sample.traffic(Long.parseLong(args[1]));
        long second = -1;
        String time = "";
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[0]))) {
            while (traffic.hasNext()) {
                Hit hit = traffic.next();
                long now = hit.happened() / MICROS_A_SECOND;
                if (now != second) {
                    second = now;
                    time = TIME.format(Instant.ofEpochSecond(now));
                }
                out.write(hit.sender().address());
                out.write(" - - [");
                out.write(time);
                out.write("] \"");
                out.write(request(hit));
                out.write(" \"");
                out.write(referrer(hit));
                out.write("\" \"");
                out.write(hit.sender().userAgent());
                out.write("\"\n");
            }
        }
    }

    /// Request line, status and bytes. What a browser tells the analytics becomes what it would
    /// have asked the web server for: the page, its parts, a form.
    private static String request(Hit hit) {
        String path = hit.location().path();
        String query = hit.location().query().isEmpty() ? "" : "?" + hit.location().query();
        int number = Math.floorMod(hit.id().hashCode(), USUAL_BYTES);
        return switch (hit.kind()) {
            case PAGEVIEW -> "GET " + path + query + " HTTP/1.1\" 200 " + (number + USUAL_BYTES);
            case ENGAGEMENT ->
                    "GET /assets/part-"
                            + number % ASSETS
                            + asset(number)
                            + " HTTP/1.1\" 200 "
                            + (number + 900);
            case CUSTOM, TAG -> "POST " + path + " HTTP/1.1\" 303 0";
            case REQUEST ->
                    hit.exchange().method()
                            + " "
                            + path
                            + query
                            + " HTTP/1.1\" "
                            + hit.exchange().status()
                            + " "
                            + hit.exchange().bytesOut().orElse(0);
        };
    }

    private static String referrer(Hit hit) {
        if (hit.kind() == EventKind.ENGAGEMENT) {
            return "https://" + hit.location().host() + hit.location().path();
        }
        return hit.referrer().isEmpty() ? "-" : hit.referrer();
    }

    private static String asset(int number) {
        return number % 3 == 0 ? ".css" : number % 3 == 1 ? ".js" : ".webp";
    }
}
