package dev.footfall.ingest.page;

import dev.footfall.model.PathRules;
import java.util.Locale;

/// The path by which a page is known: what was sent, brought into form by its site's rules.
final class PagePath {

    /// Longer values of kept parameters are cut, in characters.
    static final int LONGEST_VALUE = 200;

    private PagePath() {}

    /// @param path begins with `/`
    /// @param query as sent, without the `?`
    static String of(String path, String query, PathRules rules) {
        String formed = rules.cutsSlash() ? withoutSlash(path) : path;
        if (rules.lowersCase()) {
            formed = formed.toLowerCase(Locale.ROOT);
        }
        return rules.parameters().isEmpty() || query.isEmpty()
                ? formed
                : withParameters(formed, query, rules);
    }

    private static String withoutSlash(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    /// In the order of the rules, so that the sender's order makes no other page.
    private static String withParameters(String path, String query, PathRules rules) {
        String[] sent = query.split("&", -1);
        StringBuilder page = new StringBuilder(path);
        char before = '?';
        for (String name : rules.parameters()) {
            String parameter = first(sent, name);
            if (!parameter.isEmpty()) {
                page.append(before).append(parameter);
                before = '&';
            }
        }
        return page.toString();
    }

    /// The first parameter of that name with its value; empty when there is none.
    private static String first(String[] sent, String name) {
        for (String parameter : sent) {
            if (parameter.startsWith(name)
                    && parameter.length() > name.length()
                    && parameter.charAt(name.length()) == '=') {
                int longest = name.length() + 1 + LONGEST_VALUE;
                return parameter.substring(0, Math.min(longest, parameter.length()));
            }
        }
        return "";
    }
}
