package dev.footfall.capture.jdk;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import dev.footfall.capture.Capture;
import dev.footfall.capture.Recording;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Captures each exchange of a context of the JDK's HTTP server, once, whether its handler answers
/// at once or hands it to another thread. Bodies are noted as they pass by, never held back. Where
/// something within it fails, the exchange goes on as if it were not there.
///
/// It is to stand first among the filters of each context. What the server answers by itself, such
/// as 404 where there is no context, goes past it.
public final class FootfallHttpFilter extends Filter {

    private final Capture capture;
    private final Function<HttpExchange, String> consumer;
    private final Function<HttpExchange, String> route;

    /// The consumer is the user that an authenticator found, the route the context's path.
    ///
    /// @param capture stays the caller's to close
    public FootfallHttpFilter(Capture capture) {
        this(capture, FootfallHttpFilter::principal, ContextRoute::of);
    }

    private FootfallHttpFilter(
            Capture capture,
            Function<HttpExchange, String> consumer,
            Function<HttpExchange, String> route) {
        this.capture = capture;
        this.consumer = consumer;
        this.route = route;
    }

    /// @param says who called, when the exchange is over; where it says nobody, it is the user that
    ///   an authenticator found
    public FootfallHttpFilter withConsumer(Function<HttpExchange, String> says) {
        Function<HttpExchange, String> either =
                exchange -> {
                    String said = says.apply(exchange);
                    return said.isEmpty() ? principal(exchange) : said;
                };
        return new FootfallHttpFilter(capture, either, route);
    }

    /// @param says the template of the route, when the exchange is over, such as `/orders/{id}`;
    ///   empty for none
    public FootfallHttpFilter withRoute(Function<HttpExchange, String> says) {
        return new FootfallHttpFilter(capture, consumer, says);
    }

    private static String principal(HttpExchange exchange) {
        HttpPrincipal principal = exchange.getPrincipal();
        return principal == null ? "" : principal.getUsername();
    }

    @Override
    public String description() {
        return "captures exchanges for Footfall";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        ServedExchange served = begin(exchange);
        if (served == null) {
            chain.doFilter(exchange);
            return;
        }
        Throwable failure = null;
        try {
            chain.doFilter(exchange);
        } catch (Throwable e) {
            failure = e;
            throw e;
        } finally {
            served.returned(failure);
        }
    }

    /// Null when the exchange is not captured.
    private @Nullable ServedExchange begin(HttpExchange exchange) {
        try {
            String path = exchange.getRequestURI().getRawPath();
            Recording recording =
                    capture.begin(exchange.getRequestMethod(), path == null ? "" : path);
            return recording.isOn()
                    ? ServedExchange.begin(capture, recording, exchange, consumer, route)
                    : null;
        } catch (RuntimeException e) {
            capture.fail("an exchange could not be captured", e);
            return null;
        }
    }
}
