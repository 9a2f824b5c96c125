package dev.footfall.capture.spring;

import dev.footfall.capture.Capture;
import dev.footfall.capture.Recording;
import dev.footfall.capture.servlet.FootfallFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/// Tells a recording of its handler, as soon as Spring has found it: nothing of the body is read by
/// then. Never fails a request.
final class TrackingInterceptor implements HandlerInterceptor {

    private final Capture capture;
    private final HandlerTrackings trackings;
    private final Consumers consumers;

    TrackingInterceptor(Capture capture, HandlerTrackings trackings, Consumers consumers) {
        this.capture = capture;
        this.trackings = trackings;
        this.consumers = consumers;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        Recording recording = FootfallFilter.recordingOf(request);
        if (recording.isOn() && request.getDispatcherType() != DispatcherType.ERROR) {
            try {
                recording.tracked(trackings.of(handler)).consumer(consumers.of(request));
            } catch (RuntimeException e) {
                capture.fail("a request's handler could not be noted", e);
            }
        }
        return true;
    }
}
