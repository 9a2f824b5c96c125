package dev.footfall.bench;

import dev.footfall.model.EventKind;
import dev.footfall.model.Hit;
import dev.footfall.model.Location;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes bodies of `POST /api/event` for the load generator, one a line: address, agent and JSON,
/// parted by tabs.
public final class WriteRequests {

    private WriteRequests() {}

    /// @param args the file, and how many
    public static void main(String[] args) throws IOException {
        int count = Integer.parseInt(args[1]);
        var people =
                Sample.traffic(10L * count).stream()
                        .filter(hit -> hit.surface().equals("event"))
                        .filter(hit -> hit.kind() != EventKind.ENGAGEMENT)
                        .limit(count)
                        .iterator();
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[0]))) {
            while (people.hasNext()) {
                Hit hit = people.next();
                out.write(hit.sender().address() + "\t" + hit.sender().userAgent() + "\t");
                out.write(body(hit) + "\n");
            }
        }
    }

    /// The wire form; the sample's texts hold nothing that JSON would have to escape.
    private static String body(Hit hit) {
        StringBuilder props = new StringBuilder();
        hit.props()
                .forEach((name, value) ->
                        props.append(props.isEmpty() ? "" : ",")
                                .append('"')
                                .append(name)
                                .append("\":\"")
                                .append(value)
                                .append('"'));
        return "{\"name\":\"%s\",\"url\":\"%s\",\"domain\":\"%s\",\"referrer\":\"%s\"%s}"
                .formatted(
                        hit.name(),
                        url(hit.location()),
                        hit.domain(),
                        hit.referrer(),
                        props.isEmpty() ? "" : ",\"props\":{" + props + "}");
    }

    private static String url(Location location) {
        String query = location.query().isEmpty() ? "" : "?" + location.query();
        return "https://" + location.host() + location.path() + query;
    }
}
