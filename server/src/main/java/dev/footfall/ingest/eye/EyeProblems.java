package dev.footfall.ingest.eye;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is wrong with one event told to the eye: sentences by field, in the order found, in the
/// words of Django REST framework where it has some. Belongs to one thread.
public final class EyeProblems {

    /// What is wrong with the input as a whole.
    public static final String WHOLE = "non_field_errors";

    static final String REQUIRED = "This field is required.";
    static final String NULL = "This field may not be null.";
    static final String BLANK = "This field may not be blank.";
    static final String NO_TEXT = "Not a valid string.";
    static final String NO_UUID = "Must be a valid UUID.";
    static final String NO_TIME =
            "Datetime has wrong format. Use one of these formats instead:"
                    + " YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].";
    static final String EMPTY_DATA = "The data can't be empty.";
    static final String NO_OBJECT = "The data content must a JSON format.";
    static final String FUTURE = "The timestamp can't be greater than now.";
    static final String ANCIENT = "The timestamp can't be before 1970.";

    private static final int MOST = 100;

    private final Map<String, List<String>> byField = new LinkedHashMap<>();
    private int count;

    public EyeProblems() {}

    public static EyeProblems of(String field, String sentence) {
        EyeProblems problems = new EyeProblems();
        problems.add(field, sentence);
        return problems;
    }

    void add(String field, String sentence) {
        if (count++ < MOST) {
            byField.computeIfAbsent(field, _ -> new ArrayList<>()).add(sentence);
        }
    }

    public boolean isEmpty() {
        return count == 0;
    }

    public Map<String, List<String>> byField() {
        return byField;
    }

    /// The first of them. It begins with its field's name where the sentence does not tell it.
    public String first() {
        return byField.entrySet().stream()
                .findFirst()
                .map(first -> sentence(first.getKey(), first.getValue().getFirst()))
                .orElse("");
    }

    private static String sentence(String field, String text) {
        return field.equals(WHOLE) || text.contains(" " + field + " ") ? text : field + ": " + text;
    }
}
