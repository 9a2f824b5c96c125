package dev.footfall.api.exchanges;

import dev.footfall.model.Direction;
import dev.footfall.model.Ending;
import dev.footfall.model.Micros;
import dev.footfall.model.Site;
import dev.footfall.store.ExchangeFilter;
import dev.footfall.store.ExchangeFilter.Statuses;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads which exchanges are asked for. For one request.
final class Asked {

    private static final int LONGEST = 2_048;
    private static final int MOST_WORDS = 20;
    private static final int HUNDRED = 100;
    private static final Pattern STATUS = Pattern.compile("([1-5])([0-9]{2}|xx)|0");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final UnaryOperator<String> parameters;
    private String problem = "";

    private Asked(UnaryOperator<String> parameters) {
        this.parameters = parameters;
    }

    /// What was asked for.
    sealed interface Asking {

        record Understood(ExchangeFilter filter) implements Asking {}

        /// @param detail names the parameter at fault
        record Refused(String detail) implements Asking {}
    }

    /// @param parameters the value of each; empty when absent
    static Asking filter(UnaryOperator<String> parameters, Site site) {
        Asked asked = new Asked(parameters);
        ExchangeFilter filter =
                new ExchangeFilter(
                        site.number(),
                        asked.methods(),
                        asked.statuses(),
                        asked.text("path"),
                        asked.text("route"),
                        asked.text("consumer"),
                        asked.endings(),
                        asked.text("trace_id"),
                        asked.moment("from", site.zone(), 0).orElse(Long.MIN_VALUE),
                        asked.moment("to", site.zone(), 1).orElse(Long.MAX_VALUE),
                        asked.withBody(),
                        asked.directions());
        return asked.problem.isEmpty()
                ? new Asking.Understood(filter)
                : new Asking.Refused(asked.problem);
    }

    private void fault(String name, String what) {
        if (problem.isEmpty()) {
            problem = name + ": " + what;
        }
    }

    private String text(String name) {
        String text = parameters.apply(name);
        if (text.length() > LONGEST) {
            fault(name, "is longer than " + LONGEST + " characters");
        } else if (text.indexOf('\0') >= 0) {
            fault(name, "has the character 0 in it");
        } else {
            return text;
        }
        return "";
    }

    private List<String> words(String name) {
        String text = text(name);
        List<String> words = text.isEmpty() ? List.of() : Arrays.asList(text.split(",", -1));
        if (words.size() > MOST_WORDS) {
            fault(name, "names more than " + MOST_WORDS);
            return List.of();
        }
        return words.stream().map(String::strip).toList();
    }

    private Set<String> methods() {
        Set<String> methods = new LinkedHashSet<>();
        words("method").forEach(word -> methods.add(word.toUpperCase(Locale.ROOT)));
        return methods;
    }

    private List<Statuses> statuses() {
        List<Statuses> statuses = new ArrayList<>();
        for (String word : words("status")) {
            Matcher status = STATUS.matcher(word.toLowerCase(Locale.ROOT));
            if (!status.matches()) {
                fault("status", "must be like 404, 5xx, or 0 for those without one");
            } else if (word.toLowerCase(Locale.ROOT).endsWith("xx")) {
                int least = HUNDRED * Integer.parseInt(status.group(1));
                statuses.add(new Statuses(least, least + HUNDRED - 1));
            } else {
                int exact = Integer.parseInt(word);
                statuses.add(new Statuses(exact, exact));
            }
        }
        return statuses;
    }

    private Set<Ending> endings() {
        Set<Ending> endings = new LinkedHashSet<>();
        for (String word : words("outcome")) {
            Optional<Ending> ending = Ending.find(word);
            if (ending.isEmpty()) {
                String all = String.join(", ", Ending.told().stream().map(Ending::word).toList());
                fault("outcome", "must be one of " + all);
            }
            ending.ifPresent(endings::add);
        }
        return endings;
    }

    private Set<Direction> directions() {
        String word = text("direction");
        Optional<Direction> direction = Direction.find(word);
        if (direction.isEmpty() && !word.isEmpty()) {
            fault("direction", "must be incoming or outgoing");
        }
        return direction.map(Set::of).orElse(Set.of());
    }

    private boolean withBody() {
        String has = text("has");
        if (!has.isEmpty() && !has.equals("body")) {
            fault("has", "must be body");
        }
        return has.equals("body");
    }

    /// @param days added to a date, so that the last day is within
    private Optional<Long> moment(String name, ZoneId zone, int days) {
        String text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            // A plus in a query that was not percent-encoded arrives as a space.
            Instant instant =
                    DATE.matcher(text).matches()
                            ? LocalDate.parse(text).plusDays(days).atStartOfDay(zone).toInstant()
                            : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
            return Optional.of(Micros.of(instant));
        } catch (DateTimeException | ArithmeticException e) {
            fault(name, "must be like 2026-11-21 or 2026-11-21T04:30:00Z");
            return Optional.empty();
        }
    }
}
