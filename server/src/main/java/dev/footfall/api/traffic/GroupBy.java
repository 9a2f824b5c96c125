package dev.footfall.api.traffic;

import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.OfEvent;
import dev.footfall.model.Dimension.OfVisit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What page views can be told apart by, under the names that site-analytics has for it.
enum GroupBy {
    NOTHING,
    COUNTRY,
    CITY,
    REGION,
    URL,
    DOMAIN,
    SYSTEM,
    DEVICE,
    DEVICE_TYPE,
    BROWSER;

    /// What a group is called of whose events nothing is known.
    private static final String NOT_KNOWN = "(not set)";

    /// @param nothing the name for counting all together
    static Map<String, GroupBy> words(String nothing) {
        SequencedMap<String, GroupBy> words = new LinkedHashMap<>();
        words.put(nothing, NOTHING);
        words.put("Country", COUNTRY);
        words.put("City", CITY);
        words.put("Region", REGION);
        words.put("Url", URL);
        words.put("Domain", DOMAIN);
        words.put("OperatingSystem", SYSTEM);
        words.put("Device", DEVICE);
        words.put("DeviceType", DEVICE_TYPE);
        words.put("Browser", BROWSER);
        return words;
    }

    List<Dimension> dimensions() {
        return switch (this) {
            case NOTHING -> List.of();
            case COUNTRY -> List.of(OfVisit.COUNTRY_NAME);
            case CITY -> List.of(OfVisit.CITY_NAME);
            case REGION -> List.of(OfVisit.REGION_NAME);
            case URL -> List.of(OfEvent.HOSTNAME, OfEvent.PAGE);
            case DOMAIN -> List.of(OfVisit.NETWORK);
            case SYSTEM -> List.of(OfVisit.OS);
            case DEVICE, DEVICE_TYPE -> List.of(OfVisit.DEVICE);
            case BROWSER -> List.of(OfVisit.BROWSER);
        };
    }

    /// The name of a group; empty where nothing is known.
    ///
    /// @param labels of its dimensions
    Optional<String> key(List<String> labels) {
        return switch (this) {
            case NOTHING -> Optional.empty();
            case URL -> Optional.of(url(labels.getFirst(), labels.getLast()));
            case DEVICE_TYPE ->
                    known(labels.getFirst())
                            .map(device -> device.equals("Desktop") ? "PC" : device);
            case COUNTRY, CITY, REGION, DOMAIN, SYSTEM, DEVICE, BROWSER -> known(labels.getFirst());
        };
    }

    /// A path, as it was told; with its host where a whole URL was told.
    static String url(String host, String path) {
        return known(host).orElse("") + known(path).orElse("/");
    }

    private static Optional<String> known(String label) {
        return Optional.of(label).filter(text -> !text.isEmpty() && !text.equals(NOT_KNOWN));
    }
}
