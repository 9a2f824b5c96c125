package dev.footfall.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a user may do with the sites that they see. An owner sees all of them, and says who else
/// may call.
public enum Role {
    OWNER(Scope.ADMIN),
    ADMIN(Scope.ADMIN),
    VIEWER(Scope.READ);

    private final Scope scope;

    Role(Scope scope) {
        this.scope = scope;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Set<Scope> scopes() {
        return Set.of(scope);
    }

    public static Optional<Role> find(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
