package dev.footfall.api.tags;

import dev.footfall.account.Tags;
import dev.footfall.api.Json;
import dev.footfall.api.PlainText;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What a request says: the parameters of its URL, ahead of the fields of its body, which is a JSON
/// object of texts or a form. Names are told apart by their letters' case; of a name that comes
/// twice the first value counts.
final class TagWords {

    static final int BODY_LIMIT = 16 * 1024;

    static final String NAME_RULE =
            "tag: must be a text of 1 to %d characters, none of them a control character"
                    .formatted(Tags.LONGEST_NAME);

    private static final String TAG = "tag";
    private static final char REPLACEMENT = '\ufffd';

    private final Map<String, String> words;

    private TagWords(Map<String, String> words) {
        this.words = words;
    }

    static TagWords none() {
        return new TagWords(Map.of());
    }

    static TagWords ofUrl(HttpServerRequest request) {
        Map<String, String> words = new HashMap<>();
        for (Map.Entry<String, String> parameter : request.params()) {
            words.putIfAbsent(parameter.getKey(), parameter.getValue());
        }
        return new TagWords(words);
    }

    /// These, and those of the body behind them; empty when the body cannot be read.
    Optional<TagWords> with(Buffer body) {
        Map<String, String> all = new HashMap<>(words);
        try {
            String text = body.toString(StandardCharsets.UTF_8).strip();
            Map<String, String> fields = text.startsWith("{") ? json(text) : form(text);
            fields.forEach(all::putIfAbsent);
            return Optional.of(new TagWords(all));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> json(String text) {
        Map<String, String> fields = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : Json.MAPPER.readTree(text).properties()) {
            if (field.getValue().isString()) {
                fields.put(field.getKey(), field.getValue().asString());
            }
        }
        return fields;
    }

    private static Map<String, String> form(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String name = decoded(pair.substring(0, equals));
                fields.putIfAbsent(name, decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /// Empty when there is none of that name.
    String text(String name) {
        return words.getOrDefault(name, "");
    }

    /// The tag that is named; empty when none is, or when its name cannot be one.
    Optional<String> tag() {
        return Optional.of(text(TAG)).filter(TagWords::isName);
    }

    /// A name is not blank, no longer than [Tags#LONGEST_NAME] and has no control characters; bytes
    /// that were no UTF-8 are none either, as they have become the replacement character.
    static boolean isName(String text) {
        return !text.isBlank()
                && text.length() <= Tags.LONGEST_NAME
                && text.indexOf(REPLACEMENT) < 0
                && PlainText.isPlain(text);
    }
}
