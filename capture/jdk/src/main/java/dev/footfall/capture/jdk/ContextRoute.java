package dev.footfall.capture.jdk;

import com.sun.net.httpserver.HttpExchange;

/// Finds the template of an exchange's route in the path of its context, as far as that says
/// something: `/orders` for itself, `/orders/**` for what is below it.
final class ContextRoute {

    private static final String ROOT = "/";
    private static final String REST = "**";

    private ContextRoute() {}

    /// Empty when there is none.
    static String of(HttpExchange exchange) {
        String path = exchange.getRequestURI().getRawPath();
        return path == null ? "" : of(exchange.getHttpContext().getPath(), path);
    }

    private static String of(String context, String path) {
        if (path.equals(context)) {
            return context;
        }
        String folder = context.endsWith("/") ? context : context + "/";
        return !context.equals(ROOT) && path.startsWith(folder) ? folder + REST : "";
    }
}
