package dev.footfall.capture.servlet;

import dev.footfall.capture.Capture;
import dev.footfall.capture.Recording;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Captures each request with its answer, once, however it is served: at once, asynchronously, by
/// an error page. Bodies are noted as they pass by, never held back. Where something within it
/// fails, the request goes on as if it were not there.
///
/// It is to stand first, with asynchronous dispatches allowed, and mapped to the dispatches
/// `REQUEST`, `ASYNC` and `ERROR`. In `web.xml` its settings are init parameters: `url`, `key`,
/// `site`, and what else [FilterSettings] names.
public final class FootfallFilter implements Filter {

    private final Function<HttpServletRequest, String> consumer;
    private @Nullable Capture capture;
    private boolean own;

    /// For `web.xml`: the settings are the init parameters.
    public FootfallFilter() {
        this.consumer = FootfallFilter::principal;
    }

    /// @param capture stays the caller's to close
    public FootfallFilter(Capture capture) {
        this(capture, FootfallFilter::principal);
    }

    /// @param capture stays the caller's to close
    /// @param consumer says who called, when the request has been served; where it says nobody, it
    ///   is the signed-in user
    public FootfallFilter(Capture capture, Function<HttpServletRequest, String> consumer) {
        this.capture = capture;
        this.consumer =
                request -> {
                    String said = consumer.apply(request);
                    return said.isEmpty() ? principal(request) : said;
                };
    }

    /// The recording of the exchange that a request belongs to, for what an adapter learns of it
    /// further in; [Recording#OFF] when it is not captured.
    public static Recording recordingOf(ServletRequest request) {
        return request.getAttribute(Observation.ATTRIBUTE) instanceof Observation observation
                ? observation.recording()
                : Recording.OFF;
    }

    private static String principal(HttpServletRequest request) {
        String user = request.getRemoteUser();
        return user == null ? "" : user;
    }

    @Override
    public void init(FilterConfig config) {
        if (capture == null) {
            capture = Capture.start(FilterSettings.of(config::getInitParameter));
            own = true;
        }
    }

    @Override
    public void destroy() {
        Capture mine = capture;
        if (own && mine != null) {
            mine.close();
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Capture engine = capture;
        Observation observation =
                engine != null
                                && request instanceof HttpServletRequest http
                                && response instanceof HttpServletResponse
                        ? observation(engine, http)
                        : null;
        if (observation == null) {
            chain.doFilter(request, response);
        } else {
            serve(observation, (HttpServletRequest) request, (HttpServletResponse) response, chain);
        }
    }

    /// The exchange that this dispatch belongs to; null when it is not captured, or begun further
    /// out.
    private @Nullable Observation observation(Capture engine, HttpServletRequest request) {
        try {
            Object known = request.getAttribute(Observation.ATTRIBUTE);
            if (known instanceof Observation observation) {
                boolean again = request.getDispatcherType() != DispatcherType.REQUEST;
                return again ? observation : null;
            }
            if (request.getDispatcherType() != DispatcherType.REQUEST) {
                return null;
            }
            Recording recording = engine.begin(request.getMethod(), request.getRequestURI());
            return recording.isOn()
                    ? Observation.begin(engine, recording, request, consumer)
                    : null;
        } catch (RuntimeException e) {
            engine.fail("a request could not be captured", e);
            return null;
        }
    }

    private static void serve(
            Observation observation,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse observedResponse = ObservedResponse.of(response, observation);
        HttpServletRequest observedRequest =
                ObservedRequest.of(request, observedResponse, observation);
        Throwable failure = null;
        try {
            chain.doFilter(observedRequest, observedResponse);
        } catch (Throwable e) {
            failure = e;
            throw e;
        } finally {
            observation.dispatched(observedRequest, observedResponse, failure);
        }
    }
}
