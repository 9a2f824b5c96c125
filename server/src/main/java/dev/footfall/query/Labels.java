package dev.footfall.query;

import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.OfVisit;
import dev.footfall.model.Filter;
import dev.footfall.model.Query;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// What groups are called where the rows say nothing or hold a code.
final class Labels {

    static final String DIRECT = "Direct / None";
    static final String NOT_SET = "(not set)";
    static final String NO_PROPERTY = "(none)";

    private static final SequencedMap<String, String> COUNTRIES = countries();

    private Labels() {}

    /// The English names of countries by their ISO 3166-1 codes, in the order of the names.
    static SequencedMap<String, String> countryNames() {
        return COUNTRIES;
    }

    private static SequencedMap<String, String> countries() {
        SequencedMap<String, String> names = new LinkedHashMap<>();
        Stream.of(Locale.getISOCountries())
                .map(code -> Map.entry(code, Locale.of("", code).getDisplayCountry(Locale.ENGLISH)))
                .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .forEach(e -> names.put(e.getKey(), e.getValue()));
        return names;
    }

    /// The label of the empty text.
    static String unknown(Dimension dimension) {
        return switch (dimension) {
            case Dimension.Property _ -> NO_PROPERTY;
            case OfVisit of ->
                    switch (of) {
                        case SOURCE, REFERRER, CHANNEL -> DIRECT;
                        case ENTRY_PAGE,
                                EXIT_PAGE,
                                ENTRY_PAGE_HOSTNAME,
                                EXIT_PAGE_HOSTNAME,
                                UTM_MEDIUM,
                                UTM_SOURCE,
                                UTM_CAMPAIGN,
                                UTM_CONTENT,
                                UTM_TERM,
                                DEVICE,
                                BROWSER,
                                BROWSER_VERSION,
                                OS,
                                OS_VERSION,
                                COUNTRY,
                                REGION,
                                CITY,
                                COUNTRY_NAME,
                                REGION_NAME,
                                CITY_NAME,
                                NETWORK,
                                BOT,
                                BOT_REASON,
                                BOT_NAME ->
                                NOT_SET;
                    };
            case Dimension.OfEvent _, Dimension.Time _, Dimension.Stretch _ -> NOT_SET;
        };
    }

    /// A filter on the label of the empty text means the empty text.
    static Filter emptyTexts(Filter filter, Query query) {
        return Leaves.map(filter, Labels::emptyText);
    }

    private static Filter emptyText(Filter.Match match) {
        String unknown = unknown(match.dimension());
        return switch (match.operator()) {
            case IS, IS_NOT -> {
                List<String> values =
                        match.values().stream().map(v -> v.equals(unknown) ? "" : v).toList();
                yield new Filter.Match(
                        match.operator(), match.dimension(), values, match.caseSensitive());
            }
            case CONTAINS, CONTAINS_NOT, MATCHES, MATCHES_NOT -> match;
        };
    }
}
