package dev.footfall.api;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Finds out who calls. Closed unless a key or `access.anonymous` opens it.
public final class Gate {

    /// The one surface that shared links open: no single requests, people or settings.
    private static final String NUMBERS = "stats";

    private final Function<String, Optional<Caller>> keys;
    private final Set<String> anonymous;

    /// @param keys finds who a key or a sign-in belongs to, from memory and in constant time
    /// @param anonymous the surfaces that need no key
    public Gate(Function<String, Optional<Caller>> keys, Set<String> anonymous) {
        this.keys = keys;
        this.anonymous = Set.copyOf(anonymous);
    }

    /// The caller behind the request's `Authorization: Bearer KEY` (or the bare key). Without one,
    /// where the surface is open to anybody, a caller with just that scope; else empty. A wrong key
    /// is refused on open surfaces too.
    public Optional<Caller> caller(RoutingContext context, String surface, Scope scope) {
        Optional<String> sent = token(context);
        if (sent.isPresent()) {
            return keys.apply(sent.get())
                    .map(known ->
                            known.link() && !surface.equals(NUMBERS) ? known.shutOut() : known);
        }
        return anonymous.contains(surface)
                ? Optional.of(new Caller(Set.of(scope), 0))
                : Optional.empty();
    }

    /// What the request sends as its key, whoever it belongs to.
    public static Optional<String> token(RoutingContext context) {
        return Optional.ofNullable(context.request().getHeader("Authorization"))
                .map(header -> bare(header.strip()));
    }

    private static String bare(String header) {
        return header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : header;
    }
}
