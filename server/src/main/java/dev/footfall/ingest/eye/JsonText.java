package dev.footfall.ingest.eye;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON as text that is stored: compact, and with halves of surrogate pairs, which UTF-8 cannot
/// hold, written as escapes.
public final class JsonText {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private JsonText() {}

    public static String of(JsonNode value) {
        String text = MAPPER.writeValueAsString(value);
        return hasHalfPair(text) ? escaped(text) : text;
    }

    /// A text as a JSON string.
    public static String ofText(String text) {
        String quoted = MAPPER.writeValueAsString(text);
        return hasHalfPair(quoted) ? escaped(quoted) : quoted;
    }

    /// Sentences by field as a JSON object.
    public static String of(EyeProblems problems) {
        String text = MAPPER.writeValueAsString(problems.byField());
        return hasHalfPair(text) ? escaped(text) : text;
    }

    static boolean hasHalfPair(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!isPair(text, i)) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length()
                && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                escaped.append(c);
            } else if (isPair(text, i)) {
                escaped.append(c).append(text.charAt(++i));
            } else {
                escaped.append("\\u%04x".formatted((int) c));
            }
        }
        return escaped.toString();
    }
}
