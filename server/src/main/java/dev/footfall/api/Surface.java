package dev.footfall.api;

import io.vertx.ext.web.Router;

/// The routes of one wire format.
@FunctionalInterface
public interface Surface {

    void mount(Router router);
}
