package dev.footfall.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Whose request headers are judged when bots are looked for.
public enum JudgedHeaders {
    /// Nobody's.
    NONE,
    /// Those of requests that a browser sent, by `Sec-Fetch-Site`, which no script can set and no
    /// server has reason to send.
    BROWSERS,
    /// Those of all hits whose agent says that it is a browser: right only where no server sends
    /// hits for its visitors.
    ALL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<JudgedHeaders> find(String word) {
        return Arrays.stream(values()).filter(h -> h.word().equals(word)).findFirst();
    }
}
