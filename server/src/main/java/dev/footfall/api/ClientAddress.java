package dev.footfall.api;

import dev.footfall.model.Address;
import dev.footfall.model.Network;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Tells the address of the client behind a request. The first of the named headers that the
/// request has is believed only as far as trusted proxies wrote it: read from the right, the first
/// address that is no trusted proxy is the client, and what is no address ends the walk. Any thread
/// may call it.
public final class ClientAddress {

    /// Those that are read unless `http.address-headers` says otherwise, in their order.
    public static final List<String> USUAL_HEADERS = List.of("X-Forwarded-For", "Forwarded");

    /// Headers in which proxies are known to tell a client's address.
    public static final List<String> KNOWN_HEADERS =
            List.of(
                    "X-Forwarded-For",
                    "X-Forwarded",
                    "X-Original-Forwarded-For",
                    "Forwarded-For",
                    "Forwarded",
                    "X-Real-IP",
                    "X-Remote-IP",
                    "X-Remote-Addr",
                    "Remote-Addr",
                    "X-Client-IP",
                    "Client-IP",
                    "X-Cluster-Client-IP",
                    "X-Originating-IP",
                    "X-Envoy-External-Address",
                    "X-Appengine-User-IP",
                    "X-Azure-ClientIP",
                    "X-Azure-SocketIP",
                    "CF-Connecting-IP",
                    "CF-Connecting-IPv6",
                    "CF-Pseudo-IPv4",
                    "True-Client-IP",
                    "Fastly-Client-IP",
                    "Fly-Client-IP",
                    "CloudFront-Viewer-Address");

    /// Hops that are looked at; what lies further left is left out.
    private static final int MOST_HOPS = 32;

    /// The one header with a syntax of its own (RFC 7239); all others are lists of addresses, or a
    /// single one.
    private static final String STANDARD = "Forwarded";

    private final List<Network> trusted;
    private final List<String> headers;

    /// @param trustedProxies CIDR blocks or single addresses, IPv4 or IPv6
    /// @throws IllegalArgumentException naming the block that is none
    public ClientAddress(List<String> trustedProxies) {
        this(trustedProxies, USUAL_HEADERS);
    }

    /// @param headers names of headers; the first that a request has is read, the others are not
    public ClientAddress(List<String> trustedProxies, List<String> headers) {
        this.trusted = trustedProxies.stream().map(ClientAddress::network).toList();
        this.headers = List.copyOf(headers);
    }

    /// The client's address in text.
    public String of(HttpServerRequest request) {
        String peer = peer(request);
        boolean isPlain = trusted.isEmpty() && peer.indexOf(':') < 0;
        return isPlain ? peer : find(request).address();
    }

    /// The client's address and how it was found.
    public FoundAddress find(HttpServerRequest request) {
        return find(peer(request), name -> request.headers().getAll(name));
    }

    /// The same for a request that is only told of.
    ///
    /// @param peer the other end of the connection
    /// @param lines the values of a header, one for each line; empty where there is none
    public FoundAddress find(String peer, Function<String, List<String>> lines) {
        for (String name : headers) {
            String value = String.join(",", lines.apply(name));
            if (!value.isBlank()) {
                return walk(peer, name, hops(value, STANDARD.equalsIgnoreCase(name)));
            }
        }
        return walk(peer, "", List.of());
    }

    /// The names of the headers that are read.
    public List<String> headers() {
        return headers;
    }

    private FoundAddress walk(String peer, String header, List<String> claims) {
        List<ClientHop> chain = new ArrayList<>(claims.size() + 1);
        ClientHop believed = hop(peer, ClientHop.CONNECTION, true);
        int next = claims.size() - 1;
        FoundAddress.End end = FoundAddress.End.STRANGER;
        while (believed.isTrusted()) {
            ClientHop further = next < 0 ? ClientHop.NONE : hop(claims.get(next), header, true);
            if (further.address().isEmpty()) {
                end = next < 0 ? FoundAddress.End.NOTHING_LEFT : FoundAddress.End.NO_ADDRESS;
                break;
            }
            chain.addFirst(believed.as(ClientHop.Role.PROXY));
            believed = further;
            next--;
        }
        chain.addFirst(believed.as(ClientHop.Role.CLIENT));
        if (end == FoundAddress.End.NO_ADDRESS) {
            chain.addFirst(hop(claims.get(next--), header, false).as(ClientHop.Role.UNREADABLE));
        }
        for (; next >= 0; next--) {
            chain.addFirst(hop(claims.get(next), header, false));
        }
        return new FoundAddress(believed.address(), chain, header, end, !trusted.isEmpty());
    }

    private ClientHop hop(String sent, String from, boolean isLookedAt) {
        String bare = bare(sent);
        Optional<Address> address = Address.parse(bare);
        boolean isTrusted =
                isLookedAt
                        && address.isPresent()
                        && trusted.stream().anyMatch(n -> n.contains(address.get()));
        boolean isPeer = from.equals(ClientHop.CONNECTION);
        String text = address.map(Address::text).orElse(isPeer ? bare : "");
        return new ClientHop(text, sent, from, isTrusted, ClientHop.Role.IGNORED);
    }

    private static String peer(HttpServerRequest request) {
        return request.remoteAddress().hostAddress();
    }

    /// @return what the header says, the nearest hop last
    static List<String> hops(String header, boolean isStandard) {
        List<String> hops = new ArrayList<>();
        int end = header.length();
        while (end >= 0 && hops.size() < MOST_HOPS) {
            int comma = header.lastIndexOf(',', end - 1);
            String hop = header.substring(comma + 1, end).strip();
            hops.add(isStandard ? forParameter(hop) : hop);
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
        if (hop.startsWith("[")) {
            int close = hop.indexOf(']');
            return close < 0 ? "" : withoutZone(hop.substring(1, close));
        }
        int colon = hop.indexOf(':');
        boolean isPort = colon > 0 && colon == hop.lastIndexOf(':');
        return withoutZone(isPort ? hop.substring(0, colon) : hop);
    }

    private static String withoutZone(String text) {
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    /// Whether the text is a block that the constructor takes.
    public static boolean isNetwork(String cidr) {
        return Network.parse(cidr.strip()).isPresent();
    }

    private static Network network(String cidr) {
        return Network.parse(cidr.strip())
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "'" + cidr + "' is no CIDR block such as 10.0.0.0/8"));
    }
}
