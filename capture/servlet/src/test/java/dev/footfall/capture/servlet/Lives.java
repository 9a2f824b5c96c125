package dev.footfall.capture.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.UnavailableException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// An application whose requests end in each of the ways that they can.
final class Lives extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int SHORT_MILLIS = 100;
    private static final int AWAY_SECONDS = 60;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        switch (request.getRequestURI()) {
            case "/lives/own-timeout" -> ownTimeout(request, "");
            case "/lives/timeout-dispatch" -> ownTimeout(request, "/shop/writer");
            case "/lives/dispatch-throw" -> request.startAsync().dispatch("/shop/throw");
            case "/lives/dispatch-error" -> request.startAsync().dispatch("/shop/error");
            case "/lives/dispatch-nowhere" -> request.startAsync().dispatch("/shop/nowhere");
            case "/lives/later-error" -> laterError(request, response);
            case "/lives/later-throw" -> laterThrow(request);
            case "/lives/twice" -> twice(request, response);
            case "/lives/error-thrown" -> throw new AssertionError("hunter2");
            case "/lives/cause-thrown" ->
                    throw new ServletException(new IllegalArgumentException("hunter2"));
            case "/lives/error-late" -> errorLate(response);
            case "/lives/endless" -> endless(request);
            case "/lives/count" -> response.getWriter().print(count(request));
            case "/lives/count-anyway" -> countAnyway(request, response);
            case "/gone/for-good" -> throw new UnavailableException("closed");
            case "/away/for-now" -> throw new UnavailableException("closed", AWAY_SECONDS);
            default -> response.sendError(404);
        }
    }

    /// @param then where the application goes on; empty where it answers at once
    private static void ownTimeout(HttpServletRequest request, String then) {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            return;
        }
        AsyncContext context = request.startAsync();
        context.setTimeout(SHORT_MILLIS);
        context.addListener(
                new Quiet() {
                    @Override
                    public void onTimeout(AsyncEvent event) throws IOException {
                        if (!then.isEmpty()) {
                            context.dispatch(then);
                            return;
                        }
                        var answer = (HttpServletResponse) context.getResponse();
                        answer.setStatus(503);
                        answer.getWriter().print("overdue");
                        context.complete();
                    }
                });
    }

    private static void laterError(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext context = request.startAsync();
        context.start(() -> {
            try {
                response.sendError(418, "later");
                context.complete();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void laterThrow(HttpServletRequest request) {
        AsyncContext context = request.startAsync();
        context.setTimeout(SHORT_MILLIS);
        context.start(() -> {
            throw new IllegalStateException("hunter2");
        });
    }

    private static void twice(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        AsyncContext context = request.startAsync();
        String refused = "";
        try {
            request.startAsync();
        } catch (IllegalStateException e) {
            refused = "refused";
        }
        response.getWriter().print(refused);
        context.complete();
    }

    private static void errorLate(HttpServletResponse response) throws IOException {
        response.getOutputStream().write("half".getBytes(UTF_8));
        response.flushBuffer();
        throw new AssertionError("hunter2");
    }

    /// Writes from another thread until the client is gone. Then it touches the answer no more: a
    /// container takes that for the next request's, which would be lost.
    private static void endless(HttpServletRequest request) {
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        Until end = new Until();
        context.addListener(end);
        context.start(() -> {
            byte[] bytes = new byte[1 << 16];
            boolean more = true;
            for (int i = 0; i < 1 << 14 && more; i++) {
                more = end.stillWrites(context, bytes);
            }
        });
    }

    /// Lets an application's own thread write until the container has told of an error.
    private static final class Until extends Quiet {

        private boolean over;

        synchronized boolean stillWrites(AsyncContext context, byte[] bytes) {
            if (over) {
                return false;
            }
            try {
                context.getResponse().getOutputStream().write(bytes);
                return true;
            } catch (IOException e) {
                // as an application that only wants to be done with it
                over = true;
                context.complete();
                return false;
            }
        }

        @Override
        public synchronized void onError(AsyncEvent event) {
            over = true;
        }

        @Override
        public void onTimeout(AsyncEvent event) {}
    }

    private static long count(HttpServletRequest request) throws IOException {
        byte[] bytes = new byte[1 << 12];
        InputStream in = request.getInputStream();
        long read = 0;
        for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
            read += count;
        }
        return read;
    }

    private static void countAnyway(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            response.getWriter().print(count(request));
        } catch (IOException e) {
            response.setStatus(408);
            response.getWriter().print("too slow");
        }
    }

    private abstract static class Quiet implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
