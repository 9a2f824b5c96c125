package dev.footfall.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.model.Agent;
import dev.footfall.model.DropReason;
import dev.footfall.model.Engagement;
import dev.footfall.model.Event;
import dev.footfall.model.EventKind;
import dev.footfall.model.Location;
import dev.footfall.model.Revenue;
import dev.footfall.store.Receipt.Settled;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EventSurfaceTest {

    private static final String VIEW =
            "{\"domain\":\"example.com\",\"name\":\"pageview\",\"url\":\"https://example.com/\"}";

    private static EventServer server;

    @BeforeAll
    static void start() {
        server = EventServer.open();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void forget() {
        server.log.refusal = Optional.empty();
        server.log.events.clear();
        server.log.rejected.clear();
    }

    private static String body(String more) {
        return VIEW.substring(0, VIEW.length() - 1) + "," + more + "}";
    }

    private static Event only(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(server.log.events).hasSize(1);
        return server.log.events.getFirst();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void stores_a_page_view_and_answers_with_its_id() {
        HttpResponse<String> answer = server.post(VIEW, "User-Agent", "Firefox");
        Event event = only(answer);
        assertThat(answer.body()).isEqualTo("ok");
        assertThat(header(answer, "X-Footfall-Event")).isEqualTo(event.id().toString());
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(answer, "x-plausible-dropped")).isEmpty();
        assertThat(event.kind()).isEqualTo(EventKind.PAGEVIEW);
        assertThat(event.location()).isEqualTo(new Location("example.com", "/", ""));
        assertThat(event.userAgent()).isEqualTo("Firefox");
        assertThat(event.received()).isEqualTo(1795262400123456L);
        assertThat(event.interactive()).isFalse();
    }

    @Test
    void hands_on_the_client_hints_beside_a_frozen_user_agent() {
        Event event =
                only(
                        server.post(
                                VIEW,
                                "User-Agent",
                                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36"
                                        + " (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36",
                                "Sec-CH-UA",
                                "\"Chromium\";v=\"148\", \"Brave\";v=\"148\", \"Not/A)Brand\";v=\"99\"",
                                "Sec-CH-UA-Platform-Version",
                                "\"15.0.0\""));
        assertThat(event.agent())
                .isEqualTo(new Agent("Brave", "148.0", "Windows", "11", "Desktop"));
    }

    @Test
    void reads_the_short_names_that_the_script_sends_as_plain_text() {
        String body =
                "{\"n\":\"Signup\",\"v\":12,\"u\":\"https://Example.com:8080/a?b=c#d\","
                        + "\"d\":\"example.com\",\"r\":\"https://t.co/\",\"h\":1,"
                        + "\"p\":{\"plan\":\"pro\"},\"i\":false,"
                        + "\"$\":{\"currency\":\"EUR\",\"amount\":12.5}}";
        Event event = only(server.post(body, "Content-Type", "text/plain"));
        assertThat(event.kind()).isEqualTo(EventKind.CUSTOM);
        assertThat(event.name()).isEqualTo("Signup");
        assertThat(event.location()).isEqualTo(new Location("example.com:8080", "/a#d", "b=c"));
        assertThat(event.props()).isEqualTo(Map.of("plan", "pro"));
        assertThat(event.interactive()).isFalse();
        assertThat(event.revenue()).isEqualTo(new Revenue(new BigDecimal("12.5000"), "EUR"));
    }

    @Test
    void reads_engagement_and_refuses_it_without_any_number() {
        String engaged = VIEW.replace("pageview", "engagement");
        String body = engaged.replace("}", ",\"sd\":73,\"e\":4200}");
        Event event = only(server.post(body));
        assertThat(event.kind()).isEqualTo(EventKind.ENGAGEMENT);
        assertThat(event.engagement()).isEqualTo(new Engagement(73, 4200));
        server.log.events.clear();
        Event unknownDepth = only(server.post(engaged.replace("}", ",\"sd\":255,\"e\":1}")));
        assertThat(unknownDepth.engagement()).isEqualTo(new Engagement(-1, 1));
        assertThat(server.post(engaged.replace("}", ",\"sd\":101}")).body()).contains("\"sd\"");
    }

    @Test
    void records_an_event_once_for_each_site_of_a_comma_list() {
        String body = VIEW.replace("\"example.com\"", "\"example.com, Other.org ,,example.com\"");
        HttpResponse<String> answer =
                server.post(body, "Idempotency-Key", "\"" + UUID.randomUUID() + "\"");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(server.log.events).extracting(Event::site).containsExactly(1, 2);
        assertThat(header(answer, "X-Footfall-Event").split(", ")).hasSize(2);
        HttpResponse<String> mixed =
                server.post(VIEW.replace("\"example.com\"", "\"example.com,x.y\""));
        assertThat(mixed.statusCode()).isEqualTo(202);
        assertThat(header(mixed, "X-Footfall-Event")).hasSize(36);
        assertThat(header(mixed, "X-Footfall-Dropped")).isEqualTo("unknown_site");
    }

    @Test
    void drops_an_event_for_an_unknown_site_and_says_why() {
        HttpResponse<String> answer =
                server.post(VIEW.replace("\"example.com\"", "\"nobody.test\""));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("ok");
        assertThat(header(answer, "X-Footfall-Dropped")).isEqualTo("unknown_site");
        assertThat(header(answer, "x-plausible-dropped")).isEqualTo("1");
        assertThat(server.log.rejected)
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.original()).contains("nobody.test"));
    }

    @Test
    void takes_the_event_id_from_the_header_or_the_body_and_stores_it_once() {
        String id = UUID.randomUUID().toString();
        Event event = only(server.post(VIEW, "Idempotency-Key", id));
        assertThat(event.id().toString()).isEqualTo(id);
        assertThat(event.idGiven()).isTrue();
        HttpResponse<String> again = server.post(body("\"id\":\"" + id + "\""));
        assertThat(header(again, "X-Footfall-Event")).isEqualTo(id);
        assertThat(header(again, "X-Footfall-Repeated")).isEqualTo("1");
        assertThat(server.log.events).hasSize(1);
        assertThat(server.post(VIEW, "Idempotency-Key", "seven").body())
                .contains("Idempotency-Key");
        assertThat(server.post(body("\"id\":\"seven\"")).body()).contains("\"id\"");
    }

    @Test
    void tells_the_sender_what_the_log_refuses() {
        server.log.refusal = Optional.of(new Settled.Full());
        HttpResponse<String> full = server.post(VIEW);
        assertThat(full.statusCode()).isEqualTo(503);
        assertThat(header(full, "Retry-After")).isEqualTo("1");
        server.log.refusal = Optional.of(new Settled.NoRoom());
        assertThat(server.post(VIEW).statusCode()).isEqualTo(507);
        server.log.refusal = Optional.of(new Settled.Unavailable("closing"));
        assertThat(server.post(VIEW).statusCode()).isEqualTo(503);
    }

    @Test
    void answers_a_preflight() {
        HttpResponse<String> answer = server.send("OPTIONS", "Origin", "https://example.com");
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(answer, "Access-Control-Allow-Methods")).contains("POST");
    }

    @Test
    void is_closed_without_a_key_that_may_send() {
        try (EventServer closed = EventServer.closed()) {
            assertThat(closed.post(VIEW).statusCode()).isEqualTo(401);
            assertThat(closed.post(VIEW, "Authorization", "Bearer no").statusCode()).isEqualTo(401);
            assertThat(closed.post(VIEW, "Authorization", "Bearer reader").statusCode())
                    .isEqualTo(403);
            assertThat(closed.post(VIEW, "Authorization", "Bearer one").statusCode())
                    .isEqualTo(202);
            String other = VIEW.replace("\"example.com\"", "\"other.org\"");
            assertThat(closed.post(other, "Authorization", "one").statusCode()).isEqualTo(403);
            assertThat(closed.log.events).hasSize(1);
        }
    }

    @Test
    void shows_the_address_it_would_use_and_stores_nothing() {
        try (EventServer behind = EventServer.behind("127.0.0.0/8", "10.0.0.0/8")) {
            HttpResponse<String> answer =
                    behind.post(
                            VIEW,
                            "X-Debug-Request",
                            "true",
                            "X-Forwarded-For",
                            "1.1.1.1, 203.0.113.9, 10.1.2.3");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body().lines())
                    .containsExactly(
                            "203.0.113.9",
                            "1.1.1.1",
                            "203.0.113.9",
                            "10.1.2.3 (trusted proxy)",
                            "127.0.0.1 (trusted proxy)",
                            "Read from the right, it is the first address in X-Forwarded-For that"
                                    + " is not in http.trusted-proxies.");
            assertThat(behind.log.events).isEmpty();
        }
        assertThat(
                        server.post(VIEW, "X-Debug-Request", "true", "X-Forwarded-For", "1.1.1.1")
                                .body())
                .startsWith("127.0.0.1\n");
    }

    @Test
    void keeps_what_it_refuses_so_that_it_can_be_read_back() {
        server.post("{\"domain\":\"example.com\",\"name\":7}");
        assertThat(server.log.rejected)
                .anySatisfy(rejected -> {
                    assertThat(rejected.reason()).isEqualTo(DropReason.INVALID);
                    assertThat(rejected.domain()).isEqualTo("example.com");
                    assertThat(rejected.detail())
                            .isEqualTo("name: must be a text; url: can't be blank");
                });
    }

    @Test
    void answers_413_for_huge_bodies_and_names_the_field_that_does_not_end() {
        String path = "a".repeat(100_000);
        HttpResponse<String> answer =
                server.post(VIEW.replace("example.com/", "example.com/" + path));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("\"body\"").contains("\"url\"");
        byte[] huge = new byte[3 << 20];
        assertThat(server.post(huge).statusCode()).isEqualTo(413);
        assertThat(only(server.post(VIEW)).site()).isEqualTo(1);
    }

    @Test
    void reads_a_body_that_comes_in_pieces_after_a_continue() throws IOException {
        byte[] bytes = VIEW.getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            String head =
                    "POST /api/event HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
                            + "Content-Length: "
                            + bytes.length
                            + "\r\nConnection: close\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            byte[] go = in.readNBytes("HTTP/1.1 100 Continue\r\n\r\n".length());
            assertThat(new String(go, StandardCharsets.US_ASCII)).contains("100 Continue");
            for (byte b : bytes) {
                out.write(b);
                out.flush();
            }
            String answer = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 202").endsWith("ok");
        }
        assertThat(server.log.events).hasSize(1);
    }
}
