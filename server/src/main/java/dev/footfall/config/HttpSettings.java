package dev.footfall.config;

import dev.footfall.model.Network;
import java.util.List;
import java.util.regex.Pattern;

/// Where and for whom the server listens.
///
/// @param trustedProxies networks in CIDR form
/// @param addressHeaders names of headers with the client's address; the first that a request has
///   is read
/// @param atOnce how many requests other than events are worked on at the same time
public record HttpSettings(
        String host,
        int port,
        List<String> trustedProxies,
        List<String> addressHeaders,
        int atOnce) {

    private static final int LARGEST_PORT = 65_535;
    private static final int LARGEST_AT_ONCE = 10_000;
    private static final int MOST_HEADERS = 16;
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,100}");

    public HttpSettings {
        trustedProxies = List.copyOf(trustedProxies);
        addressHeaders = List.copyOf(addressHeaders);
    }

    static HttpSettings read(SettingsReader reader) {
        return new HttpSettings(
                reader.text("http.host"),
                reader.whole("http.port", 0, LARGEST_PORT),
                trustedProxies(reader),
                addressHeaders(reader),
                reader.whole("http.at-once", 1, LARGEST_AT_ONCE));
    }

    private static List<String> trustedProxies(SettingsReader reader) {
        List<String> networks = reader.texts("http.trusted-proxies");
        for (String network : networks) {
            if (Network.parse(network.strip()).isEmpty()) {
                reader.problem(
                        "http.trusted-proxies",
                        "'" + network + "' is no address or CIDR block such as 10.0.0.0/8");
            }
        }
        return networks;
    }

    private static List<String> addressHeaders(SettingsReader reader) {
        List<String> names = reader.texts("http.address-headers");
        for (String name : names) {
            if (!HEADER.matcher(name).matches()) {
                reader.problem("http.address-headers", "'" + name + "' is no header's name");
            }
        }
        if (names.size() > MOST_HEADERS) {
            reader.problem("http.address-headers", "names more than " + MOST_HEADERS);
        }
        return names;
    }
}
