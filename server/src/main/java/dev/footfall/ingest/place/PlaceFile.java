package dev.footfall.ingest.place;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import dev.footfall.model.Place;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;

/// One .mmdb file, mapped into memory: MaxMind's schema, or the flat one of DB-IP and
/// ip-location-db. It is never unmapped by hand, so that look-ups on their way can end.
final class PlaceFile {

    private static final int COUNTRY_LENGTH = 2;
    private static final int IP_V6 = 6;

    private final Path path;
    private final FileTime changed;
    private final long size;
    private final Reader reader;

    PlaceFile(Path path) throws IOException {
        this.path = path;
        this.changed = Files.getLastModifiedTime(path);
        this.size = Files.size(path);
        this.reader = new Reader(path.toFile(), Reader.FileMode.MEMORY_MAPPED, new CHMCache());
    }

    Path path() {
        return path;
    }

    boolean hasChanged() throws IOException {
        return !changed.equals(Files.getLastModifiedTime(path)) || size != Files.size(path);
    }

    Place find(InetAddress address) throws IOException {
        if (address instanceof Inet6Address && reader.getMetadata().ipVersion() < IP_V6) {
            return Place.UNKNOWN;
        }
        Map<?, ?> row = reader.get(address, Map.class);
        if (row == null) {
            return Place.UNKNOWN;
        }
        Place place = row.containsKey("country_code") ? flat(row) : nested(row);
        return place.country().length() == COUNTRY_LENGTH ? place : Place.UNKNOWN;
    }

    private static Place flat(Map<?, ?> row) {
        return new Place(text(row, "country_code"), text(row, "state1"), text(row, "city"));
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

    private static Map<?, ?> inner(Map<?, ?> row, String key) {
        return row.get(key) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String text(Map<?, ?> row, String key) {
        return row.get(key) instanceof String text ? text : "";
    }
}
