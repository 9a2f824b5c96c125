package dev.footfall.replay;

import dev.footfall.replay.KeptExchanges.Listed;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/// Knows the hosts that requests were recorded on, so that they are not sent there by mistake.
public final class RecordedHosts {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private RecordedHosts() {}

    /// Whether some of them were recorded there: same host, same port.
    public static boolean contains(List<Listed> listed, URI to) {
        return listed.stream()
                .filter(one -> !one.host().isEmpty())
                .map(one -> (one.scheme().isEmpty() ? "http" : one.scheme()) + "://" + one.host())
                .distinct()
                .anyMatch(recorded -> isSame(recorded, to));
    }

    private static boolean isSame(String recorded, URI to) {
        try {
            return place(URI.create(recorded)).equals(place(to));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String place(URI url) {
        int usual = "https".equals(url.getScheme()) ? HTTPS : HTTP;
        int port = url.getPort() < 0 ? usual : url.getPort();
        return String.valueOf(url.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }
}
