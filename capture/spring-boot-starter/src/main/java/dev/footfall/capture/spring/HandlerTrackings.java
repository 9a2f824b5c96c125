package dev.footfall.capture.spring;

import dev.footfall.capture.Capture;
import dev.footfall.capture.Tracked;
import dev.footfall.capture.Tracking;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// What [Tracked] says of each handler, read once. All controllers' are read at the start, so that
/// a sample above the settings' holds from the first request, and what cannot be stops the start.
final class HandlerTrackings implements SmartInitializingSingleton {

    private record Handler(Class<?> type, @Nullable Method method) {}

    private final Capture capture;
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final Map<Handler, Tracking> known = new ConcurrentHashMap<>();

    HandlerTrackings(Capture capture, ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.capture = capture;
        this.mappings = mappings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                .forEach(this::of);
    }

    /// @param handler a controller's method, or what else Spring lets handle a request
    Tracking of(Object handler) {
        Handler key =
                handler instanceof HandlerMethod method
                        ? new Handler(method.getBeanType(), method.getMethod())
                        : new Handler(handler.getClass(), null);
        return known.computeIfAbsent(key, this::read);
    }

    private Tracking read(Handler handler) {
        List<Tracked> nearest = new ArrayList<>();
        Method method = handler.method();
        if (method != null) {
            add(nearest, AnnotatedElementUtils.findMergedAnnotation(method, Tracked.class));
        }
        add(nearest, AnnotatedElementUtils.findMergedAnnotation(handler.type(), Tracked.class));
        try {
            return capture.tracking(nearest);
        } catch (IllegalArgumentException e) {
            String where = method == null ? handler.type().getName() : method.toString();
            throw new IllegalStateException("@Tracked of " + where + ": " + e.getMessage(), e);
        }
    }

    private static void add(List<Tracked> nearest, @Nullable Tracked found) {
        if (found != null) {
            nearest.add(found);
        }
    }
}
