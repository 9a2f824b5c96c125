package dev.footfall.api;

import dev.footfall.model.Address;
import dev.footfall.model.Network;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells the address of the client behind a request. What `X-Forwarded-For` (or, where that is
/// absent, `Forwarded`) says is believed only as far as trusted proxies wrote it: read from the
/// right, the first address that is no trusted proxy is the client. Any thread may call it.
public final class ClientAddress {

    /// Hops that are looked at; what lies further left is ignored.
    private static final int MOST_HOPS = 32;

    private final List<Network> trusted;

    /// @param trustedProxies CIDR blocks or single addresses, IPv4 or IPv6
    /// @throws IllegalArgumentException naming the block that is none
    public ClientAddress(List<String> trustedProxies) {
        this.trusted = trustedProxies.stream().map(ClientAddress::network).toList();
    }

    /// Whether the text is a block that the constructor takes.
    public static boolean isNetwork(String cidr) {
        return Network.parse(cidr.strip()).isPresent();
    }

    /// The client's address in text.
    public String of(HttpServerRequest request) {
        String peer = bare(request.remoteAddress().hostAddress());
        if (trusted.isEmpty()) {
            return peer;
        }
        return client(peer, forwarded(request));
    }

    /// The addresses that the request passed, the client's own claim first, the peer of this
    /// connection last; for people who set up proxies.
    public List<String> chain(HttpServerRequest request) {
        List<String> chain = new ArrayList<>(forwarded(request));
        chain.add(bare(request.remoteAddress().hostAddress()));
        return chain;
    }

    /// @param hops what the headers say, the nearest hop last
    String client(String peer, List<String> hops) {
        String believed = peer;
        for (int i = hops.size() - 1; i >= 0 && isTrusted(believed); i--) {
            if (Address.parse(hops.get(i)).isEmpty()) {
                return believed;
            }
            believed = hops.get(i);
        }
        return believed;
    }

    /// Whether the text is the address of a trusted proxy.
    public boolean isTrusted(String address) {
        Optional<Address> parsed = Address.parse(address);
        return parsed.isPresent() && trusted.stream().anyMatch(n -> n.contains(parsed.get()));
    }

    private static List<String> forwarded(HttpServerRequest request) {
        List<String> lines = request.headers().getAll("X-Forwarded-For");
        if (!lines.isEmpty()) {
            return hops(String.join(",", lines), false);
        }
        List<String> standard = request.headers().getAll("Forwarded");
        return standard.isEmpty() ? List.of() : hops(String.join(",", standard), true);
    }

    static List<String> hops(String header, boolean standard) {
        List<String> hops = new ArrayList<>();
        int end = header.length();
        while (end >= 0 && hops.size() < MOST_HOPS) {
            int comma = header.lastIndexOf(',', end - 1);
            String hop = header.substring(comma + 1, end).strip();
            hops.add(bare(standard ? forParameter(hop) : hop));
            end = comma;
        }
        return hops.reversed();
    }

    /// The `for` of one element of `Forwarded` (RFC 7239, 4); empty when it has none.
    private static String forParameter(String element) {
        for (String pair : element.split(";", MOST_HOPS)) {
            String stripped = pair.strip();
            if (stripped.regionMatches(true, 0, "for=", 0, 4)) {
                return stripped.substring(4).replace("\"", "");
            }
        }
        return "";
    }

    /// Without port, brackets and zone: `[2001:db8::1]:443` is `2001:db8::1`.
    private static String bare(String hop) {
        int zone = hop.indexOf('%');
        String text = zone < 0 ? hop : hop.substring(0, zone);
        if (text.startsWith("[")) {
            int close = text.indexOf(']');
            return close < 0 ? text : text.substring(1, close);
        }
        int colon = text.indexOf(':');
        boolean port = colon > 0 && colon == text.lastIndexOf(':');
        return port ? text.substring(0, colon) : text;
    }

    private static Network network(String cidr) {
        return Network.parse(cidr.strip())
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "'" + cidr + "' is no CIDR block such as 10.0.0.0/8"));
    }
}
