package dev.footfall.api.admin;

import dev.footfall.account.Reply;
import dev.footfall.api.Answers;
import dev.footfall.api.Json;
import dev.footfall.api.Parameters;
import dev.footfall.api.PlainText;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The fields of a request's body as texts, whether it came as a JSON object or as a form. Lists
/// are joined with commas.
final class Fields {

    private static final long BODY_LIMIT = 64 * 1024;
    private static final String BODY = "body";

    private final Map<String, String> texts;

    private Fields(Map<String, String> texts) {
        this.texts = texts;
    }

    /// Collects the body; to be put before a handler that reads fields.
    static Handler<RoutingContext> body() {
        return BodyHandler.create(false).setBodyLimit(BODY_LIMIT);
    }

    static Reply<Fields> of(RoutingContext context) {
        Map<String, String> texts = new LinkedHashMap<>();
        String type = String.valueOf(context.request().getHeader(HttpHeaders.CONTENT_TYPE));
        if (isForm(type)) {
            context.request().formAttributes().forEach(texts::put);
            return plain(texts);
        }
        byte[] body = Parameters.body(context);
        return body.length == 0 ? plain(texts) : json(body);
    }

    /// The fields, when they can be read; answers others with a problem document.
    static Optional<Fields> read(RoutingContext context) {
        return switch (of(context)) {
            case Reply.Done<Fields>(var fields) -> Optional.of(fields);
            case Reply.Refused<Fields>(var field, var why) -> {
                Answers.problem(context, 400, "Invalid", field + ": " + why + ".");
                yield Optional.empty();
            }
        };
    }

    private static Reply<Fields> json(byte[] body) {
        Map<String, String> texts = new LinkedHashMap<>();
        try {
            JsonNode json = Json.MAPPER.readTree(body);
            if (!json.isObject()) {
                return new Reply.Refused<>(BODY, "must be a JSON object");
            }
            for (Map.Entry<String, JsonNode> field : json.properties()) {
                if (isOdd(field.getValue())) {
                    return new Reply.Refused<>(field.getKey(), "must be a text");
                }
                texts.put(field.getKey(), text(field.getValue()));
            }
        } catch (JacksonException e) {
            return new Reply.Refused<>(BODY, "is not valid JSON");
        }
        return plain(texts);
    }

    /// The names of all fields in their order.
    Set<String> names() {
        return texts.keySet();
    }

    /// Empty when the body has no such field.
    String text(String name) {
        return texts.getOrDefault(name, "");
    }

    /// Whether the body has such a field, be it empty.
    boolean has(String name) {
        return texts.containsKey(name);
    }

    private static Reply<Fields> plain(Map<String, String> texts) {
        for (Map.Entry<String, String> field : texts.entrySet()) {
            if (!PlainText.isPlain(field.getKey())) {
                return new Reply.Refused<>(BODY, "has a field with control characters in its name");
            }
            if (!PlainText.isPlain(field.getValue())) {
                return new Reply.Refused<>(
                        field.getKey(), "must not contain control characters or broken Unicode");
            }
        }
        return new Reply.Done<>(new Fields(texts));
    }

    private static boolean isForm(String contentType) {
        String type = PlainText.lower(contentType);
        return type.startsWith("multipart/form-data")
                || type.startsWith("application/x-www-form-urlencoded");
    }

    private static boolean isOdd(JsonNode value) {
        return value.isObject()
                || (value.isArray() && value.valueStream().anyMatch(JsonNode::isContainer));
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(Fields::text).collect(Collectors.joining(","));
        }
        return value.isNull() ? "" : value.asString();
    }
}
