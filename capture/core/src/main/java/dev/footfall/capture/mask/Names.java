package dev.footfall.capture.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// Rules that say which names are masked. A rule is a text; upper and lower case and what is
/// neither letter nor digit make no difference:
///
/// | rule | is met by |
/// |---|---|
/// | `pin` | a word, or words in a row, of the name: `pin`, `user_pin`, `userPin`, not `shipping` |
/// | `*password*` | any part of the name: `oldpasswords` |
/// | `=key` | the whole name |
/// | `*` | every name |
/// | `!…` | any of these, as an exception: never masked |
///
/// Names longer than 256 letters and digits are masked. Immutable.
public final class Names {

    /// Masks no name at all.
    public static final Names NONE = new Names(List.of());

    private static final int ASCII = 128;

    private final List<String> rules;
    private final boolean all;
    private final Rule[][] masked;
    private final Rule[][] shown;

    private enum Kind {
        WHOLE,
        WORDS,
        PART
    }

    private record Rule(Kind kind, String text) {

        boolean isMetBy(Spelling name, int at) {
            if (!name.has(text, at)) {
                return false;
            }
            int end = at + text.length();
            return switch (kind) {
                case PART -> true;
                case WORDS -> name.isWordStart(at) && name.isWordStart(end);
                case WHOLE -> at == 0 && end == name.length();
            };
        }
    }

    private Names(List<String> rules) {
        this.rules = List.copyOf(rules);
        List<Rule> masking = new ArrayList<>();
        List<Rule> showing = new ArrayList<>();
        boolean everything = false;
        for (String rule : rules) {
            boolean exception = rule.startsWith("!");
            String text = exception ? rule.substring(1) : rule;
            if (text.equals("*") && !exception) {
                everything = true;
            } else {
                (exception ? showing : masking).add(rule(rule, text));
            }
        }
        this.all = everything;
        this.masked = byFirst(masking);
        this.shown = byFirst(showing);
    }

    /// @throws IllegalArgumentException when a rule has neither letters nor digits
    public static Names of(String... rules) {
        return new Names(Arrays.asList(rules));
    }

    /// @throws IllegalArgumentException when a rule has neither letters nor digits
    public static Names of(Collection<String> rules) {
        return new Names(List.copyOf(rules));
    }

    /// These rules and others beside them.
    public Names and(String... more) {
        List<String> both = new ArrayList<>(rules);
        both.addAll(Arrays.asList(more));
        return new Names(both);
    }

    public List<String> rules() {
        return rules;
    }

    /// Whether a value under this name is masked.
    public boolean matches(String name) {
        return !isEmpty() && matches(new Spelling().spell(name));
    }

    boolean matches(Spelling name) {
        if (isEmpty()) {
            return false;
        }
        boolean hit = all || name.isTooLong() || meets(masked, name);
        return hit && !(!name.isTooLong() && meets(shown, name));
    }

    private boolean isEmpty() {
        return rules.isEmpty();
    }

    private static boolean meets(Rule[][] rules, Spelling name) {
        for (int at = 0; at < name.length(); at++) {
            char first = name.at(at);
            for (Rule rule : rules[first < ASCII ? first : 0]) {
                if (rule.isMetBy(name, at)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Rule rule(String rule, String text) {
        Kind kind = Kind.WORDS;
        String bare = text;
        if (text.startsWith("=")) {
            kind = Kind.WHOLE;
        } else if (text.length() > 1 && text.startsWith("*") && text.endsWith("*")) {
            kind = Kind.PART;
        } else if (text.contains("*")) {
            throw new IllegalArgumentException(
                    "A star stands on both sides of a part, as in *password*: " + rule);
        }
        Spelling spelled = new Spelling().spell(bare);
        if (spelled.length() == 0 || spelled.isTooLong()) {
            throw new IllegalArgumentException("A rule needs letters or digits: " + rule);
        }
        return new Rule(kind, spelled.toString());
    }

    /// By the first character; what is not ASCII stands at 0.
    private static Rule[][] byFirst(List<Rule> rules) {
        Rule[][] sorted = new Rule[ASCII][];
        for (int c = 0; c < ASCII; c++) {
            int first = c;
            sorted[c] =
                    rules.stream()
                            .filter(r ->
                                    (r.text().charAt(0) < ASCII ? r.text().charAt(0) : 0) == first)
                            .toArray(Rule[]::new);
        }
        return sorted;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Names names && names.rules.equals(rules);
    }

    @Override
    public int hashCode() {
        return rules.hashCode();
    }

    @Override
    public String toString() {
        return rules.toString();
    }
}
