package dev.footfall.store.duckdb;

import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.OfEvent;
import dev.footfall.model.Dimension.OfVisit;
import dev.footfall.store.QueryPlan.Source;

/// The expression of each dimension over rows called `e` (events), `v` (visits) and `t` (routes).
/// All are texts.
final class DimensionSql {

    private DimensionSql() {}

    static Sql of(Dimension dimension, Source source) {
        return switch (dimension) {
            case OfEvent event -> Sql.of(source == Source.VISITS ? ofEntry(event) : of(event));
            case OfVisit visit -> Sql.of(of(visit, source));
            case Dimension.Property(String name) -> ofProperty(name);
            case Dimension.Time _, Dimension.Stretch _ ->
                    throw new IllegalArgumentException(dimension.word() + " is no text of a row");
        };
    }

    private static String of(OfEvent dimension) {
        return switch (dimension) {
            case NAME -> "e.name";
            case PAGE -> "e.path";
            case HOSTNAME -> "e.host";
            case KIND -> "e.kind";
            case METHOD -> "e.method";
            case STATUS -> "CASE WHEN e.status = 0 THEN '' ELSE CAST(e.status AS VARCHAR) END";
            case STATUS_CLASS ->
                    "CASE WHEN e.status = 0 THEN ''"
                            + " ELSE CAST(e.status // 100 AS VARCHAR) || 'xx' END";
            case ROUTE -> RoutesSql.ROUTE;
            case CONSUMER -> "e.consumer";
            case USER_AGENT -> "e.user_agent";
            case GOAL -> throw new IllegalArgumentException("rows know no goals");
        };
    }

    private static String ofEntry(OfEvent dimension) {
        return switch (dimension) {
            case PAGE -> "v.entry_page";
            case HOSTNAME -> "v.entry_host";
            case GOAL, NAME, KIND, METHOD, STATUS, STATUS_CLASS, ROUTE, CONSUMER, USER_AGENT ->
                    throw new IllegalArgumentException(
                            "visits do not say their " + dimension.word());
        };
    }

    /// Events carry what their visit says of where it came from, but not where it begins and ends.
    static boolean needsVisit(Dimension dimension) {
        return dimension == OfVisit.ENTRY_PAGE
                || dimension == OfVisit.EXIT_PAGE
                || dimension == OfVisit.ENTRY_PAGE_HOSTNAME
                || dimension == OfVisit.EXIT_PAGE_HOSTNAME;
    }

    private static String of(OfVisit dimension, Source source) {
        String row = needsVisit(dimension) || source == Source.VISITS ? "v." : "e.";
        if (dimension == OfVisit.NETWORK) {
            return "coalesce((SELECT n.network FROM visitor_network n WHERE n.site = "
                    + row
                    + "site AND n.visitor = "
                    + row
                    + "visitor), '')";
        }
        return row
                + switch (dimension) {
                    case ENTRY_PAGE -> "entry_page";
                    case EXIT_PAGE -> "exit_page";
                    case ENTRY_PAGE_HOSTNAME -> "entry_host";
                    case EXIT_PAGE_HOSTNAME -> "exit_host";
                    case SOURCE -> "source";
                    case REFERRER -> "referrer";
                    case CHANNEL -> "channel";
                    case UTM_MEDIUM -> "utm_medium";
                    case UTM_SOURCE -> "utm_source";
                    case UTM_CAMPAIGN -> "utm_campaign";
                    case UTM_CONTENT -> "utm_content";
                    case UTM_TERM -> "utm_term";
                    case DEVICE -> "device";
                    case BROWSER -> "browser";
                    case BROWSER_VERSION -> "browser_version";
                    case OS -> "os";
                    case OS_VERSION -> "os_version";
                    case COUNTRY, COUNTRY_NAME -> "country";
                    case REGION, REGION_NAME -> "region";
                    case CITY, CITY_NAME -> "city";
                    case BOT -> "bot";
                    case BOT_REASON -> "bot_reason";
                    case BOT_NAME -> "bot_name";
                    case NETWORK -> throw new IllegalStateException("is looked up, above");
                };
    }

    /// Named by a JSON pointer (RFC 6901), whose escapes carry any name.
    private static Sql ofProperty(String name) {
        String pointer = "/" + name.replace("~", "~0").replace("/", "~1");
        return Sql.of("coalesce(json_extract_string(nullif(e.props, ''), ")
                .bind(pointer)
                .add("), '')");
    }
}
