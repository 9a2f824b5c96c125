package dev.footfall.capture.jaxrs;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.function.Function;

/// What an application is asked about each exchange; empty answers say nothing.
record Questions(
        Function<ContainerRequestContext, String> consumer,
        Function<ContainerRequestContext, String> address,
        Function<ContainerRequestContext, String> route) {}
