package dev.footfall.account;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The base paths of an OpenAPI document's servers: `/v1` of `https://api.example.com/v1/`.
final class Servers {

    private static final int MOST = 20;
    private static final int LONGEST = 1_000;
    private static final Pattern VARIABLE = Pattern.compile("\\{[^{}]*\\}");

    private Servers() {}

    /// One empty text where the document names no servers.
    static Set<String> basePaths(Map<?, ?> document) {
        Set<String> bases = ownBasePaths(document);
        if (document.get("basePath") instanceof String base) {
            bases.add(pathOf(base));
        }
        if (bases.isEmpty()) {
            bases.add("");
        }
        return bases;
    }

    /// Those that the node itself names.
    static Set<String> ownBasePaths(@Nullable Object node) {
        Set<String> bases = new LinkedHashSet<>();
        if (node instanceof Map<?, ?> map && map.get("servers") instanceof List<?> servers) {
            for (Object server : servers) {
                if (bases.size() < MOST
                        && server instanceof Map<?, ?> one
                        && one.get("url") instanceof String url) {
                    bases.add(pathOf(filled(url, one.get("variables"))));
                }
            }
        }
        return bases;
    }

    /// With each variable's default in its place.
    private static String filled(String url, @Nullable Object variables) {
        if (!(variables instanceof Map<?, ?> all) || url.length() > LONGEST) {
            return url;
        }
        return VARIABLE.matcher(url)
                .replaceAll(found -> Matcher.quoteReplacement(usual(found.group(), all)));
    }

    private static String usual(String variable, Map<?, ?> variables) {
        Object described = variables.get(variable.substring(1, variable.length() - 1));
        return described instanceof Map<?, ?> map && map.get("default") != null
                ? String.valueOf(map.get("default"))
                : variable;
    }

    private static String pathOf(String url) {
        int scheme = url.indexOf("://");
        int start = scheme < 0 ? 0 : url.indexOf('/', scheme + 3);
        String path = start < 0 ? "" : url.substring(start);
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        String cut = path.substring(0, end);
        return cut.isEmpty() || cut.startsWith("/") ? cut : "/" + cut;
    }
}
