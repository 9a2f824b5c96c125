package dev.footfall.replay;

import dev.footfall.replay.compare.Spot;
import dev.footfall.replay.compare.Spot.Kind;
import java.util.List;
import java.util.Locale;

/// Places that somebody named as not to be reported: patterns such as `/items/*/id`, with all that
/// is below them, and headers as `header:x-version`.
public record IgnoredPlaces(List<String> places) {

    public static final IgnoredPlaces NONE = new IgnoredPlaces(List.of());

    private static final String HEADER = "header:";

    public IgnoredPlaces {
        places = List.copyOf(places);
    }

    /// Whether a text names a place.
    public static boolean isPlace(String text) {
        return text.startsWith("/") || text.startsWith(HEADER);
    }

    public boolean contains(Spot spot) {
        return places.stream().anyMatch(place -> contains(place, spot));
    }

    private static boolean contains(String place, Spot spot) {
        if (spot.kind() == Kind.HEADER) {
            return place.toLowerCase(Locale.ROOT).equals(HEADER + spot.place());
        }
        return spot.place().equals(place) || spot.place().startsWith(place + "/");
    }
}
