package dev.footfall.api.traffic;

import dev.footfall.api.PlainText;
import dev.footfall.model.Location;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what servers call the URL of a page: a path, or a whole URL.
final class ViewUrl {

    private static final Pattern AUTHORITY =
            Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]{0,31}):)?//([^/?]*)");

    private ViewUrl() {}

    /// Any text is one; what has no host is a path. A fragment is left out.
    static Location read(String url) {
        int hash = url.indexOf('#');
        String whole = hash < 0 ? url : url.substring(0, hash);
        Matcher authority = AUTHORITY.matcher(whole);
        boolean isWhole = authority.lookingAt();
        String host = isWhole ? host(authority.group(1), authority.group(2)) : "";
        String rest = isWhole ? whole.substring(authority.end()) : whole;
        int mark = rest.indexOf('?');
        String path = mark < 0 ? rest : rest.substring(0, mark);
        return new Location(
                host,
                path.startsWith("/") ? path : "/" + path,
                mark < 0 ? "" : rest.substring(mark + 1));
    }

    /// In lower case, without user and without the scheme's usual port.
    private static String host(@Nullable String scheme, String authority) {
        String host = PlainText.lower(authority.substring(authority.lastIndexOf('@') + 1));
        String usual = "http".equalsIgnoreCase(scheme) ? ":80" : ":443";
        return host.endsWith(usual) ? host.substring(0, host.length() - usual.length()) : host;
    }
}
