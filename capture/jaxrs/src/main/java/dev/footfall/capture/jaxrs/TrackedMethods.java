package dev.footfall.capture.jaxrs;

import dev.footfall.capture.Capture;
import dev.footfall.capture.Tracked;
import dev.footfall.capture.Tracking;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/// Reads what [Tracked] says of each resource method, and the template of its route, when the
/// application starts; so that a sample above the settings' holds from the first request, and what
/// cannot be stops the start. Methods of sub-resources are read when they are found.
final class TrackedMethods implements DynamicFeature {

    private final Capture capture;

    TrackedMethods(Capture capture) {
        this.capture = capture;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Class<?> type = resource.getResourceClass();
        Method method = resource.getResourceMethod();
        if (type != null && method != null) {
            ResourceRoute route = ResourceRoute.of(type, method);
            context.register(
                    new Matched(capture, route, tracking(type, method)), FootfallFeature.OUTERMOST);
        }
    }

    private Tracking tracking(Class<?> type, Method method) {
        List<Tracked> nearest = new ArrayList<>();
        Annotations.of(method, Tracked.class).ifPresent(nearest::add);
        Annotations.of(type, Tracked.class).ifPresent(nearest::add);
        try {
            return capture.tracking(nearest);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("@Tracked of " + method + ": " + e.getMessage(), e);
        }
    }

    /// Tells an exchange of the method that it has come to.
    private record Matched(Capture capture, ResourceRoute route, Tracking tracking)
            implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            if (request.getProperty(ServedExchange.PROPERTY) instanceof ServedExchange served) {
                try {
                    served.matched(route.of(request.getUriInfo()), tracking);
                } catch (RuntimeException e) {
                    capture.fail("a request's resource could not be noted", e);
                }
            }
        }
    }
}
