package dev.footfall.api.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is wrong with a body: messages by field, in the order found.
final class Problems {

    private static final int MOST_MESSAGES = 50;

    private final Map<String, List<String>> byField = new LinkedHashMap<>();
    private int messages;

    void add(String field, String message) {
        if (messages++ < MOST_MESSAGES) {
            byField.computeIfAbsent(field, f -> new ArrayList<>()).add(message);
        }
    }

    boolean isEmpty() {
        return messages == 0;
    }

    boolean names(String field) {
        return byField.containsKey(field);
    }

    Map<String, List<String>> byField() {
        return byField;
    }

    /// All of it as one sentence for people.
    String sentence() {
        StringBuilder all = new StringBuilder();
        byField.forEach((field, texts) ->
                all.append(all.isEmpty() ? "" : "; ")
                        .append(field)
                        .append(": ")
                        .append(String.join(", ", texts)));
        return all.toString();
    }
}
