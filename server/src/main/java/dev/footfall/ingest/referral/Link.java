package dev.footfall.ingest.referral;

import dev.footfall.ingest.words.HostName;
import dev.footfall.ingest.words.PlainText;
import java.util.Locale;
import java.util.Set;

/// The page that led here: host in lower case without a leading `www.` and port, and path without
/// query. The host of an app's link (`android-app://com.example`) is the app's name.
///
/// @param host empty when the referrer is no link
record Link(String host, String path) {

    static final Link NONE = new Link("", "");

    /// The longest that is kept of a referrer, host and path together.
    static final int LONGEST = 2_000;

    /// Schemes of pages and of apps; a link with another one leads nowhere that could be shown.
    private static final Set<String> SCHEMES = Set.of("http", "https", "android-app", "ios-app");

    static Link parse(String referrer) {
        int start = start(referrer);
        if (start < 0) {
            return NONE;
        }
        int end = start;
        while (end < referrer.length() && "/?#".indexOf(referrer.charAt(end)) < 0) {
            end++;
        }
        int at = referrer.lastIndexOf('@', end);
        if (start == 0 && at >= 0) {
            return NONE; // an address for mail
        }
        String host = host(referrer.substring(Math.max(start, at + 1), end));
        if (!isHost(host) || (start == 0 && host.indexOf('.') < 0)) {
            return NONE;
        }
        int stop = end;
        while (stop < referrer.length() && "?#".indexOf(referrer.charAt(stop)) < 0) {
            stop++;
        }
        return new Link(host, referrer.substring(end, stop));
    }

    /// Where the host begins; -1 where the scheme is none of ours.
    private static int start(String referrer) {
        if (referrer.startsWith("//")) {
            return 2;
        }
        int scheme = referrer.indexOf("://");
        if (scheme < 0) {
            return 0;
        }
        return SCHEMES.contains(referrer.substring(0, scheme).toLowerCase(Locale.ROOT))
                ? scheme + 3
                : -1;
    }

    /// As it is stored: a bare host has no trailing `/`.
    String text() {
        String text = host + (path.equals("/") ? "" : path);
        return PlainText.of(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
    }

    /// A host as it is compared: in its plain form, without port and `www.`.
    static String host(String text) {
        int port = text.startsWith("[") ? text.indexOf("]:") + 1 : text.indexOf(':');
        String host = HostName.plain(port <= 0 ? text : text.substring(0, port));
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
