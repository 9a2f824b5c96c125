package dev.footfall.ingest.eye;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads which session an event belongs to: `session: {"id": …}`, or flat as `session_id`.
public final class EyeSessions {

    private static final Pattern WITHOUT_HYPHENS = Pattern.compile("[0-9a-fA-F]{32}");
    private static final Pattern WITH_HYPHENS =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final String FIELD = "session";
    private static final String FLAT = "session_id";

    private EyeSessions() {}

    /// Empty when there is none that can be read: the problems say why. A `session` without an id
    /// is a new one.
    static Optional<UUID> read(JsonNode input, EyeProblems problems) {
        @Nullable JsonNode session = input.get(FIELD);
        @Nullable JsonNode flat = input.get(FLAT);
        if (session == null && flat != null) {
            return id(FLAT, flat, problems);
        }
        if (session == null) {
            problems.add(FIELD, EyeProblems.REQUIRED);
        } else if (session.isNull()) {
            problems.add(FIELD, EyeProblems.NULL);
        } else if (!session.isObject()) {
            problems.add(FIELD, EyeCheck.noDictionary(session));
        } else {
            JsonNode id = session.has("id") ? session.path("id") : session.path("pk");
            return id.isMissingNode() ? Optional.of(UUID.randomUUID()) : id(FIELD, id, problems);
        }
        return Optional.empty();
    }

    private static Optional<UUID> id(String field, JsonNode id, EyeProblems problems) {
        Optional<UUID> uuid = id.isString() ? parse(id.asString()) : Optional.empty();
        if (uuid.isEmpty()) {
            problems.add(field, id.isNull() ? EyeProblems.NULL : EyeProblems.NO_UUID);
        }
        return uuid;
    }

    /// A UUID in either case, with its hyphens or without.
    public static Optional<UUID> parse(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (WITHOUT_HYPHENS.matcher(lower).matches()) {
            long high = Long.parseUnsignedLong(lower.substring(0, 16), 16);
            return Optional.of(new UUID(high, Long.parseUnsignedLong(lower.substring(16), 16)));
        }
        return WITH_HYPHENS.matcher(lower).matches()
                ? Optional.of(UUID.fromString(lower))
                : Optional.empty();
    }
}
