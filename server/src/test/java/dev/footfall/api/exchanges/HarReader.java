package dev.footfall.api.exchanges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.api.Json;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads HAR as its specification (1.2) has it: every field that must be there is, with its type,
/// and no other is, but those that begin with `_`.
final class HarReader {

    private static final String TEXT = "text";
    private static final String NUMBER = "number";
    private static final String LIST = "list";
    private static final String OBJECT = "object";
    private static final String TRUTH = "truth";

    private static final Map<String, String> PAIR = Map.of("name", TEXT, "value", TEXT);
    private static final Map<String, String> COOKIE =
            Map.of("path", TEXT, "domain", TEXT, "httpOnly", TRUTH, "secure", TRUTH);
    private static final Map<String, String> MESSAGE =
            Map.of(
                    "httpVersion",
                    TEXT,
                    "cookies",
                    LIST,
                    "headers",
                    LIST,
                    "headersSize",
                    NUMBER,
                    "bodySize",
                    NUMBER);

    private HarReader() {}

    /// The entries of a log that is as it must be.
    static List<JsonNode> entries(String har) {
        JsonNode whole = Json.MAPPER.readTree(har);
        holds(whole, Map.of("log", OBJECT), Map.of());
        JsonNode log = whole.path("log");
        holds(
                log,
                Map.of("version", TEXT, "creator", OBJECT, "entries", LIST),
                Map.of("comment", TEXT));
        assertThat(log.path("version").asString()).isEqualTo("1.2");
        holds(log.path("creator"), Map.of("name", TEXT, "version", TEXT), Map.of());
        List<JsonNode> entries = new ArrayList<>();
        log.path("entries").forEach(entries::add);
        entries.forEach(HarReader::entry);
        return entries;
    }

    private static void entry(JsonNode entry) {
        holds(
                entry,
                Map.of(
                        "startedDateTime",
                        TEXT,
                        "time",
                        NUMBER,
                        "request",
                        OBJECT,
                        "response",
                        OBJECT,
                        "cache",
                        OBJECT,
                        "timings",
                        OBJECT),
                Map.of());
        assertThat(OffsetDateTime.parse(entry.path("startedDateTime").asString())).isNotNull();
        JsonNode timings = entry.path("timings");
        holds(timings, Map.of("send", NUMBER, "wait", NUMBER, "receive", NUMBER), Map.of());
        assertThat(entry.path("time").decimalValue())
                .isEqualByComparingTo(
                        timings.path("send")
                                .decimalValue()
                                .add(timings.path("wait").decimalValue())
                                .add(timings.path("receive").decimalValue()));
        request(entry.path("request"));
        response(entry.path("response"));
    }

    private static void request(JsonNode request) {
        Map<String, String> needed = Map.of("method", TEXT, "url", TEXT, "queryString", LIST);
        holds(request, MESSAGE, needed, Map.of("postData", OBJECT));
        URI url = URI.create(request.path("url").asString());
        assertThat(url.isAbsolute()).isTrue();
        request.path("cookies").forEach(cookie -> holds(cookie, PAIR, COOKIE));
        request.path("headers").forEach(header -> holds(header, PAIR, Map.of()));
        request.path("queryString").forEach(pair -> holds(pair, PAIR, Map.of()));
        if (request.has("postData")) {
            holds(
                    request.path("postData"),
                    Map.of("mimeType", TEXT, "params", LIST, "text", TEXT),
                    Map.of());
        }
    }

    private static void response(JsonNode response) {
        Map<String, String> needed =
                Map.of(
                        "status",
                        NUMBER,
                        "statusText",
                        TEXT,
                        "content",
                        OBJECT,
                        "redirectURL",
                        TEXT);
        holds(response, MESSAGE, needed, Map.of());
        response.path("cookies").forEach(cookie -> holds(cookie, PAIR, COOKIE));
        response.path("headers").forEach(header -> holds(header, PAIR, Map.of()));
        holds(
                response.path("content"),
                Map.of("size", NUMBER, "mimeType", TEXT),
                Map.of("text", TEXT, "encoding", TEXT, "comment", TEXT));
        assertThat(response.path("content").path("size").asLong()).isNotNegative();
    }

    private static void holds(
            JsonNode node,
            Map<String, String> needed,
            Map<String, String> more,
            Map<String, String> allowed) {
        needed.forEach((name, kind) -> is(node, name, kind));
        more.forEach((name, kind) -> is(node, name, kind));
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = field.getKey();
            if (allowed.containsKey(name)) {
                is(node, name, allowed.get(name));
            } else {
                assertThat(
                                name.startsWith("_")
                                        || needed.containsKey(name)
                                        || more.containsKey(name))
                        .as(name + " in " + node)
                        .isTrue();
            }
        }
    }

    private static void holds(
            JsonNode node, Map<String, String> needed, Map<String, String> allowed) {
        holds(node, needed, Map.of(), allowed);
    }

    private static void is(JsonNode node, String name, String kind) {
        JsonNode value = node.path(name);
        boolean right =
                switch (kind) {
                    case TEXT -> value.isString();
                    case NUMBER -> value.isNumber();
                    case LIST -> value.isArray();
                    case OBJECT -> value.isObject();
                    default -> value.isBoolean();
                };
        assertThat(right).as(name + " is a " + kind + " in " + node).isTrue();
    }

    /// The exchange that an entry was made of, in the words of `/api/exchanges/{id}`.
    static JsonNode exchange(JsonNode entry) {
        ObjectNode whole = (ObjectNode) entry.path("_exchange").deepCopy();
        JsonNode sent = entry.path("request").path("postData");
        JsonNode got = entry.path("response").path("content");
        whole.set("request", message(entry.path("request"), sent, sent.path("_encoding")));
        whole.set("response", message(entry.path("response"), got, got.path("encoding")));
        if (entry.has("_sent_events")) {
            whole.set("sent_events", entry.path("_sent_events"));
        }
        return whole;
    }

    private static JsonNode message(JsonNode from, JsonNode content, JsonNode encoding) {
        ObjectNode message = Json.MAPPER.createObjectNode();
        if (!from.path("headers").isEmpty()) {
            ObjectNode headers = message.putObject("headers");
            from.path("headers")
                    .forEach(header ->
                            headers.withArray(header.path("name").asString())
                                    .add(header.path("value").asString()));
        }
        if (from.has("_headers_cut")) {
            message.set("headers_cut", from.path("_headers_cut"));
        }
        ObjectNode body = message.objectNode();
        if (content.has("text")) {
            body.set(encoding.isString() ? encoding.asString() : "text", content.path("text"));
        }
        for (Map.Entry<String, JsonNode> field : from.path("_body").properties()) {
            body.set(field.getKey(), field.getValue());
        }
        if (!body.isEmpty()) {
            message.set("body", body);
        }
        return message;
    }
}
