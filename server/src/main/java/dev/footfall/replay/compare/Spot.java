package dev.footfall.replay.compare;

import java.util.Locale;
import java.util.Set;

/// A place of a route's answers together with the way in which they differ there: what is learnt,
/// counted and reported as one.
///
/// @param place a pattern such as `/items/*/id`, empty for a body as a whole; of a header its name
///   in lower case; empty for the status
public record Spot(Kind kind, String place) {

    /// The ways in which two answers may differ.
    public enum Kind {
        STATUS,
        HEADER,
        BODY,
        TYPE,
        VALUE,
        MISSING,
        ADDED,
        LENGTH,
        ORDER;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What comes and goes, or is now this and now that, says nothing about what is in it.
    private static final Set<Kind> WITH_ALL_BELOW = Set.of(Kind.TYPE, Kind.MISSING, Kind.ADDED);

    /// The members of a list that is now longer, now shorter are now these, now those; what fields
    /// they have is not a matter of how many there are.
    private static final Set<Kind> OF_CHANGING_MEMBERS =
            Set.of(Kind.VALUE, Kind.LENGTH, Kind.ORDER);

    private static final Set<Kind> IN_BODIES =
            Set.of(Kind.TYPE, Kind.VALUE, Kind.MISSING, Kind.ADDED, Kind.LENGTH, Kind.ORDER);

    /// Whether a difference at the other spot is to be expected where this one is noise.
    boolean covers(Spot other) {
        if (equals(other)) {
            return true;
        }
        if (!IN_BODIES.contains(kind) || !IN_BODIES.contains(other.kind)) {
            return false;
        }
        if (place.equals(other.place)) {
            return switch (kind) {
                case MISSING, ADDED -> true;
                case TYPE -> other.kind == Kind.VALUE;
                case LENGTH -> other.kind == Kind.ORDER;
                case VALUE, ORDER, STATUS, HEADER, BODY -> false;
            };
        }
        return other.place.startsWith(place + "/")
                && (WITH_ALL_BELOW.contains(kind)
                        || (kind == Kind.LENGTH && OF_CHANGING_MEMBERS.contains(other.kind)));
    }

    /// For people, such as `value /items/*/id`, `header etag`, `status`.
    public String text() {
        String where = place.isEmpty() && IN_BODIES.contains(kind) ? "body" : place;
        return (kind.word() + " " + where).strip();
    }
}
