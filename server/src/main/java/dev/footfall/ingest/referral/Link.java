package dev.footfall.ingest.referral;

import dev.footfall.ingest.words.PlainText;
import java.util.Locale;

/// The page that led here: host in lower case without a leading `www.` and port, and path without
/// query. The host of an app's link (`android-app://com.example`) is the app's name.
///
/// @param host empty when the referrer is no link
record Link(String host, String path) {

    static final Link NONE = new Link("", "");

    /// The longest that is kept of a referrer, host and path together.
    static final int LONGEST = 2_000;

    static Link parse(String referrer) {
        int scheme = referrer.indexOf("://");
        int start = scheme < 0 ? 0 : scheme + 3;
        int end = start;
        while (end < referrer.length() && "/?#".indexOf(referrer.charAt(end)) < 0) {
            end++;
        }
        String host =
                host(referrer.substring(Math.max(start, referrer.lastIndexOf('@', end) + 1), end));
        if (!isHost(host) || (scheme < 0 && host.indexOf('.') < 0)) {
            return NONE;
        }
        int stop = end;
        while (stop < referrer.length() && "?#".indexOf(referrer.charAt(stop)) < 0) {
            stop++;
        }
        return new Link(host, referrer.substring(end, stop));
    }

    /// As it is stored: a bare host has no trailing `/`.
    String text() {
        String text = host + (path.equals("/") ? "" : path);
        return PlainText.of(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
    }

    /// A host as it is compared: lower case, without port and `www.`.
    static String host(String text) {
        int port = text.startsWith("[") ? text.indexOf("]:") + 1 : text.indexOf(':');
        String host = (port <= 0 ? text : text.substring(0, port)).toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring("www.".length()) : host;
    }

    private static boolean isHost(String host) {
        if (host.length() < 2 || host.length() > 253) {
            return false;
        }
        for (int i = 0; i < host.length(); i++) {
            if (host.charAt(i) <= ' ' || "\"'<>()\\|;=".indexOf(host.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }
}
