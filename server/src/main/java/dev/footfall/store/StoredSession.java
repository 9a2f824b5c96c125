package dev.footfall.store;

/// A sign-in as it is kept: not its token, which only the browser has.
///
/// @param hash SHA-256 of the token, in hex
/// @param user the user who signed in; 0 for a visitor of a shared link
/// @param link the shared link; 0 for a user
/// @param ends microseconds since 1970 UTC
public record StoredSession(String hash, long user, long link, long ends) {}
