package dev.footfall.account;

import java.util.Arrays;
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

    public static Optional<Scope> find(String word) {
        return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
    }
}
