package dev.footfall.bench.capture;

import dev.footfall.capture.Capture;
import dev.footfall.capture.servlet.FootfallFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.jspecify.annotations.Nullable;

/// Tomcat on a port of the loopback, whose one servlet answers with server-sent events: each says
/// when it was sent, on the monotonic clock, and waits until the one before was seen.
final class EventServer implements AutoCloseable {

    private static final Logger QUIET = Logger.getLogger("org.apache");
    private static final long PATIENCE_SECONDS = 30;

    private final Semaphore seen = new Semaphore(1);
    private final Tomcat tomcat = new Tomcat();
    private final Path folder = Files.createTempDirectory("events");
    private final Context context;

    /// @param events how many there are in an answer
    EventServer(int events) throws IOException {
        QUIET.setLevel(Level.OFF);
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        context = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(context, "events", new Events(seen, events));
        context.addServletMappingDecoded("/", "events");
    }

    /// @param capturing null: without a filter
    void start(@Nullable Capture capturing) throws LifecycleException {
        if (capturing != null) {
            FilterDef definition = new FilterDef();
            definition.setFilterName("footfall");
            definition.setFilter(new FootfallFilter(capturing));
            context.addFilterDef(definition);
            FilterMap map = new FilterMap();
            map.setFilterName("footfall");
            map.addURLPattern("/*");
            context.addFilterMap(map);
        }
        tomcat.start();
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    /// The client has read an event.
    void seen() {
        seen.release();
    }

    @Override
    public void close() throws LifecycleException, IOException {
        tomcat.stop();
        tomcat.destroy();
        try (var left = Files.walk(folder)) {
            left.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }

    @SuppressWarnings("serial") // never is
    private static final class Events extends HttpServlet {

        private final transient Semaphore seen;
        private final int events;

        private Events(Semaphore seen, int events) {
            this.seen = seen;
            this.events = events;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            response.setContentType("text/event-stream");
            OutputStream out = response.getOutputStream();
            for (int i = 0; i < events; i++) {
                awaitSeen();
                String event = "data: " + System.nanoTime() + "\n\n";
                out.write(event.getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        }

        private void awaitSeen() throws IOException {
            try {
                if (!seen.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new IOException("the client did not see the event before");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }
    }
}
