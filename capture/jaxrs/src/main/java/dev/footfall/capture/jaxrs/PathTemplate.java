package dev.footfall.capture.jaxrs;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Templates as `@Path` has them, `orders/{id: [0-9]+}`, and as routes have them, `/orders/{id}`.
final class PathTemplate {

    private static final String SEGMENT = "[^/]+";

    private PathTemplate() {}

    /// What a method's own path is; empty when it has none.
    static String of(Method method) {
        return Annotations.of(method, Path.class).map(Path::value).orElse("");
    }

    /// Whether a method with a path leads to another resource.
    static boolean isLocator(Method method) {
        return Annotations.of(method, HttpMethod.class).isEmpty();
    }

    /// Two templates as one that begins with a slash, and ends with one only if it is nothing else.
    static String join(String folder, String path) {
        StringBuilder whole = new StringBuilder();
        for (String part : new String[] {folder, path}) {
            String bare = part.startsWith("/") ? part.substring(1) : part;
            bare = bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
            if (!bare.isEmpty()) {
                whole.append('/').append(named(bare));
            }
        }
        return whole.isEmpty() ? "/" : whole.toString();
    }

    /// Leaves the variables' names and drops their patterns, which may have braces themselves.
    private static String named(String template) {
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < template.length(); at++) {
            char c = template.charAt(at);
            if (c == '{') {
                int close = closing(template, at);
                out.append('{').append(name(template.substring(at + 1, close))).append('}');
                at = close;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /// Whether a template is met by a part of a path, slashes around it or not.
    static boolean matches(String template, String part) {
        StringBuilder pattern = new StringBuilder("/*");
        for (int at = 0; at < template.length(); at++) {
            char c = template.charAt(at);
            if (c == '{') {
                int close = closing(template, at);
                String variable = template.substring(at + 1, close);
                int colon = variable.indexOf(':');
                String own = colon < 0 ? SEGMENT : variable.substring(colon + 1).strip();
                pattern.append("(?:").append(own).append(')');
                at = close;
            } else if (c != '/' || (at > 0 && at < template.length() - 1)) {
                pattern.append(Pattern.quote(String.valueOf(c)));
            }
        }
        try {
            return Pattern.matches(pattern.append("/*").toString(), part);
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static String name(String variable) {
        int colon = variable.indexOf(':');
        return (colon < 0 ? variable : variable.substring(0, colon)).strip();
    }

    /// Where the variable ends that begins at a brace.
    private static int closing(String template, int open) {
        int depth = 0;
        for (int at = open; at < template.length(); at++) {
            char c = template.charAt(at);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return template.length() - 1;
    }
}
