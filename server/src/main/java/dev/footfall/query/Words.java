package dev.footfall.query;

import dev.footfall.model.Filter;
import dev.footfall.store.StoreException;
import dev.footfall.store.StoreException.Trouble;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Decides by a filter's match over names that are known before any row is read: goals, countries.
final class Words {

    /// How many characters a pattern may look at before it is given up: nested repetitions would
    /// take for ever otherwise.
    private static final int PATIENCE = 100_000;

    private Words() {}

    /// Whether a text meets the match, its operator's negation left aside.
    static Predicate<String> positive(Filter.Match match) {
        return text -> match.values().stream().anyMatch(value -> meets(match, text, value));
    }

    static boolean isNegative(Filter.Operator operator) {
        return switch (operator) {
            case IS, CONTAINS, MATCHES -> false;
            case IS_NOT, CONTAINS_NOT, MATCHES_NOT -> true;
        };
    }

    private static boolean meets(Filter.Match match, String text, String value) {
        boolean sensitive = match.caseSensitive();
        return switch (match.operator()) {
            case IS, IS_NOT -> fold(text, sensitive).equals(fold(value, sensitive));
            case CONTAINS, CONTAINS_NOT -> fold(text, sensitive).contains(fold(value, sensitive));
            case MATCHES, MATCHES_NOT -> {
                int flags = sensitive ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
                yield Pattern.compile(value, flags)
                        .matcher(new Patient(text, new AtomicInteger(PATIENCE)))
                        .find();
            }
        };
    }

    private static String fold(String text, boolean sensitive) {
        return sensitive ? text : text.toLowerCase(Locale.ROOT);
    }

    /// A text that counts how often its characters are looked at.
    private record Patient(String text, AtomicInteger left) implements CharSequence {

        @Override
        public char charAt(int index) {
            if (left.getAndDecrement() <= 0) {
                throw new StoreException(
                        Trouble.TOO_LONG, "a pattern among the filters takes too long to match");
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Patient(text.substring(start, end), left);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
