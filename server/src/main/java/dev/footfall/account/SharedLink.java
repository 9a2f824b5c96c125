package dev.footfall.account;

import java.util.List;

/// A link under which somebody without a key reads one site's numbers.
///
/// @param site the site's number
/// @param slug the secret part of its URL
/// @param password whether it asks for one
/// @param embedders origins of pages that may show it in a frame
/// @param created microseconds since 1970 UTC
public record SharedLink(
        long number,
        int site,
        String name,
        String slug,
        boolean password,
        List<String> embedders,
        long created) {

    public SharedLink {
        embedders = List.copyOf(embedders);
    }

    /// Leaves the secret out.
    @Override
    public String toString() {
        return "SharedLink[" + number + ", " + site + "]";
    }
}
