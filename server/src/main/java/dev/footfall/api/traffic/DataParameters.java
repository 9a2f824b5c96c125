package dev.footfall.api.traffic;

import dev.footfall.api.PlainText;
import io.vertx.core.MultiMap;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/// Reads the parameters of a question and gathers every complaint, in the words of site-analytics.
/// For one request: ask for each that there is, then [#check]; what was answered before is good
/// only then.
final class DataParameters {

    private static final int MOST_DIGITS = 15;
    private static final int LONGEST_SHOWN = 100;

    private final MultiMap given;
    private final Complaints complaints = new Complaints();
    private final Set<String> known = new HashSet<>();

    DataParameters(MultiMap given) {
        this.given = given;
    }

    /// @throws Refusal when something was wrong, or is not known here
    void check() throws Refusal {
        for (String name : given.names()) {
            if (!known.contains(name)) {
                complaints.add(name, Complaints.UNKNOWN);
            }
        }
        if (!complaints.isEmpty()) {
            throw Refusal.of(complaints);
        }
    }

    void complain(String name, String message) {
        complaints.add(name, message);
    }

    /// Such as `2021-3-15`.
    LocalDate date(String name) {
        return required(name, text -> read(name, Moments.isoDate(text), Complaints.NO_DATE))
                .orElse(LocalDate.EPOCH);
    }

    /// Such as `03-15-2021`.
    Optional<LocalDate> monthFirst(String name) {
        return given(name)
                .flatMap(text -> read(name, Moments.monthFirst(text), Complaints.NO_DATE));
    }

    /// An ISO 8601 time without a zone.
    LocalDateTime time(String name) {
        return required(name, text -> time(name, text)).orElse(LocalDateTime.MIN);
    }

    private Optional<LocalDateTime> time(String name, String text) {
        Optional<LocalDateTime> local = Moments.local(text);
        boolean isZoned = local.isEmpty() && Moments.moment(text).isPresent();
        return read(name, local, isZoned ? "Not a valid naive datetime." : Complaints.NO_TIME);
    }

    /// One of some words, upper and lower case told apart.
    <T> Optional<T> oneOf(String name, Map<String, T> words) {
        return given(name).flatMap(text -> word(name, text, words));
    }

    <T> T oneOf(String name, Map<String, T> words, T otherwise) {
        return required(name, text -> word(name, text, words)).orElse(otherwise);
    }

    private <T> Optional<T> word(String name, String text, Map<String, T> words) {
        return read(
                name, Optional.ofNullable(words.get(text)), "Invalid enum member " + shown(text));
    }

    /// A whole number within bounds.
    long whole(String name, long least, long most) {
        return required(name, text -> whole(name, text, least, most)).orElse(least);
    }

    long whole(String name, long least, long most, long otherwise) {
        return given(name).flatMap(text -> whole(name, text, least, most)).orElse(otherwise);
    }

    private Optional<Long> whole(String name, String text, long least, long most) {
        OptionalLong number = number(text);
        if (number.isEmpty()) {
            complaints.add(name, Complaints.NO_NUMBER);
        } else if (number.getAsLong() < least || number.getAsLong() > most) {
            complaints.add(
                    name,
                    "Must be greater than or equal to %d and less than or equal to %d."
                            .formatted(least, most));
        } else {
            return Optional.of(number.getAsLong());
        }
        return Optional.empty();
    }

    private static OptionalLong number(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        boolean isNumber =
                text.length() > start
                        && text.length() <= MOST_DIGITS
                        && text.chars().skip(start).allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private <T> Optional<T> read(String name, Optional<T> read, String message) {
        if (read.isEmpty()) {
            complaints.add(name, message);
        }
        return read;
    }

    private <T> Optional<T> required(String name, Function<String, Optional<T>> read) {
        Optional<String> text = given(name);
        if (text.isEmpty()) {
            complaints.add(name, Complaints.MISSING);
        }
        return text.flatMap(read);
    }

    private Optional<String> given(String name) {
        known.add(name);
        return Optional.ofNullable(given.get(name));
    }

    private static String shown(String text) {
        return PlainText.cut(text, LONGEST_SHOWN);
    }
}
