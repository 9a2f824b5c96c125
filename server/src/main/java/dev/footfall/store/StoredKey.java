package dev.footfall.store;

import java.util.List;

/// A key as it is kept: not the key itself, which only its owner has.
///
/// @param id names it to people
/// @param hash SHA-256 of the key's text, in hex
/// @param scopes words of what it allows
/// @param site the one site it is for; 0 for all
/// @param created microseconds since 1970 UTC
public record StoredKey(
        String id, String name, String hash, List<String> scopes, int site, long created) {

    public StoredKey {
        scopes = List.copyOf(scopes);
    }
}
