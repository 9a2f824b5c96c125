package dev.footfall.api.event;

import dev.footfall.api.PlainText;
import dev.footfall.model.Location;

/// Reads the URL of a page into its parts, as leniently as trackers send them: other schemes than
/// http, no scheme, no host.
final class PageUrl {

    /// What stands for the host where the URL names none, as in `file:///index.html`.
    static final String NO_HOST = "(none)";

    private static final String FIELD = "url";
    private static final int PATH_LIMIT = 2000;
    private static final int HOST_LIMIT = 260;

    private PageUrl() {}

    /// @param hashRouting whether the page's fragment belongs to its path
    static Location read(String url, boolean hashRouting, Problems problems) {
        if (url.regionMatches(true, 0, "data:", 0, 5)) {
            problems.add(FIELD, "scheme is not allowed");
            return Location.NONE;
        }
        int hash = url.indexOf('#');
        String whole = hash < 0 ? url : url.substring(0, hash);
        String fragment = hash < 0 || !hashRouting ? "" : url.substring(hash);
        int mark = whole.indexOf('?');
        String query = mark < 0 ? "" : whole.substring(mark + 1);
        String front = mark < 0 ? whole : whole.substring(0, mark);
        int authority = authorityStart(front);
        int slash = authority < 0 ? -1 : front.indexOf('/', authority);
        String host = "";
        String path = authority < 0 ? front.substring(schemeEnd(front)) : "";
        if (authority >= 0) {
            host = host(front, authority, slash < 0 ? front.length() : slash);
            path = slash < 0 ? "" : front.substring(slash);
        }
        path = (path.startsWith("/") ? path : "/" + path) + fragment;
        check(host, path, problems);
        return new Location(host.isEmpty() ? NO_HOST : host, path, query);
    }

    private static void check(String host, String path, Problems problems) {
        if (path.length() > PATH_LIMIT) {
            problems.add(FIELD, "path should be at most " + PATH_LIMIT + " characters");
        }
        if (host.length() > HOST_LIMIT) {
            problems.add(FIELD, "host should be at most " + HOST_LIMIT + " characters");
        } else if (host.indexOf(' ') >= 0) {
            problems.add(FIELD, "host is invalid");
        }
    }

    /// Where the host begins, behind `//`; -1 when the URL has none.
    private static int authorityStart(String front) {
        int scheme = schemeEnd(front);
        return front.startsWith("//", scheme) ? scheme + 2 : -1;
    }

    /// Behind the colon of the scheme (RFC 3986, 3.1); 0 without one.
    private static int schemeEnd(String front) {
        for (int i = 0; i < front.length(); i++) {
            char c = front.charAt(i);
            if (c == ':') {
                return i == 0 ? 0 : i + 1;
            }
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean later = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
            if (!letter && (i == 0 || !later)) {
                return 0;
            }
        }
        return 0;
    }

    /// In lower case, without user and without the scheme's usual port.
    private static String host(String front, int start, int end) {
        int at = front.lastIndexOf('@', end - 1);
        String host = PlainText.lower(front.substring(at >= start ? at + 1 : start, end));
        boolean secure = front.regionMatches(true, 0, "https:", 0, 6);
        boolean open = front.regionMatches(true, 0, "http:", 0, 5);
        boolean usual = (secure && host.endsWith(":443")) || (open && host.endsWith(":80"));
        return usual ? host.substring(0, host.lastIndexOf(':')) : host;
    }
}
