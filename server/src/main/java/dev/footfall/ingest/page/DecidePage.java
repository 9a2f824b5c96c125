package dev.footfall.ingest.page;

import dev.footfall.ingest.Draft;
import dev.footfall.ingest.Step;
import dev.footfall.model.BotVerdict;
import dev.footfall.model.EventKind;
import dev.footfall.model.Exchange;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Decides which requests of a server's log are page views too. One is when all of this holds:
///
/// - its way in allows it (access logs do, captured API requests do not);
/// - its method is GET, and its status is 200 to 299 or 304;
/// - a person asked for it, and the browser did not fetch it ahead of time;
/// - its last path segment has no extension, or one that pages have (`.html`, `.php` …);
/// - its path does not begin with a folder for machines (`/api/`, `/static/` …), and its last
///   segment is not a file for machines (`feed`, `rss` …).
public final class DecidePage implements Step {

    private static final int OK = 200;
    private static final int REDIRECTS = 300;
    private static final int NOT_MODIFIED = 304;

    /// A dot with more than this or only digits behind it is part of a name, such as
    /// `/jane.doe-smith` or `/docs/2.0`.
    private static final int LONGEST_EXTENSION = 8;

    private static final Set<String> PAGES =
            Set.of(
                    "html", "htm", "xhtml", "shtml", "php", "phtml", "asp", "aspx", "jsp", "jspx",
                    "cfm", "cgi", "pl", "do");

    private static final List<String> FOLDERS =
            List.of(
                    "/api/",
                    "/.well-known/",
                    "/static/",
                    "/assets/",
                    "/_next/",
                    "/_nuxt/",
                    "/cdn-cgi/",
                    "/wp-json/",
                    "/wp-includes/",
                    "/wp-content/",
                    "/graphql/",
                    "/rest/",
                    "/rpc/",
                    "/js/",
                    "/css/",
                    "/fonts/");

    private static final Set<String> FILES =
            Set.of(
                    "api",
                    "graphql",
                    "feed",
                    "feeds",
                    "rss",
                    "atom",
                    "sitemap",
                    "favicon",
                    "robots",
                    "health",
                    "healthz",
                    "metrics",
                    "ping",
                    "xmlrpc.php",
                    "wp-login.php",
                    "wp-cron.php",
                    "admin-ajax.php");

    @Override
    public Decision apply(Draft draft) {
        if (draft.kind == EventKind.REQUEST
                && draft.hit.mayBePage()
                && !Prefetch.is(draft.hit.sender())) {
            Exchange exchange = draft.hit.exchange();
            draft.kind =
                    ofLogLine(
                            exchange.method(),
                            exchange.status(),
                            draft.verdict,
                            draft.location.path());
        }
        return Decision.GO_ON;
    }

    /// What a request of a server's log is, if the browser did not fetch it ahead of time.
    public static EventKind ofLogLine(String method, int status, BotVerdict verdict, String path) {
        return isAnswered(method, status) && !verdict.isBot() && isPagePath(path)
                ? EventKind.PAGEVIEW
                : EventKind.REQUEST;
    }

    private static boolean isAnswered(String method, int status) {
        return method.equals("GET")
                && ((status >= OK && status < REDIRECTS) || status == NOT_MODIFIED);
    }

    /// @param path kept parameters may follow it
    static boolean isPagePath(String path) {
        int query = path.indexOf('?');
        String lower = (query < 0 ? path : path.substring(0, query)).toLowerCase(Locale.ROOT);
        for (String folder : FOLDERS) {
            if (lower.startsWith(folder)) {
                return false;
            }
        }
        int end = lower.endsWith("/") ? lower.length() - 1 : lower.length();
        String last = lower.substring(lower.lastIndexOf('/', end - 1) + 1, Math.max(end, 0));
        if (FILES.contains(last)) {
            return false;
        }
        String extension = last.substring(last.lastIndexOf('.') + 1);
        boolean isPart =
                extension.length() == last.length()
                        || extension.length() > LONGEST_EXTENSION
                        || extension.chars().allMatch(Character::isDigit);
        return isPart || PAGES.contains(extension);
    }
}
