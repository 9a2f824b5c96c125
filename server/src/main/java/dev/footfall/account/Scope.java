package dev.footfall.account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a key allows. [#ADMIN] includes the others.
public enum Scope {
    INGEST,
    READ,
    ADMIN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads words with commas between them.
    public static Reply<List<Scope>> list(String words) {
        List<Scope> scopes = new ArrayList<>();
        for (String word : words.isBlank() ? new String[0] : words.split(",", -1)) {
            Optional<Scope> scope = find(word.strip().toLowerCase(Locale.ROOT));
            if (scope.isEmpty()) {
                return new Reply.Refused<>("scopes", "must be of ingest, read, admin");
            }
            scopes.add(scope.get());
        }
        return new Reply.Done<>(scopes);
    }

    public static Optional<Scope> find(String word) {
        return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
    }
}
