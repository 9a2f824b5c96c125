package dev.footfall.api.admin;

import dev.footfall.model.Site;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Some of the sites in the order of their domains, with the cursors that lead to their neighbours.
///
/// @param after leads to the sites behind these; empty when there are none
/// @param before leads to the sites ahead of these; empty when there are none
record SitePage(List<Site> sites, String after, String before) {

    /// Empty when a cursor is none of ours.
    ///
    /// @param all by domain
    /// @param after a cursor, or empty
    /// @param before a cursor, or empty
    static Optional<SitePage> of(List<Site> all, String after, String before, int limit) {
        Optional<String> low = domain(after);
        Optional<String> high = domain(before);
        if (low.isEmpty() || high.isEmpty()) {
            return Optional.empty();
        }
        int start = after.isEmpty() ? 0 : firstFrom(all, low.get() + '\0');
        int end = before.isEmpty() ? all.size() : firstFrom(all, high.get());
        if (end - start > limit) {
            boolean backwards = after.isEmpty() && !before.isEmpty();
            start = backwards ? end - limit : start;
            end = backwards ? end : start + limit;
        }
        List<Site> page = all.subList(Math.min(start, end), end);
        boolean none = page.isEmpty();
        return Optional.of(
                new SitePage(
                        page,
                        none || end == all.size() ? "" : cursor(page.getLast()),
                        none || start == 0 ? "" : cursor(page.getFirst())));
    }

    private static int firstFrom(List<Site> all, String domain) {
        int at = 0;
        while (at < all.size() && all.get(at).domain().compareTo(domain) < 0) {
            at++;
        }
        return at;
    }

    private static String cursor(Site site) {
        byte[] domain = site.domain().getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(domain);
    }

    private static Optional<String> domain(String cursor) {
        try {
            byte[] domain = Base64.getUrlDecoder().decode(cursor);
            return Optional.of(new String(domain, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
