package dev.footfall.capture.spring;

import jakarta.servlet.http.HttpServletRequest;

/// Says who calls, where it is neither the signed-in user nor the owner of a key in the header that
/// `footfall.capture.consumer-header` names. A bean of the application's own, which counts before
/// both.
@FunctionalInterface
public interface ConsumerNamer {

    /// @return never a secret; empty where the others shall say
    String consumer(HttpServletRequest request);
}
