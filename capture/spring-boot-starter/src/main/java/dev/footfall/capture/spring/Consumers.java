package dev.footfall.capture.spring;

import dev.footfall.capture.Capture;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/// Finds who calls, once for each request: where the handler is known, as it is then known who has
/// signed in; for what never comes to a handler, at its end.
final class Consumers {

    private static final String ATTRIBUTE = "dev.footfall.capture.spring.consumer";

    private final Capture capture;
    private final Optional<ConsumerNamer> namer;

    /// @param namer the application's; where it says nobody, or is none, it is the signed-in user
    Consumers(Capture capture, Optional<ConsumerNamer> namer) {
        this.capture = capture;
        this.namer = namer;
    }

    /// Never throws; empty for nobody.
    String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String name = "";
        try {
            name = namer.isPresent() ? namer.get().consumer(request) : "";
            name = name.isEmpty() ? user(request) : name;
        } catch (RuntimeException e) {
            capture.fail("a consumer could not be named", e);
        }
        request.setAttribute(ATTRIBUTE, name);
        return name;
    }

    private static String user(HttpServletRequest request) {
        String user = request.getRemoteUser();
        return user == null ? "" : user;
    }
}
