package dev.footfall.logfile;

import java.util.Locale;

/// Host names as they are written.
final class Hosts {

    private Hosts() {}

    /// The same text where nothing has to change, as is usual.
    static String lowerCase(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && (c <= 'Z' || c > 'z')) {
                return text.toLowerCase(Locale.ROOT);
            }
        }
        return text;
    }

    /// In lower case, without the ports that everybody has.
    static String plain(String host) {
        String lower = lowerCase(host);
        return withoutDefaultPort(withoutDefaultPort(lower, "http"), "https");
    }

    /// Without the port that the scheme has anyway.
    static String withoutDefaultPort(String host, String scheme) {
        String port = scheme.equals("https") ? ":443" : ":80";
        return host.endsWith(port) ? host.substring(0, host.length() - port.length()) : host;
    }
}
