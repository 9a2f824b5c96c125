package dev.footfall.store.duckdb;

import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.OfEvent;
import dev.footfall.model.Dimension.OfVisit;
import dev.footfall.model.Event;
import dev.footfall.model.EventKind;
import dev.footfall.model.Exchange;
import dev.footfall.model.Filter;
import dev.footfall.model.Filter.Match;
import dev.footfall.model.Goal;
import dev.footfall.model.Micros;
import dev.footfall.model.Query;
import dev.footfall.model.Window;
import dev.footfall.store.RouteNames;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a query's words mean, worked out row by row from the definitions, without SQL or plan.
final class Oracle {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /// One event with the visit it belongs to.
    record Seen(Event event, List<Event> visit) {

        Event first() {
            return visit.getFirst();
        }

        boolean counts() {
            return event.kind() != EventKind.ENGAGEMENT;
        }

        List<Event> pages() {
            return visit.stream()
                    .filter(Event::isPageview)
                    .sorted(Comparator.comparingLong(Event::at))
                    .toList();
        }
    }

    /// Names the routes that the callers did not.
    static final RouteNames ROUTES =
            new RouteNames() {
                @Override
                public String of(String method, String path) {
                    boolean post = path.startsWith("/blog/") && method.equals("GET");
                    return post ? "/blog/{post}" : path.equals("/") ? "" : "/B" + path.length();
                }

                @Override
                public boolean byMethod() {
                    return true;
                }
            };

    private final Query query;

    Oracle(Query query) {
        this.query = query;
    }

    boolean inside(long at) {
        Window window = query.window();
        return at >= window.from() && at < window.to();
    }

    boolean holds(Filter filter, Seen seen) {
        return switch (filter) {
            case Filter.And(List<Filter> all) -> all.stream().allMatch(f -> holds(f, seen));
            case Filter.Or(List<Filter> any) -> any.stream().anyMatch(f -> holds(f, seen));
            case Filter.Not(Filter inner) -> !holds(inner, seen);
            case Filter.HasDone(Filter inner) -> someEvent(seen.visit(), inner);
            case Match match -> matches(match, seen);
        };
    }

    boolean someEvent(List<Event> visit, Filter filter) {
        return visit.stream()
                .map(e -> new Seen(e, visit))
                .anyMatch(s -> s.counts() && inside(s.event().at()) && holds(filter, s));
    }

    private boolean matches(Match match, Seen seen) {
        List<String> labels = filtered(match.dimension(), seen);
        boolean found = labels.stream().anyMatch(l -> any(match, l));
        return switch (match.operator()) {
            case IS, CONTAINS, MATCHES -> found;
            case IS_NOT, CONTAINS_NOT, MATCHES_NOT -> !found;
        };
    }

    static boolean any(Match match, String text) {
        boolean sensitive = match.caseSensitive();
        String unknown = unknown(match.dimension());
        for (String value : match.values()) {
            boolean meets =
                    switch (match.operator()) {
                        case IS, IS_NOT ->
                                fold(text, sensitive)
                                        .equals(
                                                fold(
                                                        value.equals(unknown) ? "" : value,
                                                        sensitive));
                        case CONTAINS, CONTAINS_NOT ->
                                fold(text, sensitive).contains(fold(value, sensitive));
                        case MATCHES, MATCHES_NOT ->
                                Pattern.compile(value, sensitive ? 0 : Pattern.CASE_INSENSITIVE)
                                        .matcher(text)
                                        .find();
                    };
            if (meets) {
                return true;
            }
        }
        return false;
    }

    private static String fold(String text, boolean sensitive) {
        return sensitive ? text : text.toLowerCase(Locale.ROOT);
    }

    private List<String> filtered(Dimension dimension, Seen seen) {
        return dimension == OfEvent.GOAL ? goals(seen.event()) : List.of(raw(dimension, seen));
    }

    /// The names of the goals that an event reaches.
    List<String> goals(Event event) {
        List<String> reached = new ArrayList<>();
        for (Goal goal : query.goals()) {
            boolean yes =
                    switch (goal) {
                        case Goal.OnEvent(long _, String _, String name) ->
                                event.name().equals(name);
                        case Goal.OnPage(long _, String _, String path) ->
                                event.isPageview() && isPage(path, event.location().path());
                    };
            if (yes && !reached.contains(goal.displayName())) {
                reached.add(goal.displayName());
            }
        }
        return reached;
    }

    private static boolean isPage(String goal, String path) {
        return switch (goal) {
            case "/blog/*" -> path.startsWith("/blog/") && path.indexOf('/', 6) < 0;
            case "/blog/**" -> path.startsWith("/blog/");
            default -> path.equals(goal);
        };
    }

    String label(Dimension dimension, Seen seen) {
        if (dimension instanceof Dimension.Time grain) {
            return time(grain, seen.event().at());
        }
        String raw = raw(dimension, seen);
        return raw.isEmpty() ? unknown(dimension) : raw;
    }

    String time(Dimension.Time grain, long at) {
        ZonedDateTime local = zoned(at);
        LocalDate day = local.toLocalDate();
        return switch (grain) {
            case MINUTE -> CLOCK.format(local.truncatedTo(ChronoUnit.MINUTES));
            case HOUR -> CLOCK.format(local.toLocalDateTime().truncatedTo(ChronoUnit.HOURS));
            case DAY -> day.toString();
            case WEEK -> {
                LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                LocalDate first = zoned(query.window().from()).toLocalDate();
                yield (monday.isBefore(first) ? first : monday).toString();
            }
            case MONTH -> day.withDayOfMonth(1).toString();
        };
    }

    private ZonedDateTime zoned(long at) {
        return Micros.instant(at).atZone(query.window().zone());
    }

    private static String unknown(Dimension dimension) {
        return switch (dimension) {
            case Dimension.Property _ -> "(none)";
            case OfVisit.SOURCE, OfVisit.REFERRER, OfVisit.CHANNEL -> "Direct / None";
            default -> "(not set)";
        };
    }

    static String raw(Dimension dimension, Seen seen) {
        Event event = seen.event();
        return switch (dimension) {
            case OfEvent of ->
                    switch (of) {
                        case NAME -> event.name();
                        case PAGE -> event.location().path();
                        case HOSTNAME -> event.location().host();
                        case KIND -> event.kind().word();
                        case METHOD -> event.exchange().method();
                        case STATUS ->
                                event.exchange().status() == 0
                                        ? ""
                                        : Integer.toString(event.exchange().status());
                        case STATUS_CLASS ->
                                event.exchange().status() == 0
                                        ? ""
                                        : event.exchange().status() / 100 + "xx";
                        case ROUTE -> route(event);
                        case CONSUMER -> event.exchange().consumer();
                        case USER_AGENT -> event.userAgent();
                        case GOAL -> throw new AssertionError("a goal is no text");
                    };
            case OfVisit of -> ofVisit(of, seen);
            case Dimension.Property(String name) -> event.props().getOrDefault(name, "");
            case Dimension.Time _, Dimension.Stretch _ ->
                    throw new AssertionError("time is no text");
        };
    }

    private static String route(Event event) {
        Exchange exchange = event.exchange();
        return exchange.isPresent() && exchange.route().isEmpty()
                ? ROUTES.of(exchange.method(), event.location().path())
                : exchange.route();
    }

    private static String ofVisit(OfVisit dimension, Seen seen) {
        Event first = seen.first();
        List<Event> pages = seen.pages();
        return switch (dimension) {
            case ENTRY_PAGE -> pages.isEmpty() ? "" : pages.getFirst().location().path();
            case EXIT_PAGE -> pages.isEmpty() ? "" : pages.getLast().location().path();
            case ENTRY_PAGE_HOSTNAME -> pages.isEmpty() ? "" : pages.getFirst().location().host();
            case EXIT_PAGE_HOSTNAME -> pages.isEmpty() ? "" : pages.getLast().location().host();
            case SOURCE -> first.referral().source();
            case REFERRER -> first.referral().referrer();
            case CHANNEL -> first.referral().channel();
            case UTM_MEDIUM -> first.referral().utmMedium();
            case UTM_SOURCE -> first.referral().utmSource();
            case UTM_CAMPAIGN -> first.referral().utmCampaign();
            case UTM_CONTENT -> first.referral().utmContent();
            case UTM_TERM -> first.referral().utmTerm();
            case DEVICE -> first.agent().device();
            case BROWSER -> first.agent().browser();
            case BROWSER_VERSION -> first.agent().browserVersion();
            case OS -> first.agent().os();
            case OS_VERSION -> first.agent().osVersion();
            case COUNTRY -> first.place().country();
            case REGION, REGION_NAME -> first.place().region();
            case CITY, CITY_NAME -> first.place().city();
            case COUNTRY_NAME ->
                    switch (first.place().country()) {
                        case "DE" -> "Germany";
                        case "FR" -> "France";
                        case "ZW" -> "Zimbabwe";
                        default -> "";
                    };
            case NETWORK -> "";
            case BOT -> first.verdict().botClass().word();
            case BOT_REASON -> first.verdict().reason();
            case BOT_NAME -> first.verdict().name();
        };
    }
}
