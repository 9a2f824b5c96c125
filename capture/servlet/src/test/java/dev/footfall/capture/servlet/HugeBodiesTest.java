package dev.footfall.capture.servlet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bodies that are many times as large as the heap of the application pass the filter, and what is
/// noted of them is right to the last byte. Each container takes and gives one; the longest, of
/// more bytes than an `int` counts, go one way in one container each.
class HugeBodiesTest {

    private static final long TWO_GIB = 1L << 31;

    /// By coreutils: `yes 'the quick brown fox jumps over the lazy dog' | head -c 2147483648 |
    /// sha256sum`, and the same for 268435456.
    private static final String SHA256_OF_2_GIB =
            "1ff637fd1fc155a93ff8505f698e3d4a6fbeea97ddeb0f814578819118b20880";

    private static final String SHA256_OF_256_MIB =
            "d55e6db771400b582af5a4ab8ea62ff57b4db0191fa8724498e6cc48a9aa16ee";
    private static final int KEPT = 64 << 10;

    @ParameterizedTest
    @CsvSource({
        "tomcat, POST, 2147483648, 128m",
        "jetty, GET, 2147483648, 128m",
        "tomcat, GET, 268435456, 24m",
        "jetty, POST, 268435456, 24m",
        "undertow, POST, 268435456, 24m",
        "undertow, GET, 268435456, 24m"
    })
    @Timeout(180)
    void pass_through_a_small_heap_and_are_noted_whole(
            String container, String method, long length, String heap) throws Exception {
        Process application = start(container, heap);
        try (BufferedReader told = application.inputReader(UTF_8)) {
            int port = Integer.parseInt(told.readLine());
            boolean up = method.equals("POST");
            String hash = length == TWO_GIB ? SHA256_OF_2_GIB : SHA256_OF_256_MIB;
            String large = "%d: %d of %d, cut, %s".formatted(length, KEPT, length, hash);
            if (up) {
                String answered = Long.toString(length);
                assertThat(upload(port, length)).isEqualTo(answered);
                int digits = answered.length();
                assertThat(told.readLine())
                        .isEqualTo(
                                "COMPLETED in %s out %d: %d of %d, whole, "
                                        .formatted(large, digits, digits, digits));
            } else {
                download(port, length);
                assertThat(told.readLine())
                        .isEqualTo("COMPLETED in 0: 0 of 0, whole,  out " + large);
            }
            application.getOutputStream().close();
            assertThat(application.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            application.destroyForcibly();
        }
    }

    private static Process start(String container, String heap) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HugeApplication.class.getName(),
                        container)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Socket ask(int port, String line, long length) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(60_000);
        String head =
                """
                %s HTTP/1.1\r
                Host: a.example\r
                Connection: close\r
                Content-Type: text/plain\r
                Content-Length: %d\r
                \r
                """
                        .formatted(line, length);
        socket.getOutputStream().write(head.getBytes(US_ASCII));
        return socket;
    }

    /// What is answered.
    private static String upload(int port, long length) throws IOException {
        byte[] block = Huge.block();
        try (Socket socket = ask(port, "POST /huge/up", length)) {
            for (long left = length; left > 0; left -= block.length) {
                socket.getOutputStream().write(block, 0, (int) Math.min(left, block.length));
            }
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }

    private static void download(int port, long length) throws IOException {
        byte[] block = Huge.block();
        byte[] bytes = new byte[block.length];
        try (Socket socket = ask(port, "GET /huge/down?" + length, 0)) {
            InputStream in = socket.getInputStream();
            assertThat(RawHttp.head(in)).contains("" + length);
            for (long left = length; left > 0; left -= block.length) {
                int some = (int) Math.min(left, block.length);
                assertThat(in.readNBytes(bytes, 0, some)).isEqualTo(some);
                if (!Arrays.equals(bytes, 0, some, block, 0, some)) {
                    assertThat(bytes).startsWith(Arrays.copyOf(block, some));
                }
            }
            assertThat(in.read()).isEqualTo(-1);
        }
    }
}
