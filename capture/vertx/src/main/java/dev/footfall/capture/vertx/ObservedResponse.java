package dev.footfall.capture.vertx;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.ReadStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/// A response that notes what is written to its body, once it is written. It is a proxy, so that it
/// has whatever methods the application's release of Vert.x has.
final class ObservedResponse implements InvocationHandler {

    private final HttpServerResponse bare;
    private final ServedExchange served;

    private ObservedResponse(HttpServerResponse bare, ServedExchange served) {
        this.bare = bare;
        this.served = served;
    }

    static HttpServerResponse of(HttpServerResponse bare, ServedExchange served) {
        return (HttpServerResponse)
                Proxy.newProxyInstance(
                        HttpServerResponse.class.getClassLoader(),
                        new Class<?>[] {HttpServerResponse.class},
                        new ObservedResponse(bare, served));
    }

    /// The exchange that a response is of; null when it is not observed.
    static @Nullable ServedExchange exchangeOf(HttpServerResponse response) {
        ObservedResponse observing = observing(response);
        return observing == null ? null : observing.served;
    }

    private static @Nullable ObservedResponse observing(@Nullable Object response) {
        return response != null
                        && Proxy.isProxyClass(response.getClass())
                        && Proxy.getInvocationHandler(response) instanceof ObservedResponse observed
                ? observed
                : null;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given)
            throws Throwable {
        Object[] arguments = given == null ? new Object[0] : given;
        Object answer =
                switch (method.getName()) {
                    case "write" -> wrote(call(method, arguments), arguments);
                    case "writeHead" -> wrote(call(method, arguments), new Object[0]);
                    case "end" -> ending(wrote(call(method, arguments), arguments));
                    case "send" -> send(proxy, method, arguments);
                    case "sendFile" -> sendFile(method, arguments);
                    case "closeHandler" -> closeHandler(method, arguments[0]);
                    case "reset", "cancel" -> breakOff(method, arguments);
                    case "equals" -> equals(observing(arguments[0]));
                    default -> call(method, arguments);
                };
        return answer instanceof HttpServerResponse ? proxy : answer; // for calls in a row
    }

    private @Nullable Object call(Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(bare, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private @Nullable Object wrote(@Nullable Object answer, Object[] arguments) {
        try {
            Object chunk = arguments.length > 0 ? arguments[0] : "";
            boolean named = arguments.length > 1 && arguments[1] instanceof String;
            served.wrote(chunk, named ? (String) arguments[1] : UTF_8.name());
        } catch (RuntimeException e) {
            served.fail("an answer's body could not be noted", e);
        }
        return answer;
    }

    private @Nullable Object ending(@Nullable Object answer) {
        if (answer instanceof Future<?> future) {
            future.onComplete(end -> {
                if (end.succeeded()) {
                    served.written();
                } else {
                    served.writingFailed();
                }
            });
        }
        return answer;
    }

    /// A stream is to be sent through this response, all else is as good as `end`.
    private @Nullable Object send(Object proxy, Method method, Object[] arguments)
            throws Throwable {
        boolean stream = arguments.length > 0 && arguments[0] instanceof ReadStream;
        return stream && method.isDefault()
                ? InvocationHandler.invokeDefault(proxy, method, arguments)
                : ending(wrote(call(method, arguments), arguments));
    }

    /// A file that cannot be opened leaves the response as it was.
    private @Nullable Object sendFile(Method method, Object[] arguments) throws Throwable {
        Object answer = call(method, arguments);
        if (answer instanceof Future<?> future) {
            if (bare.headWritten()) {
                wrote(answer, new Object[0]);
                served.sendsFile();
            }
            future.onComplete(end -> {
                if (end.succeeded()) {
                    served.written();
                } else if (bare.ended()) {
                    served.writingFailed();
                }
            });
        }
        return answer;
    }

    private @Nullable Object closeHandler(Method method, @Nullable Object theirs) throws Throwable {
        @SuppressWarnings("unchecked") // by the method's signature
        Handler<Void> handler = (Handler<Void>) theirs;
        if (handler == null && bare.ended()) {
            return call(method, new Object[] {null});
        }
        Handler<Void> both =
                gone -> {
                    served.closed();
                    if (handler != null) {
                        handler.handle(null);
                    }
                };
        return call(method, both);
    }

    private @Nullable Object breakOff(Method method, Object[] arguments) throws Throwable {
        if (!bare.ended()) {
            served.brokenOff();
        }
        return call(method, arguments);
    }
}
