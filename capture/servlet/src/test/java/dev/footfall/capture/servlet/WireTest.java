package dev.footfall.capture.servlet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.capture.Exchange;
import dev.footfall.capture.Settings;
import dev.footfall.capture.mask.Masking;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every byte of an answer, head and body and how it is cut into chunks, is the same with and
/// without the filter; and what is recorded of its body is what was sent.
class WireTest {

    @Nested
    class InTomcat extends Wire {
        InTomcat() {
            super(TomcatContainer::start);
        }
    }

    @Nested
    class InJetty extends Wire {
        InJetty() {
            super(JettyContainer::start);
        }
    }

    @Nested
    class InUndertow extends Wire {
        InUndertow() {
            super(UndertowContainer::start);
        }
    }

    @Timeout(120)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Wire {

        private static final String FORM = "application/x-www-form-urlencoded";
        private static final int CEILING = 200_000;

        private final ServletContainer.Kind kind;
        private Twins twins;

        Wire(ServletContainer.Kind kind) {
            this.kind = kind;
        }

        @BeforeAll
        void start() throws Exception {
            Masking readable = Masking.strict().withReadableTypes("text/plain", "text/html");
            Settings settings = Settings.of("", "", "").withMaxBody(CEILING).withMasking(readable);
            twins = new Twins(kind, settings, ServletContainer.PATIENCE);
        }

        @AfterAll
        void stop() throws Exception {
            twins.stop();
        }

        @AfterEach
        void nothing_more_was_recorded() throws Exception {
            twins.nothingMoreIsRecorded();
        }

        private static String head(String method, String path, String... headers) {
            return method
                    + " /corners"
                    + path
                    + " HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n"
                    + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n")
                    + "\r\n";
        }

        private static String post(String path, String type, String body) {
            int length = body.getBytes(UTF_8).length;
            return head("POST", path, "Content-Type: " + type, "Content-Length: " + length) + body;
        }

        /// What both answer.
        private String same(String request) throws IOException {
            return same(request, "");
        }

        private String same(String request, String rest) throws IOException {
            String without = RawHttp.talk(twins.plain.port(), request, rest);
            String with = RawHttp.talk(twins.observed.port(), request, rest);
            assertThat(RawHttp.timeless(with)).isEqualTo(RawHttp.timeless(without));
            return with;
        }

        private static String body(String answer) {
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/length",
                    "/empty",
                    "/flushes",
                    "/large-writer",
                    "/compressible",
                    "/etag",
                    "/no-content",
                    "/gzip",
                    "/states",
                    "/reset",
                    "/stream-then-writer",
                    "/closed",
                    "/headers",
                    "/prints",
                    "/stream-prints",
                    "/stream-prints-odd",
                    "/latin",
                    "/include",
                    "/nowhere"
                })
        void answers_are_the_same(String path) throws Exception {
            String answer = same(head("GET", path));
            Exchange exchange = twins.recorded();
            assertThat(answer).startsWith("HTTP/1.1 " + exchange.status());
            assertThat(same(head("HEAD", path))).startsWith("HTTP/1.1 ");
            assertThat(twins.recorded().bytesOut()).isZero();
            String old = head("GET", path).replace("HTTP/1.1", "HTTP/1.0");
            String unchunked = same(old);
            assertThat(twins.recorded().bytesOut()).isEqualTo(exchange.bytesOut());
            if (!path.equals("/no-content")) {
                assertThat(body(unchunked).length()).isEqualTo((int) exchange.bytesOut());
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/prints",
                    "/stream-prints",
                    "/large-writer",
                    "/flushes",
                    "/reset",
                    "/include",
                    "/stream-then-writer",
                    "/states"
                })
        void what_is_noted_is_what_was_sent(String path) throws Exception {
            String answer = same(head("GET", path).replace("HTTP/1.1", "HTTP/1.0"));
            byte[] noted = twins.recorded().response().body().bytes();
            String sent = body(answer);
            if (answer.toLowerCase(java.util.Locale.ROOT).contains("charset=iso-8859-1")) {
                // The charset is the type's, and the masker leaves such bytes as they are.
                assertThat(new String(noted, ISO_8859_1)).isEqualTo(sent);
            } else {
                assertThat(noted).isEqualTo(sent.getBytes(ISO_8859_1));
            }
        }

        @Test
        void a_tag_that_is_known_needs_no_body() throws Exception {
            String answer = same(head("GET", "/etag", "If-None-Match: \"v1\""));
            assertThat(answer).startsWith("HTTP/1.1 304").contains("\"v1\"");
            Exchange exchange = twins.recorded();
            assertThat(exchange.status()).isEqualTo(304);
            assertThat(exchange.bytesOut()).isZero();
        }

        @Test
        void what_the_container_compresses_is_noted_before() throws Exception {
            String answer = same(head("GET", "/compressible", "Accept-Encoding: gzip"));
            assertThat(answer.toLowerCase(java.util.Locale.ROOT)).contains("encoding: gzip");
            Exchange exchange = twins.recorded();
            assertThat(exchange.bytesOut()).isGreaterThan(10L * body(answer).length());
        }

        @Test
        void chunked_bodies_and_trailers_pass() throws Exception {
            String request =
                    head("POST", "/trailers", "Transfer-Encoding: chunked", "TE: trailers")
                            + "5\r\nhello\r\n6\r\n world\r\n0\r\nX-Check: 7\r\n\r\n";
            String open = request.replace("Connection: close\r\n", "");
            String answer = same(open + head("GET", "/length"));
            assertThat(answer).contains("11 true {x-check=7}").contains("X-Sum: 17");
            assertThat(twins.recorded().bytesIn()).isEqualTo(11);
            assertThat(twins.recorded().bytesOut()).isEqualTo(5);
        }

        @Test
        void a_client_that_waits_for_leave_to_send_gets_it() throws Exception {
            String head = head("POST", "/echo", "Content-Length: 5", "Expect: 100-continue");
            String open = head.replace("Connection: close\r\n", "");
            String answer = same(open, "12345" + head("GET", "/length"));
            assertThat(answer).startsWith("HTTP/1.1 100").contains("HTTP/1.1 200");
            assertThat(twins.recorded().bytesIn()).isEqualTo(5);
            assertThat(twins.recorded().bytesOut()).isEqualTo(5);
        }

        @Test
        void a_client_that_waits_gets_the_same_when_nobody_reads() throws Exception {
            String head = head("POST", "/unread", "Content-Length: 5", "Expect: 100-continue");
            assertThat(same(head, "12345")).contains("HTTP/1.1 200");
            assertThat(twins.recorded().bytesIn()).isZero();
        }

        /// Undertow flushes any wrapped answer after a forward, and so knows no length.
        @Test
        void a_forward_answers_the_same_body() throws Exception {
            String request = head("GET", "/forward").replace("HTTP/1.1", "HTTP/1.0");
            String without = RawHttp.talk(twins.plain.port(), request);
            String with = RawHttp.talk(twins.observed.port(), request);
            assertThat(body(with)).isEqualTo(body(without)).startsWith("gr").endsWith("end");
            Exchange exchange = twins.recorded();
            assertThat(exchange.path()).isEqualTo("/corners/forward");
            assertThat(exchange.bytesOut()).isGreaterThanOrEqualTo(body(with).length());
        }

        @Test
        void requests_that_follow_each_other_on_a_connection_are_two() throws Exception {
            String first = head("GET", "/length").replace("Connection: close\r\n", "");
            same(first + post("/echo", "text/plain", "abc"));
            assertThat(twins.recorded().path()).isEqualTo("/corners/length");
            assertThat(twins.recorded().bytesIn()).isEqualTo(3);
        }

        @Test
        void a_body_that_nobody_reads_is_not_read() throws Exception {
            String body = "x".repeat(10_000);
            assertThat(same(post("/unread", "text/plain", body))).contains("unread");
            assertThat(twins.recorded().bytesIn()).isZero();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a=1&b=%C3%A4&a=%22&empty=&none&=x&a=+%2B",
                    "a=%ZZ",
                    "",
                    "&&&",
                    "a=1&a=2&a=3&%61=4",
                    "a=(1)~!'&b=x:/@$,;"
                })
        void forms_are_what_they_were(String form) throws Exception {
            same(post("/parameters?a=q&q=%E4", FORM, form));
            assertThat(twins.recorded().bytesIn()).isEqualTo(form.length());
            same(post("/parameters?a=q", FORM + ";charset=ISO-8859-1", form));
            assertThat(twins.recorded().bytesIn()).isEqualTo(form.length());
            same(post("/parameters-late?a=q", FORM, form));
            assertThat(twins.recorded().bytesIn()).isEqualTo(form.length());
            same(post("/parameters", "text/plain", form));
            twins.recorded();
            same(post("/parameters", FORM, form).replace("POST", "PUT"));
            twins.recorded();
        }

        @ParameterizedTest
        @ValueSource(strings = {"/parts", "/parameters", "/echo"})
        void parts_are_what_they_were(String path) throws Exception {
            String parts =
                    """
                    --x
                    Content-Disposition: form-data; name="a"

                    größe
                    --x
                    Content-Disposition: form-data; name="f"; filename="f.bin"
                    Content-Type: application/octet-stream

                    \0\1\r\n--y
                    --x--
                    """
                            .replace("\n", "\r\n");
            same(post(path, "multipart/form-data; boundary=x", parts));
            assertThat(twins.recorded().path()).isEqualTo("/corners" + path);
            same(post(path, "multipart/form-data; boundary=x", parts.substring(0, 60)));
            twins.recorded();
        }

        @ParameterizedTest
        @ValueSource(strings = {"/lines", "/single-bytes", "/both"})
        void reading_in_odd_ways_gives_the_same(String path) throws Exception {
            String body = "erste Zeile: größe\nzweite 😀\r\n\r\nletzte";
            same(post(path, "text/plain;charset=UTF-8", body));
            int size = body.getBytes(UTF_8).length;
            assertThat(twins.recorded().bytesIn()).isEqualTo(path.equals("/both") ? 0 : size);
            same(post(path, "text/plain;charset=ISO-8859-1", body));
            assertThat(twins.recorded().bytesIn()).isEqualTo(path.equals("/both") ? 0 : size);
            same(post(path, "text/plain;charset=no-such", body));
            twins.recorded();
        }
    }
}
