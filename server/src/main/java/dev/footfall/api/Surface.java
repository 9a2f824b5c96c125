package dev.footfall.api;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;

/// The routes of one wire format.
@FunctionalInterface
public interface Surface {

    void mount(Router router);

    /// Answers, in the surface's own form, a request for one of its routes whose target cannot be
    /// decoded; no router sees that one. False when it is for none of them.
    default boolean refuses(HttpServerRequest undecodable) {
        return false;
    }
}
