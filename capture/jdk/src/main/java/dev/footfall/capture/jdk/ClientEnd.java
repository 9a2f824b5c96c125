package dev.footfall.capture.jdk;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.http.HttpClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Ends clients by the methods that `HttpClient` has from Java 21 on; before, none of these does
/// anything.
final class ClientEnd {

    private static final @Nullable MethodHandle CLOSE = find("close", void.class);
    private static final @Nullable MethodHandle SHUTDOWN = find("shutdown", void.class);
    private static final @Nullable MethodHandle SHUTDOWN_NOW = find("shutdownNow", void.class);
    private static final @Nullable MethodHandle IS_TERMINATED = find("isTerminated", boolean.class);
    private static final @Nullable MethodHandle AWAIT =
            find("awaitTermination", boolean.class, Duration.class);

    private ClientEnd() {}

    private static @Nullable MethodHandle find(String name, Class<?> gives, Class<?>... takes) {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(HttpClient.class, name, MethodType.methodType(gives, takes));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return null;
        }
    }

    static void close(HttpClient client) {
        run(CLOSE, client);
    }

    static void shutdown(HttpClient client) {
        run(SHUTDOWN, client);
    }

    static void shutdownNow(HttpClient client) {
        run(SHUTDOWN_NOW, client);
    }

    static boolean isTerminated(HttpClient client) {
        try {
            return IS_TERMINATED != null && (boolean) IS_TERMINATED.invoke(client);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    static boolean awaitTermination(HttpClient client, Duration most) throws InterruptedException {
        try {
            return AWAIT == null || (boolean) AWAIT.invoke(client, most);
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    private static void run(@Nullable MethodHandle method, HttpClient client) {
        try {
            if (method != null) {
                method.invoke(client);
            }
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    /// None of them declares any other exception.
    private static RuntimeException unchecked(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException known ? known : new IllegalStateException(e);
    }
}
