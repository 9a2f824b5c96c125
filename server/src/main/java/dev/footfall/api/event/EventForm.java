package dev.footfall.api.event;

import dev.footfall.model.Engagement;
import dev.footfall.model.EventId;
import dev.footfall.model.EventKind;
import dev.footfall.model.Location;
import dev.footfall.model.Revenue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The fields of one body as they are being read; complete and checked when [#problems] is empty.
/// Belongs to one thread.
final class EventForm {

    /// What the script sends where it could not tell how far the page was read.
    static final int NO_SCROLL = 255;

    static final int FULL_SCROLL = 100;

    final Problems problems = new Problems();
    List<String> domains = List.of();
    String name = "";
    String url = "";
    String referrer = "";
    String user = "";
    Optional<EventId> id = Optional.empty();
    Map<String, String> props = Map.of();
    Revenue revenue = Revenue.NONE;
    boolean interactive = true;
    boolean hashRouting;

    /// Percent or [#NO_SCROLL]; -1 when absent or invalid.
    int scroll = -1;

    /// Milliseconds; -1 when absent or invalid.
    long engaged = -1;

    Location location = Location.NONE;

    EventKind kind() {
        return switch (name) {
            case "pageview" -> EventKind.PAGEVIEW;
            case "engagement" -> EventKind.ENGAGEMENT;
            default -> EventKind.CUSTOM;
        };
    }

    Engagement engagement() {
        return kind() == EventKind.ENGAGEMENT
                ? new Engagement(scroll > FULL_SCROLL ? -1 : scroll, Math.max(engaged, 0))
                : Engagement.NONE;
    }

    /// Page views alone do not keep a visit from being a bounce.
    boolean isInteractive() {
        return interactive && kind() == EventKind.CUSTOM;
    }
}
