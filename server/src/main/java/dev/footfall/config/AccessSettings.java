package dev.footfall.config;

import java.util.List;
import java.util.Set;

/// Who may call without a key, and the key that may do everything.
///
/// @param adminKey empty: one is made at the first start
public record AccessSettings(String adminKey, Set<String> anonymous) {

    /// The surfaces that can be opened.
    static final List<String> SURFACES =
            List.of("event", "tags", "eye", "rest-tracker", "traffic", "stats");

    private static final int SHORTEST_KEY = 16;

    public AccessSettings {
        anonymous = Set.copyOf(anonymous);
    }

    /// Leaves the key out, as it is a secret.
    @Override
    public String toString() {
        return "AccessSettings[anonymous=" + anonymous + "]";
    }

    static AccessSettings read(SettingsReader reader) {
        String key = reader.text("admin.key");
        if (!key.isEmpty() && key.length() < SHORTEST_KEY) {
            reader.problem("admin.key", "must have at least " + SHORTEST_KEY + " characters");
        }
        List<String> anonymous = reader.texts("access.anonymous");
        for (String surface : anonymous) {
            if (!SURFACES.contains(surface)) {
                reader.problem(
                        "access.anonymous",
                        "'" + surface + "' is not one of " + String.join(", ", SURFACES));
            }
        }
        return new AccessSettings(key, Set.copyOf(anonymous));
    }
}
