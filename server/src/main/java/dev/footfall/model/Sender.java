package dev.footfall.model;

import java.util.Map;

/// Who sent a hit, as far as the wire told.
///
/// @param address the client's IP address in text; empty when not known. Never stored.
/// @param userAgent the agent's own words; empty when it gave none
/// @param user the id that the caller gave for its user; empty when none
/// @param headers those request headers that speak of the sender (Accept, Accept-Language,
///   Sec-CH-UA…), names in lower case; empty where the hit was not sent by the sender itself
public record Sender(String address, String userAgent, String user, Map<String, String> headers) {

    public Sender {
        headers = Map.copyOf(headers);
    }

    public static Sender of(String address, String userAgent) {
        return new Sender(address, userAgent, "", Map.of());
    }
}
