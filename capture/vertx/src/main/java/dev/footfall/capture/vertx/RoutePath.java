package dev.footfall.capture.vertx;

import io.vertx.ext.web.Route;
import java.util.List;
import java.util.regex.Pattern;

/// Writes the paths of routes as templates: `/orders/:id` is `/orders/{id}`, `/assets/*` is
/// `/assets/**`. A route for a regular expression says nothing but its name, where it has one.
final class RoutePath {

    /// As vertx-web has it, which can be told to allow more.
    private static final Pattern PARAMETER =
            Pattern.compile(
                    Boolean.getBoolean("io.vertx.web.route.param.extended-pattern")
                            ? ":([\\w$-]+)"
                            : ":(\\w+)");

    private static final Pattern EXPRESSION = Pattern.compile("[\\\\()\\[\\]?+*^$|]");
    private static final String REST = "/**";

    private RoutePath() {}

    /// @param routes that a request came through: those of sub-routers' mounts, and the last
    /// @return empty when they are for anything
    static String of(List<Route> routes) {
        StringBuilder path = new StringBuilder();
        boolean rest = true;
        for (Route route : routes) {
            String part = path(route);
            rest = part.isEmpty() || !route.isExactPath();
            path.append(rest && part.endsWith("/") ? part.substring(0, part.length() - 1) : part);
        }
        String template = template(path.toString());
        return rest && !template.isEmpty() ? template + REST : template;
    }

    /// Without the asterisk that says that more may follow; empty when it is for anything.
    private static String path(Route route) {
        String path = route.getPath();
        if (path == null) {
            String name = route.getName();
            return name == null || EXPRESSION.matcher(name).find() ? "" : name;
        }
        return path;
    }

    private static String template(String path) {
        return path.indexOf(':') < 0 ? path : PARAMETER.matcher(path).replaceAll("{$1}");
    }
}
