package dev.footfall.capture.mask;

/// Where something was masked.
public enum Place {
    HEADER,
    COOKIE,
    QUERY,
    PATH,
    BODY,
    /// A value that looked like a secret, under a name that is not masked.
    VALUE
}
