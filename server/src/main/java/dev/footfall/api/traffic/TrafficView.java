package dev.footfall.api.traffic;

import dev.footfall.model.Engagement;
import dev.footfall.model.EventKind;
import dev.footfall.model.Exchange;
import dev.footfall.model.Hit;
import dev.footfall.model.Location;
import dev.footfall.model.Revenue;
import dev.footfall.model.Sender;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// One page view, as the server that saw it tells of it.
///
/// @param time when it happened, microseconds since 1970 UTC; empty: when it was told
record TrafficView(Location location, Sender sender, OptionalLong time) {

    static final String SURFACE = "traffic";

    /// @param now microseconds since 1970 UTC
    Hit toHit(String domain, long now) {
        return new Hit(
                SURFACE,
                domain,
                Optional.empty(),
                now,
                time.orElse(now),
                EventKind.PAGEVIEW,
                EventKind.PAGEVIEW.word(),
                location,
                "",
                sender,
                Exchange.NONE,
                Map.of(),
                Revenue.NONE,
                Engagement.NONE,
                false,
                false,
                original());
    }

    /// What was told, without the address, which is never kept.
    private String original() {
        return "url=" + location.host() + location.path() + " user_agent=" + sender.userAgent();
    }
}
