package dev.footfall.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A process that captures is killed again and again, while the server comes and goes: what was
/// spooled arrives, in order, and nothing is stored twice by a server that goes by ids.
class SurvivesKillTest {

    private static final int LIVES = 4;
    private static final Pattern ITEM =
            Pattern.compile("\"id\":\"([^\"]+)\"[^}]*?\"path\":\"([^\"]+)\"");

    @TempDir private Path folder;

    @Test
    @Timeout(180)
    void what_was_spooled_arrives_once_and_in_order() throws Exception {
        Random random = new Random(11);
        Map<String, String> arrived = new LinkedHashMap<>();
        List<Integer> spooled = new ArrayList<>();
        try (ListeningServer server = new ListeningServer()) {
            for (int life = 0; life < LIVES; life++) {
                boolean up = life % 2 == 1;
                spooled.add(live(up ? server.url() : dead(), "/" + life + "/", random));
                note(server, arrived);
            }
            Settings settings =
                    Settings.of(server.url(), "", "shop.example")
                            .withSpool(folder)
                            .withFlushEvery(Duration.ofMillis(10))
                            .withCloseWithin(Duration.ofSeconds(60));
            Capture last = Capture.start(settings);
            last.begin("GET", "/end").finish(200, Ending.COMPLETED);
            last.close();
            assertThat(last.waiting()).isZero();
            note(server, arrived);
        }
        List<String> paths = List.copyOf(arrived.values());
        assertThat(paths).doesNotHaveDuplicates().endsWith("/end");
        for (int life = 0; life < LIVES; life++) {
            String begin = "/" + life + "/";
            List<Integer> numbers =
                    paths.stream()
                            .filter(path -> path.startsWith(begin))
                            .map(path -> Integer.valueOf(path.substring(begin.length())))
                            .toList();
            assertThat(numbers).isSorted().hasSizeGreaterThanOrEqualTo(spooled.get(life));
            assertThat(numbers.getLast()).isEqualTo(numbers.size() - 1);
        }
    }

    /// Where nobody listens.
    private static String dead() throws IOException {
        try (ListeningServer gone = new ListeningServer()) {
            return URI.create(gone.url()).toString();
        }
    }

    /// How many exchanges the process had spooled for certain when it was killed.
    private int live(String url, String begin, Random random) throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx64m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                SpoolingApplication.class.getName(),
                                url,
                                folder.toString(),
                                begin)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        int rounds = 20 + random.nextInt(60);
        int spooled = 0;
        try (BufferedReader lines = process.inputReader()) {
            for (int i = 0; i < rounds; i++) {
                spooled = Integer.parseInt(lines.readLine());
            }
            process.destroyForcibly().onExit().join();
        }
        return spooled;
    }

    private static void note(ListeningServer server, Map<String, String> arrived)
            throws InterruptedException {
        while (!server.isEmpty()) {
            Matcher items = ITEM.matcher(server.take().body());
            while (items.find()) {
                arrived.putIfAbsent(items.group(1), items.group(2));
            }
        }
    }
}
