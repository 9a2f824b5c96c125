package dev.footfall.capture.jaxrs;

import dev.footfall.capture.Capture;
import dev.footfall.capture.Recording;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;

/// Stands around everything else that deals with a request and its answer.
@PreMatching
final class ExchangeFilter
        implements ContainerRequestFilter, ContainerResponseFilter, WriterInterceptor {

    private final Capture capture;
    private final Questions questions;
    private final boolean endTold;

    /// @param endTold whether somebody else tells when an exchange is over
    ExchangeFilter(Capture capture, Questions questions, boolean endTold) {
        this.capture = capture;
        this.questions = questions;
        this.endTold = endTold;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        try {
            String path = request.getUriInfo().getRequestUri().getRawPath();
            Recording recording = capture.begin(request.getMethod(), path == null ? "" : path);
            if (recording.isOn()) {
                ServedExchange.begin(capture, recording, request, questions, endTold);
            }
        } catch (RuntimeException e) {
            capture.fail("a request could not be captured", e);
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(ServedExchange.PROPERTY) instanceof ServedExchange served) {
            served.answering(response);
        }
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        if (!(context.getProperty(ServedExchange.PROPERTY) instanceof ServedExchange served)) {
            context.proceed();
            return;
        }
        context.setOutputStream(new ObservedOutput(context.getOutputStream(), served));
        try {
            context.proceed();
        } catch (Throwable e) {
            served.writerThrew();
            throw e;
        }
        served.bodyWritten(context.getEntity());
    }
}
