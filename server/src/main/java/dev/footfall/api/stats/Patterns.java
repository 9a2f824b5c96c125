package dev.footfall.api.stats;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/// Checks regular expressions before a store meets them: RE2 syntax, bounded size.
public final class Patterns {

    private static final int MOST_CHARACTERS = 1_000;
    private static final int MOST_REPEATS = 250;

    private Patterns() {}

    /// What is wrong with an expression; empty when it is well.
    public static Optional<String> fault(String regex) {
        if (regex.length() > MOST_CHARACTERS) {
            return Optional.of("longer than " + MOST_CHARACTERS + " characters");
        }
        // Nested counts multiply: compiling (a{1000}){1000} first would fill the memory.
        if (Repeats.most(regex) > MOST_REPEATS) {
            return Optional.of("repeats something more than " + MOST_REPEATS + " times");
        }
        try {
            Pattern.compile(regex);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(e.getDescription() + ": `" + e.getPattern() + "`");
        }
    }

    /// The expression for a text in which each run of `*` stands for any characters.
    static String ofWildcard(String text) {
        StringBuilder regex = new StringBuilder("^");
        int from = 0;
        for (int star = text.indexOf('*'); star >= 0; star = text.indexOf('*', from)) {
            regex.append(Pattern.quote(text.substring(from, star))).append(".*");
            from = star;
            while (from < text.length() && text.charAt(from) == '*') {
                from++;
            }
        }
        return regex.append(Pattern.quote(text.substring(from))).append('$').toString();
    }
}
