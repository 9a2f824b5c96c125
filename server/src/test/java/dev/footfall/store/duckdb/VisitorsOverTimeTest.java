package dev.footfall.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.account.SiteWords;
import dev.footfall.ingest.Hits;
import dev.footfall.model.Event;
import dev.footfall.model.Hit;
import dev.footfall.model.Location;
import dev.footfall.model.Sender;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Visitors and visits as days pass, salts change, and the house is closed and opened.
class VisitorsOverTimeTest {

    private static final Instant EVENING = Instant.parse("2026-11-21T23:50:00Z");

    /// After so many pages the house is closed and opened.
    private static final int RESTARTED = 7;

    @TempDir Path folder;
    private LivedThrough house;

    @BeforeEach
    void open() throws IOException {
        house = new LivedThrough(folder, EVENING);
        house.add(SiteWords.named("daily.example"));
        house.add(new SiteWords("address.example", "", "address", ""));
        house.add(new SiteWords("user.example", "", "user", ""));
        house.add(new SiteWords("short.example", "", "", "5m"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Event see(String site, String path, String user) {
        long now = house.micros();
        Hit like = Hits.pageview().hit();
        Sender sender = new Sender("81.2.69.160", Hits.FIREFOX, user, Map.of("accept", "*/*"));
        Hit hit =
                new Hit(
                        "event",
                        site,
                        like.id(),
                        now,
                        now,
                        like.kind(),
                        like.name(),
                        new Location(site, path, ""),
                        "",
                        sender,
                        like.exchange(),
                        Map.of(),
                        like.revenue(),
                        like.engagement(),
                        false,
                        false,
                        "");
        return house.take(List.of(hit)).getFirst();
    }

    private List<String> visits() throws IOException {
        return house.rows(
                "SELECT concat_ws(' ', entry_page, exit_page, pageviews) FROM visits ORDER BY started");
    }

    @Test
    void a_visit_goes_on_through_midnight_a_new_salt_and_restarts() throws IOException {
        see("daily.example", "/evening", "");
        house.restart();
        house.pass(Duration.ofMinutes(20));
        see("daily.example", "/after", "");
        house.restart();
        house.pass(Duration.ofMinutes(20));
        see("daily.example", "/night", "");
        assertThat(visits()).containsExactly("/evening /night 3");
        assertThat(house.rows("SELECT DISTINCT visitor FROM event")).hasSize(1);
    }

    @Test
    void a_visit_without_a_pause_goes_on_for_days() throws IOException {
        int pages = 0;
        for (Duration at = Duration.ZERO; at.toHours() < 60; at = at.plusMinutes(29)) {
            see("daily.example", "/" + pages++, "");
            house.pass(Duration.ofMinutes(29));
        }
        assertThat(visits()).containsExactly("/0 /" + (pages - 1) + " " + pages);
    }

    @Test
    void a_visit_without_a_pause_goes_on_for_days_and_through_restarts() throws IOException {
        int pages = 0;
        for (Duration at = Duration.ZERO; at.toHours() < 60; at = at.plusMinutes(29)) {
            see("daily.example", "/" + pages++, "");
            if (pages % RESTARTED == 0) {
                house.restart();
            }
            house.pass(Duration.ofMinutes(29));
        }
        assertThat(visits()).containsExactly("/0 /" + (pages - 1) + " " + pages);
    }

    @Test
    void a_page_told_of_after_midnight_that_was_seen_before_it_begins_the_visit()
            throws IOException {
        house.pass(Duration.ofMinutes(15));
        see("daily.example", "/after", "");
        house.restart();
        Hit late =
                Hits.pageview()
                        .at("daily.example", "/before", "")
                        .happened(EVENING.plus(Duration.ofMinutes(5)))
                        .hit();
        Hit ours =
                new Hit(
                        "event",
                        "daily.example",
                        late.id(),
                        house.micros(),
                        late.happened(),
                        late.kind(),
                        late.name(),
                        late.location(),
                        "",
                        late.sender(),
                        late.exchange(),
                        Map.of(),
                        late.revenue(),
                        late.engagement(),
                        false,
                        false,
                        "");
        house.take(List.of(ours));
        assertThat(visits()).containsExactly("/before /after 2");
        assertThat(house.rows("SELECT DISTINCT visitor FROM event")).hasSize(1);
    }

    @Test
    void each_site_has_its_own_timeout() throws IOException {
        for (String site : List.of("daily.example", "short.example")) {
            see(site, "/one", "");
        }
        house.pass(Duration.ofMinutes(6));
        for (String site : List.of("daily.example", "short.example")) {
            see(site, "/two", "");
        }
        assertThat(visits()).containsExactlyInAnyOrder("/one /two 2", "/one /one 1", "/two /two 1");
    }

    @Test
    void each_policy_tells_visitors_apart_in_its_way() {
        List<String> sites = List.of("daily.example", "address.example", "user.example");
        Map<String, Long> first = new java.util.HashMap<>();
        sites.forEach(site -> first.put(site, see(site, "/", "ann").visitor()));
        assertThat(first.values()).doesNotHaveDuplicates();
        house.pass(Duration.ofHours(30));
        assertThat(see("daily.example", "/", "ann").visitor())
                .isNotEqualTo(first.get("daily.example"));
        assertThat(see("address.example", "/", "bob").visitor())
                .isEqualTo(first.get("address.example"));
        assertThat(see("user.example", "/", "ann").visitor()).isEqualTo(first.get("user.example"));
        assertThat(see("user.example", "/", "bob").visitor())
                .isNotEqualTo(first.get("user.example"));
        assertThat(see("user.example", "/", "").visitor()).isNotEqualTo(first.get("user.example"));
    }

    @Test
    void after_48_hours_no_file_holds_a_days_salt_in_any_form() throws IOException {
        see("daily.example", "/", "");
        List<String> salts = salts();
        assertThat(salts).hasSize(1);
        Files.copy(house.data().resolve("salts"), house.data().resolve("salts.new"));
        assertThat(holding(salts.getFirst())).hasSize(2);
        house.pass(Duration.ofMinutes(20));
        see("daily.example", "/", "");
        house.restart();
        assertThat(holding(salts.getFirst())).hasSize(1);
        house.passTo(Instant.parse("2026-11-22T23:59:59Z"));
        see("daily.example", "/", "");
        assertThat(holding(salts.getFirst())).hasSize(1);
        house.passTo(Instant.parse("2026-11-23T00:00:00Z"));
        see("daily.example", "/", "");
        assertThat(holding(salts.getFirst())).isEmpty();
        house.restart();
        assertThat(holding(salts.getFirst())).isEmpty();
        assertThat(salts()).hasSize(2).doesNotContainAnyElementsOf(salts);
    }

    @Test
    void a_salt_that_became_old_while_the_house_was_closed_is_gone_once_it_is_open()
            throws IOException {
        see("daily.example", "/", "");
        List<String> salts = salts();
        house.pass(Duration.ofDays(3));
        house.restart();
        assertThat(holding(salts.getFirst())).isEmpty();
    }

    private List<String> salts() throws IOException {
        return Files.readAllLines(house.data().resolve("salts")).stream()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(" ", -1)[2])
                .toList();
    }

    /// The files of the data folder, whatever they are, that hold the salt: as text or as bytes, in
    /// either order of them, whole or one half of it.
    private List<Path> holding(String hex) throws IOException {
        List<byte[]> forms = new ArrayList<>();
        for (String half : List.of(hex.substring(0, 16), hex.substring(16))) {
            forms.add(half.getBytes(StandardCharsets.US_ASCII));
            long bits = HexFormat.fromHexDigitsToLong(half);
            forms.add(ByteBuffer.allocate(8).order(ByteOrder.BIG_ENDIAN).putLong(bits).array());
            forms.add(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(bits).array());
        }
        List<Path> holding = new ArrayList<>();
        try (Stream<Path> files = Files.walk(house.data())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (forms.stream()
                        .map(form -> new String(form, StandardCharsets.ISO_8859_1))
                        .anyMatch(bytes::contains)) {
                    holding.add(file);
                }
            }
        }
        return holding;
    }
}
