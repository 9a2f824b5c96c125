package dev.footfall.model;

import java.util.Map;

/// Who sent a hit, as far as the wire told.
///
/// @param address the client's IP address in text; empty when not known. Never stored.
/// @param userAgent the agent's own words; empty when it gave none
/// @param user the id that the caller gave for its user; empty when none
/// @param isTold whether somebody else tells of the sender and names it by `user`, so that `user`
///   alone tells visitors apart, whatever the site's policy
/// @param headers those request headers that speak of the sender (Accept, Accept-Language,
///   Sec-CH-UA…), names in lower case; empty where the hit was not sent by the sender itself
public record Sender(
        String address,
        String userAgent,
        String user,
        boolean isTold,
        Map<String, String> headers) {

    /// Stands for the agent where an application tells of somebody: its own says nothing of theirs.
    public static final String APPLICATION = "(application)";

    public Sender {
        headers = Map.copyOf(headers);
    }

    public Sender(String address, String userAgent, String user, Map<String, String> headers) {
        this(address, userAgent, user, false, headers);
    }

    public static Sender of(String address, String userAgent) {
        return new Sender(address, userAgent, "", Map.of());
    }
}
