package dev.footfall.ingest.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.SharedData;
import dev.footfall.model.Address;
import dev.footfall.model.Place;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {

    private static final String CITIES = "geo/GeoLite2-City-Test.mmdb";

    private static final Place LONDON = new Place("GB", "GB-ENG", "London");
    private static final long MASK = 0xffff_ffffL;

    @TempDir Path folder;

    @Test
    void finds_countries_in_the_bundled_data() {
        Places places = Places.bundled(folder);
        assertThat(places.find("8.8.8.8")).isEqualTo(new Place("US", "", ""));
        assertThat(places.find("46.4.0.1").country()).isEqualTo("DE");
        assertThat(places.find("2a01:4f8::1").country()).isEqualTo("DE");
    }

    @Test
    void finds_regions_and_cities_in_maxminds_schema() {
        Places places = open(SharedData.file(CITIES));
        assertThat(places.find("81.2.69.160")).isEqualTo(LONDON);
        assertThat(places.find("::ffff:81.2.69.160")).isEqualTo(LONDON);
        assertThat(places.find("0:0:0:0:0:FFFF:5102:45A0")).isEqualTo(LONDON);
        assertThat(places.find("2001:218::1").country()).isEqualTo("JP");
    }

    @Test
    void takes_the_country_from_the_bundled_data_where_the_operators_file_has_none() {
        Places places = open(SharedData.file(CITIES));
        assertThat(places.find("8.8.8.8")).isEqualTo(new Place("US", "", ""));
        assertThat(places.ask(Address.parse("8.8.8.8").orElseThrow()))
                .containsExactly(
                        new Places.Said("GeoLite2-City-Test.mmdb", Place.UNKNOWN),
                        new Places.Said("dbip-country.mmdb", new Place("US", "", "")));
    }

    @Test
    void fills_in_from_a_later_file_what_an_earlier_one_leaves_open() throws IOException {
        Path countries = BundledPlaces.file(folder);
        Places places = open(countries, SharedData.file(CITIES));
        assertThat(Places.bundled(folder).find("81.2.69.160").city()).isEmpty();
        assertThat(places.find("81.2.69.160").city()).isEqualTo("London");
        assertThat(places.find("8.8.8.8").country()).isEqualTo("US");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "0.0.0.0",
                "127.0.0.1",
                "10.1.2.3",
                "100.64.0.1",
                "169.254.1.1",
                "172.31.255.255",
                "192.168.0.1",
                "255.255.255.255",
                "::ffff:10.1.2.3",
                "::",
                "::1",
                "fe80::1",
                "fe80::1%eth0",
                "fd00::1",
                "localhost",
                "example.com",
                "dead.beef",
                "999.1.1.1",
                "1.2.3.4.5",
                "8.8.8.8:443",
                "::::",
                "\u0000"
            })
    void knows_no_place_for_addresses_of_no_place_and_for_what_is_none(String address) {
        assertThat(Places.bundled(folder).find(address)).isEqualTo(Place.UNKNOWN);
    }

    @Test
    void knows_no_place_for_a_megabyte_of_anything() {
        assertThat(Places.bundled(folder).find("8".repeat(1 << 20))).isEqualTo(Place.UNKNOWN);
    }

    @Test
    void any_address_has_a_defined_place_within_reason() {
        Places places = open(SharedData.file(CITIES));
        Random random = new Random(11);
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            long low =
                    i % 2 == 0 ? 0xffff_0000_0000L | (random.nextInt() & MASK) : random.nextLong();
            long high = i % 2 == 0 ? 0 : random.nextLong();
            Place place = places.find(new Address(high, low).text());
            assertThat(place.country()).matches("|[A-Z]{2}");
            found += place.country().isEmpty() ? 0 : 1;
        }
        assertThat(found).isGreaterThan(7_000);
    }

    @Test
    void reads_a_file_again_when_it_was_replaced() throws IOException {
        Path file = folder.resolve("places.mmdb");
        Files.copy(BundledPlaces.file(folder), file);
        Places places = open(file);
        assertThat(places.find("81.2.69.160").city()).isEmpty();
        assertThat(places.reloadIfChanged()).isFalse();
        replace(file, SharedData.file(CITIES));
        assertThat(places.reloadIfChanged()).isTrue();
        assertThat(places.find("81.2.69.160").city()).isEqualTo("London");
    }

    @Test
    void keeps_the_old_data_and_says_so_while_the_new_file_is_unreadable() throws IOException {
        Path file = folder.resolve("places.mmdb");
        Files.copy(SharedData.file(CITIES), file);
        Places places = open(file);
        replace(file, Files.writeString(folder.resolve("broken"), "no database"));
        assertThat(places.reloadIfChanged()).isFalse();
        assertThat(places.find("81.2.69.160")).isEqualTo(LONDON);
        assertThat(texts(places))
                .containsExactly(
                        "geo.path: places.mmdb is no .mmdb file, or a damaged one; what was read"
                                + " there before is still used");
        Files.delete(file);
        assertThat(places.reloadIfChanged()).isFalse();
        assertThat(texts(places).getFirst()).contains("places.mmdb is missing");
        assertThat(places.find("81.2.69.161")).isEqualTo(LONDON);
        Files.copy(SharedData.file(CITIES), file);
        assertThat(places.reloadIfChanged()).isTrue();
        assertThat(places.notices()).isEmpty();
    }

    @Test
    void answers_from_the_old_data_while_somebody_writes_into_the_file() throws IOException {
        Path file = folder.resolve("places.mmdb");
        Files.copy(SharedData.file(CITIES), file);
        Places places = open(file);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThat(places.find("81.2.69.160")).isEqualTo(LONDON);
        assertThat(places.reloadIfChanged()).isFalse();
        assertThat(places.find("81.2.69.142").city()).isEqualTo("London");
        assertThat(places.notices()).hasSize(1);
        Files.write(file, whole);
        assertThat(places.reloadIfChanged()).isTrue();
        assertThat(places.notices()).isEmpty();
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void goes_on_with_the_bundled_countries_where_a_file_is_missing_broken_or_of_another_kind()
            throws IOException {
        Path broken = Files.write(folder.resolve("broken.mmdb"), new byte[5_000]);
        Path empty = Files.createFile(folder.resolve("empty.mmdb"));
        Places places =
                open(
                        folder.resolve("missing.mmdb"),
                        broken,
                        empty,
                        SharedData.file("geo/GeoLite2-ASN-Test.mmdb"));
        assertThat(places.find("8.8.8.8").country()).isEqualTo("US");
        assertThat(texts(places)).hasSize(4);
        assertThat(texts(places))
                .element(0)
                .isEqualTo(
                        "geo.path: missing.mmdb is missing; the other place data is used without"
                                + " it");
        assertThat(texts(places)).element(1).asString().contains("broken.mmdb is no .mmdb file");
        assertThat(texts(places)).element(2).asString().contains("empty.mmdb is no .mmdb file");
        assertThat(texts(places))
                .element(3)
                .asString()
                .contains("holds no countries; its type is 'GeoLite2-ASN'");
        assertThat(texts(places)).noneMatch(text -> text.contains(folder.toString()));
    }

    @Test
    void a_damaged_file_gives_no_place_and_a_notice_but_never_a_failure() throws IOException {
        byte[] whole = Files.readAllBytes(SharedData.file(CITIES));
        Random random = new Random(7);
        for (int round = 0; round < 40; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 60; i++) {
                damaged[random.nextInt(damaged.length - 500)] = (byte) random.nextInt();
            }
            Path file = Files.write(folder.resolve(round + ".mmdb"), damaged);
            Places places = open(file);
            for (String address : List.of("81.2.69.160", "2.125.160.216", "2001:218::1")) {
                assertThat(places.find(address).country()).matches("|[A-Z]{2}");
            }
            assertThat(places.notices()).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void picks_up_what_was_fetched_into_the_data_folder() throws IOException {
        Places places = Places.bundled(folder);
        assertThat(places.find("81.2.69.160")).isEqualTo(new Place("GB", "", ""));
        Path fetched = Files.createDirectory(new PlacePaths(List.of(), folder).fetched());
        Files.copy(SharedData.file(CITIES), fetched.resolve("cities.mmdb"));
        Files.writeString(fetched.resolve("README"), "not asked");
        assertThat(places.reloadIfChanged()).isTrue();
        assertThat(places.find("81.2.69.160")).isEqualTo(LONDON);
        Files.delete(fetched.resolve("cities.mmdb"));
        assertThat(places.reloadIfChanged()).isTrue();
        assertThat(places.find("81.2.69.160").city()).isEmpty();
        assertThat(places.notices()).isEmpty();
    }

    @Test
    void reads_all_files_of_a_folder_that_is_named() throws IOException {
        Path files = Files.createDirectory(folder.resolve("mine"));
        Files.copy(SharedData.file(CITIES), files.resolve("cities.mmdb"));
        assertThat(open(files).find("81.2.69.160")).isEqualTo(LONDON);
    }

    @Test
    void says_that_a_named_folder_holds_no_files() throws IOException {
        assertThat(texts(open(Files.createDirectory(folder.resolve("mine")))))
                .containsExactly(
                        "geo.path: mine is a folder without .mmdb files; the other place data is"
                                + " used without it");
    }

    @Test
    void forgets_copies_that_a_killed_server_left() throws IOException {
        Path left = Files.createFile(folder.resolve("places-1.mmdb-copy"));
        Path data = Files.createFile(folder.resolve("places.mmdb"));
        Places.tidy(folder);
        assertThat(left).doesNotExist();
        assertThat(data).exists();
    }

    @Test
    void names_what_the_licences_of_the_files_in_use_ask_for() {
        assertThat(Places.bundled(folder).credits())
                .containsExactly(new Credit("IP Geolocation by DB-IP", "https://db-ip.com"));
        assertThat(open(SharedData.file(CITIES)).credits())
                .extracting(Credit::url)
                .containsExactly("https://www.maxmind.com", "https://db-ip.com");
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

    private Places open(Path... paths) {
        return Places.open(new PlacePaths(List.of(paths), folder));
    }

    private static List<String> texts(Places places) {
        return places.notices().stream().map(n -> n.part() + ": " + n.text()).toList();
    }

    private static void replace(Path file, Path by) throws IOException {
        Path fresh = Files.copy(by, file.resolveSibling("fresh"));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
