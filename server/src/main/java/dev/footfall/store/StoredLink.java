package dev.footfall.store;

import java.util.List;

/// A shared link as it is kept.
///
/// @param password an Argon2id hash in its usual text form; empty where none is asked for
/// @param embedders origins of pages that may show it in a frame
/// @param created microseconds since 1970 UTC
public record StoredLink(
        long number, int site, String name, String password, List<String> embedders, long created) {

    public StoredLink {
        embedders = List.copyOf(embedders);
    }

    /// The same under a number of its own.
    public StoredLink numbered(long own) {
        return new StoredLink(own, site, name, password, embedders, created);
    }

    /// Leaves the hash out.
    @Override
    public String toString() {
        return "StoredLink[" + number + ", " + site + "]";
    }
}
