package dev.footfall.api.eye;

import dev.footfall.api.Parameters;
import dev.footfall.ingest.eye.EyeSessions;
import dev.footfall.ingest.eye.EyeTimes;
import dev.footfall.model.EventId;
import dev.footfall.store.EyeStore.EventFilter;
import dev.footfall.store.EyeStore.FaultFilter;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;

/// Reads what the parameters of a request ask of a list, and collects what is wrong with them by
/// their names. For one request.
final class EyeQuery {

    private static final int MOST_DIGITS = 18;
    private static final int LONGEST_SEARCH = 200;

    /// Where the time of day begins in a text such as `2021-06-15T10:00`.
    private static final int TIME_OF_DAY = 11;

    private final RoutingContext context;
    private final Map<String, List<String>> problems = new LinkedHashMap<>();

    EyeQuery(RoutingContext context) {
        this.context = context;
    }

    /// Which rows of a list are asked for.
    ///
    /// @param limit empty: all of them
    record Page(OptionalLong limit, long offset) {

        boolean isAsked() {
            return limit.isPresent() || offset > 0;
        }
    }

    Map<String, List<String>> problems() {
        return problems;
    }

    EventFilter filter() {
        return new EventFilter(
                session(),
                text("category"),
                text("name"),
                moment("timestamp__gte"),
                moment("timestamp__lte"),
                receipt(),
                search());
    }

    FaultFilter faultFilter() {
        return new FaultFilter(receipt(), search());
    }

    private Optional<EventId> receipt() {
        Optional<String> text = text("receipt");
        Optional<EventId> receipt = text.flatMap(EventId::parse);
        if (text.isPresent() && receipt.isEmpty()) {
            wrong("receipt", "Enter a valid UUID.");
        }
        return receipt;
    }

    /// All that is wrong as one sentence that begins with the parameter's name.
    String sentence() {
        return problems.entrySet().stream()
                .map(wrong -> wrong.getKey() + ": " + String.join(" ", wrong.getValue()))
                .collect(Collectors.joining("; "));
    }

    /// What occurs in the rows; only for those who administer.
    String search() {
        String search = Parameters.text(context, "search");
        if (search.length() > LONGEST_SEARCH) {
            wrong("search", "Ensure this value has at most " + LONGEST_SEARCH + " characters.");
        }
        return search;
    }

    private Optional<String> text(String name) {
        return Optional.of(Parameters.text(context, name)).filter(text -> !text.isEmpty());
    }

    private Optional<UUID> session() {
        Optional<String> text = text("session");
        Optional<UUID> id = text.flatMap(EyeSessions::parse);
        if (text.isPresent() && id.isEmpty()) {
            wrong("session", "Enter a valid UUID.");
        }
        return id;
    }

    private OptionalLong moment(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong moment = EyeTimes.parse(withPlus(text.get()));
        if (moment.isEmpty()) {
            wrong(name, "Enter a valid date/time.");
        }
        return moment;
    }

    /// A plus that was not escaped in the URL has become a blank.
    private static String withPlus(String text) {
        int blank = text.lastIndexOf(' ');
        return blank > TIME_OF_DAY
                ? text.substring(0, blank) + "+" + text.substring(blank + 1)
                : text;
    }

    /// Whether the newest come first, as they do unless asked otherwise.
    ///
    /// @param field by which lists are ordered
    boolean newestFirst(String field) {
        Optional<String> ordering = text("ordering");
        if (ordering.isPresent() && !List.of(field, "-" + field).contains(ordering.get())) {
            wrong("ordering", "Choose " + field + " or -" + field + ".");
        }
        return ordering.isEmpty() || ordering.get().startsWith("-");
    }

    Page page() {
        return new Page(number("limit"), offset());
    }

    long offset() {
        return number("offset").orElse(0);
    }

    /// The number in the path; empty when it is none.
    static Optional<Long> id(RoutingContext context) {
        String id = pathId(context);
        return isNumber(id) ? Optional.of(Long.parseLong(id)) : Optional.empty();
    }

    static String pathId(RoutingContext context) {
        return String.valueOf(context.pathParam("id"));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() <= MOST_DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private OptionalLong number(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!isNumber(text.get())) {
            wrong(name, "A valid integer is required.");
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(text.get()));
    }

    private void wrong(String name, String sentence) {
        problems.computeIfAbsent(name, _ -> new ArrayList<>()).add(sentence);
    }
}
