package dev.footfall.model;

import java.util.OptionalLong;

/// One request with its answer, as an API owner counts it.
///
/// @param method in upper case; empty when the event is no request
/// @param scheme `http` or `https`; empty when not known
/// @param status 100 to 599; 0 when not known
/// @param route the path's template, such as `/guest/{id}`; empty when nobody named one
/// @param durationMicros time taken to answer; empty when not measured
/// @param bytesIn size of the request's body; empty when not known
/// @param bytesOut size of the answer; empty when not known
/// @param consumer who called: an API key's name, an application, a signed-in user; empty when not
///   known
public record Exchange(
        String method,
        String scheme,
        int status,
        String route,
        OptionalLong durationMicros,
        OptionalLong bytesIn,
        OptionalLong bytesOut,
        String consumer) {

    public static final Exchange NONE =
            new Exchange(
                    "",
                    "",
                    0,
                    "",
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    "");

    public boolean isPresent() {
        return !method.isEmpty();
    }
}
