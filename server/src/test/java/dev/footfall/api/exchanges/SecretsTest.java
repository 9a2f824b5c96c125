package dev.footfall.api.exchanges;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.footfall.api.RunningHouse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Secrets that applications capture reach no file, no answer and no log.
class SecretsTest {

    private static final String SECRET = "canary7f3a91c2";
    private static final String ADDRESS = "198.51.100.77";
    private static final String SHOWN = "notasecret5d2e";
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir Path folder;

    @Test
    void no_secret_reaches_a_file_an_answer_or_a_log() throws IOException {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        List<String> answers = new ArrayList<>();
        try (RunningHouse house = RunningHouse.open(folder)) {
            for (String site : List.of("example.com", "nobody.example")) {
                for (String ids : List.of("", "\"id\":\"0198f3c2-7c1e-7b52-9a51-0c2f6a1d%04d\",")) {
                    answers.add(post(house, "/api/capture", site, items(ids)));
                    // Shows its asker the address that it was asked about.
                    answers.add(
                            post(house, "/api/explain?surface=capture", site, items(ids))
                                    .replace("\"address\":\"" + ADDRESS + "\"", ""));
                }
            }
            answers.addAll(everythingThatCanBeRead(house));
            assertThat(files(folder.resolve("data"))).contains(SHOWN);
            assertThat(files(folder.resolve("data"))).doesNotContain(SECRET, ADDRESS);
        } finally {
            root.detachAppender(log);
        }
        assertThat(files(folder.resolve("data"))).doesNotContain(SECRET, ADDRESS);
        assertThat(String.join("\n", answers)).contains(SHOWN).doesNotContain(SECRET, ADDRESS);
        assertThat(log.list).noneMatch(line -> line.getFormattedMessage().contains(SECRET));
    }

    @Test
    void the_settings_add_names_and_types() throws IOException {
        try (RunningHouse house =
                RunningHouse.open(
                        folder,
                        "capture.mask.names = [\"*nickname*\"]",
                        "capture.mask.readable-types = [text/plain]",
                        "capture.mask.replacement = partial")) {
            String item =
                    item("\"query\":\"nickName=%s\"".formatted(SECRET), "", JSON, "{\"a\":1}")
                            .replace("\"response\":{", "\"response\":{\"headers\":{},")
                            .replace("{\\\"a\\\":1}", "{\\\"my_nickname\\\":\\\"short\\\"}");
            String text = item("\"path\":\"/text\"", "", "text/plain", SHOWN);
            post(house, "/api/capture", "example.com", item + "," + text);
            String all = String.join("\n", everythingThatCanBeRead(house));
            assertThat(all).contains("my_nickname").contains(SHOWN).contains("***c2");
            assertThat(all).doesNotContain(SECRET, "short");
        }
    }

    @Test
    void equal_secrets_have_equal_pseudonyms_until_the_key_is_dropped() throws IOException {
        Pattern pseudonym = Pattern.compile("token=hmac(?::|%3A)([A-Za-z0-9_-]{22})");
        Set<String> seen = new LinkedHashSet<>();
        Path key = folder.resolve("data").resolve("capture.key");
        for (int life = 0; life < 3; life++) {
            try (RunningHouse house =
                    RunningHouse.open(folder, "capture.mask.replacement = pseudonym")) {
                String other = item("\"query\":\"token=another\"", "", JSON, "{\"a\":1}");
                String same = item("\"query\":\"token=" + SECRET + "\"", "", JSON, "{\"a\":1}");
                post(house, "/api/capture", "example.com", same + "," + other + "," + same);
                String all = String.join("\n", everythingThatCanBeRead(house));
                assertThat(all).doesNotContain(SECRET, "token=another", "token=***");
                pseudonym.matcher(all).results().forEach(found -> seen.add(found.group(1)));
            }
            assertThat(seen).hasSize(life < 2 ? 2 : 4);
            assertThat(files(folder.resolve("data"))).doesNotContain(SECRET);
            assertThat(Files.getPosixFilePermissions(key))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            if (life == 1) {
                Files.delete(key);
            }
        }
    }

    /// One with the secret in every place, others that cannot be counted.
    private static String items(String ids) {
        List<String> items = new ArrayList<>();
        String json = "{\"user\":\"" + SHOWN + "\",\"password\":\"" + SECRET + "\"}";
        items.add(item("\"path\":\"/login?token=" + SECRET + "\"", ids, JSON, json));
        items.add(item("\"query\":\"a=1&api_key=" + SECRET + "\"", ids, FORM, "pwd=" + SECRET));
        items.add(
                item(
                        "\"path\":\"/reset/" + SECRET + "\",\"route\":\"/reset/{token}\"",
                        ids,
                        "",
                        ""));
        items.add(
                item(
                        "\"path\":\"/a;jsessionid=" + SECRET + "\"",
                        ids,
                        JSON,
                        "{\"secret\":\"" + SECRET));
        items.add(item("\"path\":\"/broken\"", ids, JSON, "{\"secret\" \"" + SECRET + "\""));
        items.add(item("\"path\":\"/text\"", ids, "text/plain", SECRET));
        items.add(item("\"status\":7,\"path\":\"/bad?token=" + SECRET + "\"", ids, JSON, json));
        items.add(
                item(
                        "\"path\":\"https://u:" + SECRET + "@h.example/x?token=" + SECRET + "\"",
                        ids,
                        JSON,
                        json));
        items.add(item("\"time\":1,\"path\":\"/too-old?token=" + SECRET + "\"", ids, JSON, json));
        return String.join(",", items);
    }

    private static String item(String more, String ids, String type, String body) {
        String path = more.contains("\"path\"") ? more : more + ",\"path\":\"/" + SHOWN + "\"";
        String base64 = Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8));
        String text = body.replace("\\", "\\\\").replace("\"", "\\\"");
        return """
        {%s"method":"POST","host":"api.example","status":200,%s,
         "address":"%s","referrer":"https://r.example/?access_token=%s",
         "request":{"headers":{"Authorization":["Bearer %s"],"Cookie":["a=b; sid=%s"],
                "X-Api-Key":["%s"],"Referer":"https://r.example/?token=%s","X-Shown":["%s"],
                "X-Forwarded-For":["%s, 10.0.0.1"],"Forwarded":["for=%s"],"X-Real-IP":"%s"},
            "body":{"text":"%s","type":"%s","sha256":"%s"}},
         "response":{"headers":{"Set-Cookie":["sid=%s; Path=/","b=%s"],
                "Location":["https://x.example/?code=%s&state=1"]},
            "body":{"base64":"%s","type":"%s","truncated":true,"size":9999}}}
        """
                .formatted(
                        ids.isEmpty() ? "" : ids.formatted(Math.floorMod(more.hashCode(), 10_000)),
                        path,
                        ADDRESS,
                        SECRET,
                        SECRET,
                        SECRET,
                        SECRET,
                        SECRET,
                        SHOWN,
                        ADDRESS,
                        ADDRESS,
                        ADDRESS,
                        text,
                        type,
                        "ab".repeat(32),
                        SECRET,
                        SECRET,
                        SECRET,
                        base64,
                        type)
                .replace("\"status\":200,\"status\":7", "\"status\":7");
    }

    private static String post(RunningHouse house, String route, String site, String items) {
        String body = "{\"site\":\"" + site + "\",\"exchanges\":[" + items + "]}";
        HttpResponse<String> answer = house.post(route, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> everythingThatCanBeRead(RunningHouse house) {
        List<String> answers = new ArrayList<>();
        String list = "/api/exchanges?site_id=example.com&limit=1000";
        JsonNode exchanges = RunningHouse.json(house.get(list)).path("exchanges");
        assertThat(exchanges).isNotEmpty();
        for (JsonNode exchange : exchanges) {
            String id = exchange.path("id").asString();
            answers.add(exchange.toString());
            answers.add(house.get("/api/exchanges/" + id).body());
            answers.add(house.get("/api/exchanges/" + id + "/request.curl").body());
            answers.add(house.get("/api/explain/" + id).body());
        }
        answers.add(house.get("/api/rejected?limit=1000").body());
        answers.add(house.get("/api/live?site_id=example.com&once=true").body());
        return answers;
    }

    /// The bytes of all files, as characters.
    private static String files(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.toString().endsWith(".mmdb")) {
                    all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return all.toString();
    }
}
