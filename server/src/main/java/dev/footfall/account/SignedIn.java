package dev.footfall.account;

/// A sign-in just made.
///
/// @param token to be sent like a key; shown once
/// @param ends microseconds since 1970 UTC
public record SignedIn(String token, long ends) {

    /// Leaves the secret out.
    @Override
    public String toString() {
        return "SignedIn[" + ends + "]";
    }
}
