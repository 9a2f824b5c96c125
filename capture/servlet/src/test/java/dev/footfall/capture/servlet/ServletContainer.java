package dev.footfall.capture.servlet;

import jakarta.servlet.Filter;
import org.jspecify.annotations.Nullable;

/// A container on port 0 of the loopback that serves [Shop] under `/shop/*`, its error pages too.
interface ServletContainer {

    /// Starts one.
    interface Kind {
        /// @param filter stands before the application; null for none
        ServletContainer start(@Nullable Filter filter) throws Exception;
    }

    int port();

    void stop() throws Exception;
}
