package dev.footfall.ingest.place;

import dev.footfall.model.Place;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads the place out of a row of an .mmdb file: MaxMind's nested schema, which DB-IP's own files
/// have too, or the flat one of ip-location-db (`country_code`) and IPinfo (`country`).
final class PlaceRow {

    private static final int COUNTRY_LENGTH = 2;

    private PlaceRow() {}

    static Place read(Map<?, ?> row) {
        Place place = row.get("country") instanceof Map<?, ?> ? nested(row) : flat(row);
        return isCountry(place.country()) ? place : Place.UNKNOWN;
    }

    private static Place flat(Map<?, ?> row) {
        String country = first(text(row, "country_code"), text(row, "country"));
        String region = first(text(row, "state1"), text(row, "region"));
        return new Place(country.toUpperCase(Locale.ROOT), region, text(row, "city"));
    }

    private static Place nested(Map<?, ?> row) {
        String country = text(inner(row, "country"), "iso_code");
        String region =
                row.get("subdivisions") instanceof List<?> list
                                && !list.isEmpty()
                                && list.getFirst() instanceof Map<?, ?> first
                        ? region(country, first)
                        : "";
        return new Place(country, region, text(inner(inner(row, "city"), "names"), "en"));
    }

    private static String region(String country, Map<?, ?> subdivision) {
        String code = text(subdivision, "iso_code");
        return code.isEmpty() ? text(inner(subdivision, "names"), "en") : country + "-" + code;
    }

    private static boolean isCountry(String code) {
        return code.length() == COUNTRY_LENGTH
                && Character.isUpperCase(code.charAt(0))
                && Character.isUpperCase(code.charAt(1));
    }

    private static String first(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    private static Map<?, ?> inner(Map<?, ?> row, String key) {
        return row.get(key) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String text(Map<?, ?> row, String key) {
        return row.get(key) instanceof String text ? text : "";
    }
}
