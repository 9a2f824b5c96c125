package dev.footfall.replay;

import dev.footfall.model.Masked;
import dev.footfall.model.PathTemplate;
import dev.footfall.replay.Recorded.Body;
import dev.footfall.replay.compare.Answer;
import dev.footfall.replay.compare.Content;
import dev.footfall.replay.compare.ContentReader;
import dev.footfall.replay.compare.NotCompared;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads an exchange as `GET /api/exchanges/ID` shows it.
final class RecordedReader {

    private static final String HEAD = "HEAD";

    private RecordedReader() {}

    static Recorded read(JsonNode kept) {
        String path = text(kept, "path");
        String query = text(kept, "query");
        String route = text(kept, "route");
        Map<String, List<String>> sent = headers(kept.at("/request/headers"));
        return new Recorded(
                text(kept, "id"),
                time(kept),
                text(kept, "method"),
                query.isEmpty() ? path : path + "?" + query,
                route.isEmpty() ? PathTemplate.of(path) : route,
                text(kept, "outcome"),
                sent,
                body(kept, sent),
                answer(kept));
    }

    static Instant time(JsonNode kept) {
        try {
            return Instant.parse(text(kept, "time"));
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private static Map<String, List<String>> headers(JsonNode told) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> header : told.properties()) {
            List<String> values = new ArrayList<>();
            header.getValue().forEach(value -> values.add(value.asString("")));
            headers.put(header.getKey(), values);
        }
        return headers;
    }

    private static Body body(JsonNode kept, Map<String, List<String>> sent) {
        JsonNode body = kept.at("/request/body");
        String type = type(body, sent);
        if (body.has("withheld")) {
            return new Body.Unknown(Skipped.BODY_WITHHELD);
        }
        if (body.path("truncated").asBoolean(false)) {
            return new Body.Unknown(Skipped.BODY_CUT);
        }
        Optional<byte[]> bytes = bytes(body);
        if (bytes.isEmpty()) {
            boolean had = body.path("size").asLong(0) > 0 || kept.path("bytes_in").asLong(0) > 0;
            return had
                    ? new Body.Unknown(Skipped.BODY_NOT_CAPTURED)
                    : new Body.Known(BodyPublishers.noBody(), "");
        }
        // What is masked is ASCII, so it is found in any charset that contains it.
        if (Masked.isIn(new String(bytes.get(), StandardCharsets.ISO_8859_1))) {
            return new Body.Unknown(Skipped.BODY_MASKED);
        }
        return new Body.Known(
                bytes.get().length == 0
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofByteArray(bytes.get()),
                type);
    }

    private static Answer answer(JsonNode kept) {
        JsonNode told = kept.at("/response/headers");
        Map<String, List<String>> headers = headers(told);
        long took = kept.path("duration_us").asLong(0);
        return new Answer(
                time(kept).plus(took, ChronoUnit.MICROS),
                kept.path("status").asInt(0),
                told.isMissingNode() ? Optional.empty() : Optional.of(headers),
                kept.at("/response/headers_cut").asBoolean(false),
                content(kept, headers),
                true);
    }

    private static Content content(JsonNode kept, Map<String, List<String>> headers) {
        JsonNode body = kept.at("/response/body");
        if (text(kept, "method").equals(HEAD)) {
            return new Content.Nothing();
        }
        if (body.has("withheld")) {
            return new Content.Unknown(NotCompared.BODY_WITHHELD);
        }
        if (body.path("truncated").asBoolean(false)) {
            return new Content.Unknown(NotCompared.BODY_CUT);
        }
        Optional<byte[]> bytes = bytes(body);
        if (bytes.isPresent() && body.has("base64")) {
            return ContentReader.read(
                    bytes.get(), type(body, headers), header(headers, "Content-Encoding"));
        }
        if (bytes.isPresent()) {
            return ContentReader.read(text(body, "text"), type(body, headers));
        }
        boolean empty = kept.has("bytes_out") && kept.path("bytes_out").asLong(0) == 0;
        return empty ? new Content.Nothing() : new Content.Unknown(NotCompared.BODY_NOT_CAPTURED);
    }

    /// Empty where none is kept.
    private static Optional<byte[]> bytes(JsonNode body) {
        if (body.has("base64")) {
            try {
                return Optional.of(Base64.getDecoder().decode(text(body, "base64")));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return body.has("text")
                ? Optional.of(text(body, "text").getBytes(StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static String type(JsonNode body, Map<String, List<String>> headers) {
        String told = text(body, "type");
        return told.isEmpty() ? header(headers, "Content-Type") : told;
    }

    private static String header(Map<String, List<String>> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .findFirst()
                .orElse("");
    }
}
