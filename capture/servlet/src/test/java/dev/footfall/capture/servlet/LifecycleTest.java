package dev.footfall.capture.servlet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.capture.Ending;
import dev.footfall.capture.Exchange;
import dev.footfall.capture.Settings;
import dev.footfall.capture.mask.Masking;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// However a request ends, there is one exchange, which tells how; and client and application
/// notice nothing.
class LifecycleTest {

    @Nested
    class InTomcat extends Lifecycle {
        InTomcat() {
            super(TomcatContainer::start);
        }

        /// Tomcat asks no filter then.
        @Override
        void recordedOfOneThatIsGone(String path, String answer) {
            assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain(" 200 ");
        }
    }

    @Nested
    class InJetty extends Lifecycle {
        InJetty() {
            super(JettyContainer::start);
        }

        /// The others may wait for longer than they are told to.
        @Test
        void a_client_that_takes_nothing_is_let_go_and_told_as_such() throws Exception {
            try (Socket socket = connect()) {
                socket.getOutputStream().write(get("/lives/endless").getBytes(UTF_8));
                Exchange exchange = recorded("/lives/endless");
                assertThat(exchange.ending()).isIn(Ending.TIMEOUT, Ending.CLIENT_GONE);
                assertThat(exchange.bytesOut()).isLessThan(1L << 30);
            }
        }
    }

    @Nested
    class InUndertow extends Lifecycle {
        InUndertow() {
            super(UndertowContainer::start);
        }

        /// Undertow closes the connection under the reader, who may learn no more than that.
        @Override
        void assertStalled(Exchange exchange) {
            assertThat(exchange.ending()).isIn(Ending.TIMEOUT, Ending.CLIENT_GONE);
        }

        /// Undertow's reader may wait on, with and without a filter.
        @Override
        void a_form_that_stalls_is_a_timeout() {}
    }

    @Timeout(120)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Lifecycle {

        private static final Duration SILENCE = Duration.ofMillis(700);
        private static final int ANNOUNCED = 50_000;
        private static final int SENT = 20_000;
        private static final int CEILING = 1_000;

        private final ServletContainer.Kind kind;
        private Twins twins;

        Lifecycle(ServletContainer.Kind kind) {
            this.kind = kind;
        }

        @BeforeAll
        void start() throws Exception {
            Masking readable = Masking.strict().withReadableTypes("text/plain");
            Settings settings = Settings.of("", "", "").withMaxBody(CEILING).withMasking(readable);
            twins = new Twins(kind, settings, SILENCE);
        }

        @AfterAll
        void stop() throws Exception {
            twins.stop();
        }

        @AfterEach
        void nothing_more_was_recorded() throws Exception {
            twins.nothingMoreIsRecorded();
        }

        Socket connect() throws IOException {
            return new Socket(InetAddress.getLoopbackAddress(), twins.observed.port());
        }

        static String get(String path) {
            return "GET %s HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n"
                    .formatted(path);
        }

        /// More is announced than is sent.
        private static String begunUpload(String path) {
            return """
            POST %s HTTP/1.1\r
            Host: a.example\r
            Connection: close\r
            Content-Type: text/plain\r
            Content-Length: %d\r
            \r
            """
                            .formatted(path, ANNOUNCED)
                    + "x".repeat(SENT);
        }

        /// What both answer.
        private String same(String request) throws IOException {
            String without = RawHttp.talk(twins.plain.port(), request);
            String with = RawHttp.talk(twins.observed.port(), request);
            assertThat(RawHttp.timeless(with)).isEqualTo(RawHttp.timeless(without));
            return with;
        }

        Exchange recorded(String path) throws InterruptedException {
            Exchange exchange = twins.recorded();
            assertThat(exchange.path()).isEqualTo(path);
            return exchange;
        }

        @ParameterizedTest
        @CsvSource({
            "/lives/own-timeout, TIMEOUT",
            "/lives/timeout-dispatch, TIMEOUT",
            "/lives/dispatch-throw, EXCEPTION",
            "/lives/dispatch-error, COMPLETED",
            "/lives/dispatch-nowhere, COMPLETED",
            "/lives/later-error, COMPLETED",
            "/lives/twice, COMPLETED",
            "/lives/error-thrown, EXCEPTION",
            "/lives/cause-thrown, EXCEPTION",
            "/lives/error-late, EXCEPTION"
        })
        void each_end_is_told_once(String path, Ending ending) throws Exception {
            String answer = same(get(path));
            Exchange exchange = recorded(path);
            assertThat(exchange.ending()).isEqualTo(ending);
            assertThat(answer).startsWith("HTTP/1.1 " + exchange.status());
        }

        /// Some containers end the request when its thread throws, others wait for the timeout.
        @Test
        void a_thread_of_the_applications_own_that_throws_is_told_as_the_container_takes_it()
                throws Exception {
            String answer = same(get("/lives/later-throw"));
            Exchange exchange = recorded("/lives/later-throw");
            assertThat(exchange.ending()).isIn(Ending.EXCEPTION, Ending.TIMEOUT);
            assertThat(answer).startsWith("HTTP/1.1 " + exchange.status());
        }

        @Test
        void a_servlet_that_is_gone_answers_as_it_would() throws Exception {
            for (String path : new String[] {"/gone/for-good", "/away/for-now"}) {
                String first = same(get(path));
                Exchange thrown = recorded(path);
                assertThat(first).startsWith("HTTP/1.1 " + thrown.status());
                // some containers make an answer of it before a filter sees it
                assertThat(thrown.ending()).isIn(Ending.EXCEPTION, Ending.COMPLETED);
                recordedOfOneThatIsGone(path, same(get(path)));
            }
        }

        void recordedOfOneThatIsGone(String path, String answer) throws InterruptedException {
            Exchange exchange = recorded(path);
            assertThat(answer).startsWith("HTTP/1.1 " + exchange.status());
            assertThat(exchange.ending()).isEqualTo(Ending.COMPLETED);
        }

        @Test
        void a_client_that_leaves_an_asynchronous_answer_is_told_as_such() throws Exception {
            try (Socket socket = connect()) {
                socket.getOutputStream().write(get("/lives/endless").getBytes(UTF_8));
                assertThat(socket.getInputStream().read()).isEqualTo('H');
                socket.setSoLinger(true, 0);
            }
            Exchange exchange = recorded("/lives/endless");
            assertThat(exchange.ending()).isEqualTo(Ending.CLIENT_GONE);
            assertThat(exchange.status()).isEqualTo(200);
            assertThat(exchange.bytesOut()).isLessThan(1L << 30);
        }

        /// What comes until the other side closes, or breaks off.
        private static String stalled(int port, String request) throws IOException {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(20_000);
                socket.getOutputStream().write(request.getBytes(UTF_8));
                StringBuilder answer = new StringBuilder();
                try {
                    for (int b = socket.getInputStream().read();
                            b >= 0;
                            b = socket.getInputStream().read()) {
                        answer.append((char) b);
                    }
                } catch (java.net.SocketException e) {
                    answer.append("[broken off]");
                }
                return answer.toString();
            }
        }

        void assertStalled(Exchange exchange) {
            assertThat(exchange.ending()).isEqualTo(Ending.TIMEOUT);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/lives/count", "/lives/count-anyway", "/shop/read-listener"})
        void an_upload_that_stalls_is_a_timeout(String path) throws Exception {
            String without = stalled(twins.plain.port(), begunUpload(path));
            String with = stalled(twins.observed.port(), begunUpload(path));
            assertThat(RawHttp.timeless(with)).isEqualTo(RawHttp.timeless(without));
            Exchange exchange = recorded(path);
            assertStalled(exchange);
            assertThat(exchange.bytesIn()).isEqualTo(SENT);
            if (!with.isEmpty()) {
                assertThat(with).startsWith("HTTP/1.1 " + exchange.status());
            }
        }

        @ParameterizedTest
        @CsvSource({
            "/lives/count, true",
            "/lives/count, false",
            "/lives/count-anyway, true",
            "/shop/read-listener, true",
            "/shop/read-listener, false"
        })
        void an_upload_that_is_broken_off_is_a_client_that_is_gone(String path, boolean reset)
                throws Exception {
            try (Socket socket = connect()) {
                socket.getOutputStream().write(begunUpload(path).getBytes(ISO_8859_1));
                if (reset) {
                    socket.setSoLinger(true, 0);
                }
            }
            Exchange exchange = recorded(path);
            assertThat(exchange.ending()).isEqualTo(Ending.CLIENT_GONE);
            assertThat(exchange.bytesIn()).isLessThanOrEqualTo(SENT);
        }

        @Test
        void a_form_that_stalls_is_a_timeout() throws Exception {
            String form =
                    begunUpload("/corners/parameters")
                            .replace("text/plain", "application/x-www-form-urlencoded");
            String without = stalled(twins.plain.port(), form);
            String with = stalled(twins.observed.port(), form);
            assertThat(RawHttp.timeless(with)).isEqualTo(RawHttp.timeless(without));
            Exchange exchange = recorded("/corners/parameters");
            if (!with.isEmpty()) {
                assertThat(with).startsWith("HTTP/1.1 " + exchange.status());
            }
        }
    }
}
