package dev.footfall.api.traffic;

import dev.footfall.api.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What is wrong with parameters, by field, in the words of site-analytics. For one thread.
final class Complaints {

    static final String MISSING = "Missing data for required field.";
    static final String NULL = "Field may not be null.";
    static final String NO_TEXT = "Not a valid string.";
    static final String NO_LIST = "Not a valid list.";
    static final String NO_DATE = "Not a valid date.";
    static final String NO_TIME = "Not a valid datetime.";
    static final String NO_NUMBER = "Not a valid integer.";
    static final String UNKNOWN = "Unknown field.";
    static final String NO_OBJECT = "Invalid input type.";

    /// The field that stands for an input as a whole.
    static final String WHOLE = "_schema";

    private static final int MOST_FIELDS = 50;
    private static final int LONGEST_NAME = 100;

    private final SequencedMap<String, List<String>> byField = new LinkedHashMap<>();
    private final Map<Integer, Complaints> byItem = new TreeMap<>();

    /// Keeps the first so many fields: further ones help nobody.
    void add(String field, String message) {
        if (byField.size() < MOST_FIELDS) {
            byField.computeIfAbsent(PlainText.cut(field, LONGEST_NAME), _ -> new ArrayList<>())
                    .add(message);
        }
    }

    /// @param item its place in the list, from 0 on
    void add(int item, Complaints complaints) {
        if (!complaints.isEmpty() && byItem.size() < MOST_FIELDS) {
            byItem.put(item, complaints);
        }
    }

    boolean isEmpty() {
        return byField.isEmpty() && byItem.isEmpty();
    }

    /// As site-analytics answers: a sentence with a Python dictionary in it.
    String sentence() {
        return "Invalid parameters: " + dictionary();
    }

    private String dictionary() {
        List<String> entries = new ArrayList<>();
        byField.forEach((field, messages) ->
                entries.add(
                        messages.stream()
                                .map(PythonText::quoted)
                                .collect(
                                        Collectors.joining(
                                                ", ", PythonText.quoted(field) + ": [", "]"))));
        if (!byItem.isEmpty()) {
            entries.add(
                    byItem.entrySet().stream()
                            .map(item -> item.getKey() + ": " + item.getValue().dictionary())
                            .collect(Collectors.joining(", ", "'traffic': {", "}")));
        }
        return "{" + String.join(", ", entries) + "}";
    }
}
