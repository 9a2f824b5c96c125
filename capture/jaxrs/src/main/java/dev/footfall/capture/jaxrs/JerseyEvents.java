package dev.footfall.capture.jaxrs;

import dev.footfall.capture.Capture;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.internal.process.MappableException;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import org.jspecify.annotations.Nullable;

/// Tells exchanges what Jersey knows beyond the standard: which exception an answer stands for, and
/// when all is done. Loaded only where Jersey is.
final class JerseyEvents implements ApplicationEventListener {

    private final Capture capture;

    JerseyEvents(Capture capture) {
        this.capture = capture;
    }

    @Override
    public void onEvent(ApplicationEvent event) {
        // nothing of the application itself is captured
    }

    @Override
    public RequestEventListener onRequest(RequestEvent event) {
        return new OfRequest(capture);
    }

    /// Keeps the exchange, as containers may let go of a request's properties before its end.
    private static final class OfRequest implements RequestEventListener {

        private final Capture capture;
        private volatile @Nullable ServedExchange served;

        private OfRequest(Capture capture) {
            this.capture = capture;
        }

        @Override
        public void onEvent(RequestEvent event) {
            try {
                ServedExchange known = served;
                Object property =
                        known == null
                                ? event.getContainerRequest().getProperty(ServedExchange.PROPERTY)
                                : known;
                if (property instanceof ServedExchange exchange) {
                    served = exchange;
                    tell(exchange, event);
                }
            } catch (RuntimeException e) {
                capture.fail("an exchange's end could not be noted", e);
            }
        }
    }

    private static void tell(ServedExchange served, RequestEvent event) {
        if (event.getType() == RequestEvent.Type.ON_EXCEPTION) {
            served.failed(thrown(event.getException()));
        } else if (event.getType() == RequestEvent.Type.FINISHED) {
            ContainerResponse response = event.getContainerResponse();
            if (response == null || !response.isChunked()) { // which goes on
                served.finish();
            }
        }
    }

    private static @Nullable Throwable thrown(@Nullable Throwable wrapped) {
        return wrapped instanceof MappableException mappable && mappable.getCause() != null
                ? mappable.getCause()
                : wrapped;
    }
}
