package dev.footfall;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// `footfall serve` in a process of its own, so that it can be killed.
public final class ServerProcess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;
    private static final String LISTENS = "Footfall listens on ";

    private final Process process;
    private final URI uri;

    private ServerProcess(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /// Starts it on the settings file and waits until it listens.
    public static ServerProcess start(Path settings, String... javaOptions) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(javaOptions));
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.footfall.Footfall",
                        "serve",
                        "--config",
                        settings.toString()));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return new ServerProcess(process, listening(process));
    }

    private static URI listening(Process process) throws IOException {
        BufferedReader out = process.inputReader(UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(LISTENS)) {
                return URI.create(line.substring(LISTENS.length()).strip());
            }
        }
        throw new IOException("the server ended before it listened");
    }

    public URI uri() {
        return uri;
    }

    public long pid() {
        return process.pid();
    }

    /// SIGKILL: no hook runs, nothing is flushed.
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /// One request of a sender, with what its answer means to the test.
    @FunctionalInterface
    public interface Turn {
        void take() throws IOException, InterruptedException;
    }

    /// Lets senders take their turns side by side, and kills the server after so many turns.
    public void killAfter(int turns, int senders, Turn turn) throws InterruptedException {
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch left = new CountDownLatch(turns);
        List<Thread> sending = new ArrayList<>();
        for (int i = 0; i < senders; i++) {
            sending.add(Thread.startVirtualThread(() -> takeTurns(turn, stop, left)));
        }
        if (!left.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new UncheckedIOException(new IOException("the server does not answer in time"));
        }
        kill();
        stop.set(true);
        for (Thread sender : sending) {
            sender.join();
        }
    }

    private static void takeTurns(Turn turn, AtomicBoolean stop, CountDownLatch left) {
        while (!stop.get()) {
            try {
                turn.take();
            } catch (IOException | InterruptedException e) {
                // Killed before it answered: what was sent may be there or not.
                stop.set(true);
            } finally {
                left.countDown();
            }
        }
    }

    /// SIGTERM, and the exit code.
    public int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new UncheckedIOException(new IOException("the server does not stop"));
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
