package dev.footfall.capture.spring;

import dev.footfall.capture.Capture;
import dev.footfall.capture.Switches;
import dev.footfall.capture.Task;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.util.unit.DataSize;

/// Actuator's `footfall`: shows how the capturing is doing, and switches it while the application
/// runs. What is switched lasts until the application ends.
///
/// Spring Boot 3 knows by Spring's own annotation which parameters may be left out, Spring Boot 4
/// by JSpecify's.
@WebEndpoint(id = "footfall")
final class FootfallEndpoint {

    private final Capture capture;

    FootfallEndpoint(Capture capture) {
        this.capture = capture;
    }

    @ReadOperation
    CaptureState state() {
        return CaptureState.of(capture);
    }

    /// Changes all that is said, or nothing when any of it cannot be.
    ///
    /// @param pattern whose exchanges it is for, such as `GET /orders/{id}`; all when not said
    /// @param sample from 0 to 1
    /// @param maxBody bytes, or such as `64KB`; 0 for none
    @WriteOperation
    WebEndpointResponse<Object> change(
            @org.springframework.lang.Nullable @Nullable String pattern,
            @org.springframework.lang.Nullable @Nullable Boolean persist,
            @org.springframework.lang.Nullable @Nullable Boolean log,
            @org.springframework.lang.Nullable @Nullable Double sample,
            @org.springframework.lang.Nullable @Nullable DataSize maxBody) {
        if (persist == null && log == null && sample == null && maxBody == null) {
            return refusal("One of persist, log, sample and maxBody is to be said");
        }
        if (sample != null && !(sample >= 0 && sample <= 1)) {
            return refusal("sample is from 0 to 1: " + sample);
        }
        long ceiling = Math.min(Integer.MAX_VALUE, capture.settings().memory());
        if (maxBody != null && (maxBody.isNegative() || maxBody.toBytes() > ceiling)) {
            return refusal("maxBody is from 0 to " + ceiling + ": " + maxBody.toBytes());
        }
        try {
            set(pattern, Task.PERSIST, persist);
            set(pattern, Task.LOG, log);
            set(pattern, sample);
            set(pattern, maxBody);
        } catch (IllegalArgumentException e) {
            return refusal("pattern: " + e.getMessage());
        }
        return new WebEndpointResponse<>(CaptureState.of(capture));
    }

    private void set(@Nullable String pattern, Task task, @Nullable Boolean on) {
        Switches switches = capture.switches();
        if (on != null && pattern == null) {
            switches.set(task, on);
        } else if (on != null && pattern != null) {
            switches.set(pattern, task, on);
        }
    }

    private void set(@Nullable String pattern, @Nullable Double sample) {
        if (sample != null && pattern == null) {
            capture.switches().sample(sample);
        } else if (sample != null && pattern != null) {
            capture.switches().sample(pattern, sample);
        }
    }

    private void set(@Nullable String pattern, @Nullable DataSize maxBody) {
        if (maxBody != null && pattern == null) {
            capture.switches().maxBody(Math.toIntExact(maxBody.toBytes()));
        } else if (maxBody != null && pattern != null) {
            capture.switches().maxBody(pattern, Math.toIntExact(maxBody.toBytes()));
        }
    }

    /// Forgets what was set for a pattern.
    @DeleteOperation
    WebEndpointResponse<Object> clear(String pattern) {
        try {
            capture.switches().clear(pattern);
        } catch (IllegalArgumentException e) {
            return refusal("pattern: " + e.getMessage());
        }
        return new WebEndpointResponse<>(CaptureState.of(capture));
    }

    private static WebEndpointResponse<Object> refusal(String why) {
        return new WebEndpointResponse<>(
                Map.of("error", why), WebEndpointResponse.STATUS_BAD_REQUEST);
    }
}
