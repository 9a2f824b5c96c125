package dev.footfall.account;

import dev.footfall.model.PathTemplate;
import dev.footfall.model.RouteRule;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Reads a template as people write it: `GET /guest/{id}`, or `/files/**` for any method.
final class RouteWords {

    private static final int LONGEST = 500;
    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");

    /// Braces in pairs with a name between them; neither spaces nor what ends a path.
    private static final Pattern SEGMENT = Pattern.compile("([^{}\\s?#]|\\{[^{}/\\s?#]+\\})+");

    private static final String FIELD = "template";

    private RouteWords() {}

    static Reply<RouteRule> read(String text, RouteRule.Source source) {
        String words = text.strip();
        int space = words.indexOf(' ');
        String method = space < 0 ? "" : words.substring(0, space).toUpperCase(Locale.ROOT);
        String template = words.substring(space + 1).strip();
        if (space >= 0 && !METHOD.matcher(method).matches()) {
            return refused("must be a path such as /guest/{id}, with a method before it or none");
        }
        if (!template.startsWith("/") || template.length() > LONGEST) {
            return refused("must have a path that begins with /, of at most 500 characters");
        }
        List<String> segments = PathTemplate.segments(template);
        for (String segment : segments) {
            if (!SEGMENT.matcher(segment).matches()) {
                return refused("must have braces in pairs with a name between them, and no spaces");
            }
        }
        int rest = segments.indexOf("**");
        if (template.contains("?") || (rest >= 0 && rest < segments.size() - 1)) {
            return refused("may have ** only at its end, and no query");
        }
        return new Reply.Done<>(new RouteRule(0, method, template, source));
    }

    private static Reply<RouteRule> refused(String why) {
        return new Reply.Refused<>(FIELD, why);
    }
}
