package dev.footfall.capture.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;

/// A database server on a folder and a port of its own, for the time of a test class.
final class DatabaseProcess {

    private static final int MOST_TRIES = 600;
    private static final int PAUSE_MILLIS = 100;
    private static final int PATIENCE_SECONDS = 120;

    /// How a data source is made of the port.
    interface Connecting {
        DataSource to(int port) throws SQLException;
    }

    private final Process process;
    private final Path folder;
    private final DataSource source;

    private DatabaseProcess(Process process, Path folder, DataSource source) {
        this.process = process;
        this.folder = folder;
        this.source = source;
    }

    DataSource source() {
        return source;
    }

    /// Debian's packages, or whatever else put a server where they do; PostgreSQL does not run as
    /// root.
    static DatabaseProcess postgresql(Connecting connecting) throws Exception {
        Path binaries =
                newest(Path.of("/usr/lib/postgresql"))
                        .map(version -> version.resolve("bin"))
                        .orElse(Path.of("/usr/local/bin"));
        assume(binaries.resolve("postgres"), "postgresql");
        Path folder = Files.createTempDirectory("footfall-postgresql");
        List<String> as = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            run(List.of("chown", "postgres", folder.toString()), folder);
            as.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        String data = folder.resolve("data").toString();
        List<String> init = new ArrayList<>(as);
        init.add(binaries.resolve("initdb").toString());
        init.addAll(List.of("-D", data, "-U", "postgres", "--auth=trust", "--no-sync"));
        init.addAll(List.of("--encoding=UTF8", "--locale=C"));
        run(init, folder);
        int port = freePort();
        List<String> serve = new ArrayList<>(as);
        serve.add(binaries.resolve("postgres").toString());
        serve.addAll(List.of("-D", data, "-p", Integer.toString(port), "-k", folder.toString()));
        serve.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"));
        return started(serve, folder, connecting.to(port));
    }

    static DatabaseProcess mariaDb(Connecting connecting) throws Exception {
        Path server = Path.of("/usr/sbin/mariadbd");
        assume(server, "mariadb-server-core");
        Path folder = Files.createTempDirectory("footfall-mariadb");
        String user = "--user=" + System.getProperty("user.name");
        String data = "--datadir=" + folder.resolve("data");
        run(
                List.of(
                        "mariadb-install-db",
                        "--no-defaults",
                        user,
                        data,
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db"),
                folder);
        int port = freePort();
        List<String> serve =
                List.of(
                        server.toString(),
                        "--no-defaults",
                        user,
                        data,
                        "--port=" + port,
                        "--bind-address=127.0.0.1",
                        "--socket=" + folder.resolve("socket"),
                        "--innodb-flush-log-at-trx-commit=0",
                        "--max-allowed-packet=1M");
        return started(serve, folder, connecting.to(port));
    }

    private static void assume(Path binary, String packageName) {
        Assumptions.assumeTrue(
                Files.isExecutable(binary),
                "not run, as " + binary + " is missing: install " + packageName);
    }

    private static Optional<Path> newest(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(folder)) {
            return versions.max(Comparator.naturalOrder());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void run(List<String> command, Path folder) throws Exception {
        Process process = start(command, folder);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(command + ": " + said(folder));
        }
    }

    private static Process start(List<String> command, Path folder) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(folder).toFile()))
                .start();
    }

    private static Path log(Path folder) {
        return folder.resolve("log");
    }

    private static String said(Path folder) throws IOException {
        return Files.readString(log(folder));
    }

    private static DatabaseProcess started(List<String> command, Path folder, DataSource source)
            throws Exception {
        Process process = start(command, folder);
        DatabaseProcess server = new DatabaseProcess(process, folder, source);
        for (int i = 0; i < MOST_TRIES; i++) {
            try {
                source.getConnection().close();
                return server;
            } catch (SQLException e) {
                if (process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        }
        String said = said(folder);
        server.close();
        throw new IllegalStateException(command + ": " + said);
    }

    void close() throws InterruptedException, IOException {
        process.destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(DatabaseProcess::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
