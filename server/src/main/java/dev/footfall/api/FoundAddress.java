package dev.footfall.api;

import java.util.List;

/// The address that a request is counted under, and how it was found.
///
/// @param chain the furthest claim first, the other end of the connection last
/// @param header the name of the header that was read; empty where the request has none
/// @param end why the walk went no further
/// @param hasProxies whether any proxies are trusted at all
public record FoundAddress(
        String address,
        List<ClientHop> chain,
        String header,
        FoundAddress.End end,
        boolean hasProxies) {

    /// Why a walk from proxy to proxy ended.
    public enum End {
        /// At somebody who is no trusted proxy.
        STRANGER,
        /// The last trusted proxy named nobody.
        NOTHING_LEFT,
        /// What the last trusted proxy named is no address.
        NO_ADDRESS
    }

    private static final int LONGEST_QUOTE = 60;

    public FoundAddress {
        chain = List.copyOf(chain);
    }

    /// The other end of the connection.
    public ClientHop peer() {
        return chain.getLast();
    }

    /// A sentence for people: why this address was taken.
    public String why() {
        boolean isPeer = peer().role() == ClientHop.Role.CLIENT;
        return switch (end) {
            case STRANGER -> isPeer ? stranger() : beyondProxies();
            case NOTHING_LEFT -> isPeer ? silentProxy() : onlyProxies();
            case NO_ADDRESS -> noAddress();
        };
    }

    private String stranger() {
        String taken = "It is the address of the connection itself";
        if (header.isEmpty()) {
            return taken + ".";
        }
        return taken
                + "; "
                + header
                + " was sent but is not believed, as "
                + (hasProxies
                        ? address + " is not in http.trusted-proxies."
                        : "http.trusted-proxies names nobody.");
    }

    private String beyondProxies() {
        return "Read from the right, it is the first address in "
                + header
                + " that is not in http.trusted-proxies.";
    }

    private String silentProxy() {
        return "It is the address of a trusted proxy, which sent none of the headers in"
                + " http.address-headers.";
    }

    private String onlyProxies() {
        return "Every address in " + header + " is a trusted proxy; it is the furthest of them.";
    }

    private String noAddress() {
        String odd =
                chain.stream()
                        .filter(hop -> hop.role() == ClientHop.Role.UNREADABLE)
                        .map(ClientHop::sent)
                        .findFirst()
                        .orElse("");
        return "It is the last address before '"
                + PlainText.clean(odd, LONGEST_QUOTE)
                + "' in "
                + header
                + ", which is no address and ends the walk.";
    }
}
