package dev.footfall.capture.servlet;

import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A container on port 0 of the loopback that serves [Shop] under `/shop/*`, its error pages too,
/// [Corners] under `/corners/*`, [Lives] under `/lives/*` and others, and [Huge]; it compresses
/// texts where a client wants that.
interface ServletContainer {

    /// How long a connection may be silent.
    Duration PATIENCE = Duration.ofSeconds(60);

    /// Starts one.
    interface Kind {
        /// @param filter stands before the application; null for none
        /// @param silence how long a connection may be silent
        ServletContainer start(@Nullable Filter filter, Duration silence) throws Exception;
    }

    /// By the paths that they serve.
    static Map<String, Servlet> servlets() {
        return Map.of(
                "/shop/*",
                new Shop(),
                "/corners/*",
                new Corners(),
                "/lives/*",
                new Lives(),
                "/gone/*",
                new Lives(),
                "/away/*",
                new Lives(),
                "/huge/*",
                new Huge());
    }

    int port();

    void stop() throws Exception;
}
