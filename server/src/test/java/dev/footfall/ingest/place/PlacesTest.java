package dev.footfall.ingest.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.ingest.SharedData;
import dev.footfall.model.Place;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {

    private static final String CITIES = "geo/GeoLite2-City-Test.mmdb";

    @TempDir Path folder;

    @Test
    void finds_countries_in_the_bundled_data() throws IOException {
        Places places = Places.bundled(folder);
        assertThat(places.find("8.8.8.8")).isEqualTo(new Place("US", "", ""));
        assertThat(places.find("46.4.0.1").country()).isEqualTo("DE");
        assertThat(places.find("2a01:4f8::1").country()).isEqualTo("DE");
    }

    @Test
    void finds_regions_and_cities_in_maxminds_schema() throws IOException {
        Places places = Places.open(List.of(SharedData.file(CITIES)));
        assertThat(places.find("81.2.69.160")).isEqualTo(new Place("GB", "GB-ENG", "London"));
        assertThat(places.find("::ffff:81.2.69.160").city()).isEqualTo("London");
    }

    @Test
    void fills_in_from_a_later_file_what_an_earlier_one_leaves_open() throws IOException {
        Places bundled = Places.bundled(folder);
        Path countries = BundledPlaces.file(folder);
        Places places = Places.open(List.of(countries, SharedData.file(CITIES)));
        assertThat(bundled.find("81.2.69.160").city()).isEmpty();
        assertThat(places.find("81.2.69.160").city()).isEqualTo("London");
        assertThat(places.find("8.8.8.8").country()).isEqualTo("US");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "127.0.0.1",
                "10.1.2.3",
                "192.168.0.1",
                "::1",
                "fe80::1",
                "fe80::1%eth0",
                "localhost",
                "example.com",
                "dead.beef",
                "999.1.1.1",
                "1.2.3.4.5",
                "::::",
                "\u0000"
            })
    void knows_no_place_for_private_addresses_and_for_what_is_none(String address)
            throws IOException {
        assertThat(Places.bundled(folder).find(address)).isEqualTo(Place.UNKNOWN);
    }

    @Test
    void reads_a_file_again_when_it_was_replaced() throws IOException {
        Path file = folder.resolve("places.mmdb");
        Files.copy(BundledPlaces.file(folder), file);
        Places places = Places.open(List.of(file));
        assertThat(places.find("81.2.69.160").city()).isEmpty();
        assertThat(places.reloadIfChanged()).isFalse();
        replace(file, SharedData.file(CITIES));
        assertThat(places.reloadIfChanged()).isTrue();
        assertThat(places.find("81.2.69.160").city()).isEqualTo("London");
    }

    @Test
    void keeps_the_old_data_while_the_new_file_is_unreadable() throws IOException {
        Path file = folder.resolve("places.mmdb");
        Files.copy(BundledPlaces.file(folder), file);
        Places places = Places.open(List.of(file));
        replace(file, Files.writeString(folder.resolve("broken"), "no database"));
        assertThat(places.reloadIfChanged()).isFalse();
        assertThat(places.find("8.8.8.8").country()).isEqualTo("US");
        Files.delete(file);
        assertThat(places.reloadIfChanged()).isFalse();
        assertThat(places.find("9.9.9.9").country()).isNotEmpty();
    }

    @Test
    void names_the_file_that_it_cannot_read() {
        assertThatThrownBy(() -> Places.open(List.of(folder.resolve("missing.mmdb"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("geo.path")
                .hasMessageContaining("missing.mmdb");
    }

    @Test
    void unpacks_the_bundled_data_once() throws IOException {
        URI resource = BundledPlaces.file(folder).toUri();
        Path target = folder.resolve("copy.mmdb");
        BundledPlaces.copied(resource.toURL(), target);
        assertThat(Files.mismatch(Path.of(resource), target)).isEqualTo(-1);
        FileTime longAgo = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(target, longAgo);
        BundledPlaces.copied(resource.toURL(), target);
        assertThat(Files.getLastModifiedTime(target)).isEqualTo(longAgo);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    private static void replace(Path file, Path by) throws IOException {
        Path fresh = Files.copy(by, file.resolveSibling("fresh"));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
