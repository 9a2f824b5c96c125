package dev.footfall.ingest.eye;

import static dev.footfall.ingest.eye.EyeProblems.WHOLE;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Checks events told to the eye, field by field, and names everything that is wrong. Pure, and a
/// matter of microseconds. Any thread may call it.
public final class EyeCheck {

    static final int LONGEST_CATEGORY = 50;
    static final int LONGEST_NAME = 150;

    private final DataRules rules;

    public EyeCheck(DataRules rules) {
        this.rules = rules;
    }

    /// @param now microseconds since 1970 UTC
    public Checked check(JsonNode input, int site, long now) {
        EyeProblems problems = new EyeProblems();
        if (!input.isObject()) {
            problems.add(WHOLE, noDictionary(input));
            return new Checked.Bad(problems);
        }
        Optional<UUID> session = EyeSessions.read(input, problems);
        String category = text(input, "category", LONGEST_CATEGORY, problems);
        String name = text(input, "name", LONGEST_NAME, problems);
        boolean named = problems.isEmpty();
        Optional<JsonNode> data = data(input, problems);
        if (named && data.isPresent()) {
            List<String> faults = rules.problems(site, category, name, data.get());
            faults.forEach(fault -> problems.add("data", fault));
        }
        OptionalLong timestamp = timestamp(input, now, problems);
        if (session.isEmpty() || data.isEmpty() || timestamp.isEmpty() || !problems.isEmpty()) {
            return new Checked.Bad(problems);
        }
        return new Checked.Good(session.get(), category, name, data.get(), timestamp.getAsLong());
    }

    /// In the words of the original, which names the types of its own language.
    static String noDictionary(JsonNode value) {
        String type =
                switch (value.getNodeType()) {
                    case ARRAY -> "list";
                    case STRING -> "str";
                    case BOOLEAN -> "bool";
                    case NUMBER -> value.isIntegralNumber() ? "int" : "float";
                    case OBJECT -> "dict";
                    case NULL, MISSING, BINARY, POJO -> "NoneType";
                };
        return "Invalid data. Expected a dictionary, but got " + type + ".";
    }

    private static String text(JsonNode input, String field, int longest, EyeProblems problems) {
        @Nullable JsonNode value = input.get(field);
        if (value == null) {
            problems.add(field, EyeProblems.REQUIRED);
            return "";
        }
        if (value.isNull()) {
            problems.add(field, EyeProblems.NULL);
            return "";
        }
        if (!value.isString() && !value.isNumber()) {
            problems.add(field, EyeProblems.NO_TEXT);
            return "";
        }
        String text = value.asString().strip();
        if (text.isEmpty()) {
            problems.add(field, EyeProblems.BLANK);
        } else if (text.codePointCount(0, text.length()) > longest) {
            problems.add(field, "Ensure this field has no more than " + longest + " characters.");
        } else if (text.indexOf('\0') >= 0) {
            problems.add(field, "Null characters are not allowed.");
        } else if (JsonText.hasHalfPair(text)) {
            problems.add(field, EyeProblems.NO_TEXT);
        }
        return text;
    }

    private static Optional<JsonNode> data(JsonNode input, EyeProblems problems) {
        @Nullable JsonNode data = input.get("data");
        if (data == null) {
            problems.add("data", EyeProblems.REQUIRED);
        } else if (data.isNull()) {
            problems.add("data", EyeProblems.NULL);
        } else if (isFalsy(data)) {
            problems.add("data", EyeProblems.EMPTY_DATA);
        } else if (!data.isObject()) {
            problems.add("data", EyeProblems.NO_OBJECT);
        } else {
            return Optional.of(data);
        }
        return Optional.empty();
    }

    /// What counts as nothing in the language of the original: `{}`, `[]`, `""`, `0`, `false`.
    public static boolean isFalsy(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY, OBJECT -> value.isEmpty();
            case STRING -> value.asString().isEmpty();
            case BOOLEAN -> !value.asBoolean();
            case NUMBER -> value.decimalValue().signum() == 0;
            case NULL, MISSING -> true;
            case BINARY, POJO -> false;
        };
    }

    private static OptionalLong timestamp(JsonNode input, long now, EyeProblems problems) {
        @Nullable JsonNode value = input.get("timestamp");
        if (value == null) {
            problems.add("timestamp", EyeProblems.REQUIRED);
            return OptionalLong.empty();
        }
        if (value.isNull()) {
            problems.add("timestamp", EyeProblems.NULL);
            return OptionalLong.empty();
        }
        OptionalLong micros =
                value.isString() ? EyeTimes.parse(value.asString()) : OptionalLong.empty();
        if (micros.isEmpty()) {
            problems.add("timestamp", EyeProblems.NO_TIME);
        } else if (micros.getAsLong() > now) {
            problems.add("timestamp", EyeProblems.FUTURE);
        } else if (micros.getAsLong() < 0) {
            problems.add("timestamp", EyeProblems.ANCIENT);
        }
        return micros;
    }
}
