package dev.footfall.capture.spring;

import jakarta.servlet.http.HttpServletRequest;

/// Says who calls, such as the name of an API key. A bean of the application's own; without one it
/// is the signed-in user.
@FunctionalInterface
public interface ConsumerNamer {

    /// @return empty for nobody; never a secret
    String consumer(HttpServletRequest request);
}
