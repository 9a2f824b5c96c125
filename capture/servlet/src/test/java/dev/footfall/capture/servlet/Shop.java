package dev.footfall.capture.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// An application that serves in each of the ways that servlets can.
final class Shop extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int BIG_CHUNK = 1 << 20;

    /// Holds the second event of `/sse` back until a test has seen the first.
    static volatile CountDownLatch firstSeen = new CountDownLatch(1);

    /// The class of the request that `/class` was served with.
    static volatile String requestClass = "";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            response.setContentType("application/json");
            response.getWriter().print("{\"error\":" + response.getStatus() + "}");
            return;
        }
        String path = request.getRequestURI().substring("/shop".length());
        switch (path) {
            case "/stream" -> stream(request, response);
            case "/writer" -> writer(response);
            case "/reader" -> reader(request, response);
            case "/form" -> response.getWriter().print(form(request));
            case "/parts" -> response.getWriter().print(request.getParts().size());
            case "/throw" -> throw new IllegalStateException("hunter2");
            case "/throw-late" -> throwLate(response);
            case "/error" -> {
                response.getWriter().print("thrown away");
                response.sendError(418, "teapot");
            }
            case "/redirect" -> response.sendRedirect("/shop/writer");
            case "/unchanged" -> response.setStatus(304);
            case "/async" -> async(request, response);
            case "/async-dispatch" -> request.startAsync().dispatch("/shop/writer");
            case "/async-again" -> asyncAgain(request, response);
            case "/async-timeout" -> request.startAsync().setTimeout(100);
            case "/async-throw" -> asyncThrow(request);
            case "/sse" -> sse("writer".equals(request.getQueryString()), response);
            case "/read-listener" -> readListener(request, response);
            case "/write-listener" -> writeListener(request, response);
            case "/big" -> big(request, response);
            case "/class" -> requestClass = request.getClass().getName();
            default -> response.sendError(404);
        }
    }

    private static void stream(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static void writer(HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        PrintWriter writer = response.getWriter();
        writer.println("größe");
        writer.write("\uD83D");
        writer.write('\uDE00');
        writer.println(17);
        writer.printf("%s-%d%n", "a", 3);
        writer.append("end");
    }

    private static void reader(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        BufferedReader reader = request.getReader();
        response.setContentType("text/plain;charset=UTF-8");
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            response.getWriter().print("[" + line + "]");
        }
    }

    private static String form(HttpServletRequest request) throws IOException {
        return request.getParameter("a")
                + String.join(",", request.getParameterValues("password"))
                + new String(request.getInputStream().readAllBytes(), UTF_8);
    }

    private static void throwLate(HttpServletResponse response) throws IOException {
        response.getOutputStream().write("half".getBytes(UTF_8));
        response.flushBuffer();
        throw new IOException("late");
    }

    private static void async(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext context = request.startAsync();
        context.start(() -> {
            try {
                response.setStatus(202);
                context.getResponse().getWriter().print("later");
                context.complete();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void asyncAgain(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getAttribute("again") == null) {
            request.setAttribute("again", true);
            request.startAsync().dispatch();
        } else if (request.getAttribute("third") == null) {
            request.setAttribute("third", true);
            request.startAsync().dispatch();
        } else {
            response.getWriter().print("third");
        }
    }

    private static void asyncThrow(HttpServletRequest request) {
        request.startAsync();
        throw new IllegalStateException("after startAsync");
    }

    private static void sse(boolean byWriter, HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream");
        send(byWriter, response, "data: 1\n\n");
        response.flushBuffer();
        try {
            if (!firstSeen.await(20, TimeUnit.SECONDS)) {
                throw new IOException("the first event was held back");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        send(byWriter, response, "data: 2\n\n");
    }

    private static void send(boolean byWriter, HttpServletResponse response, String event)
            throws IOException {
        if (byWriter) {
            response.getWriter().print(event);
            response.getWriter().flush();
        } else {
            response.getOutputStream().write(event.getBytes(UTF_8));
        }
    }

    private static void readListener(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        AsyncContext context = request.startAsync();
        ServletInputStream in = request.getInputStream();
        in.setReadListener(
                new ReadListener() {
                    private long read;

                    @Override
                    public void onDataAvailable() throws IOException {
                        byte[] bytes = new byte[1_000];
                        while (in.isReady() && !in.isFinished()) {
                            read += Math.max(0, in.read(bytes));
                        }
                    }

                    @Override
                    public void onAllDataRead() throws IOException {
                        response.getOutputStream().print("read " + read);
                        context.complete();
                    }

                    @Override
                    public void onError(Throwable failure) {
                        context.complete();
                    }
                });
    }

    private static void writeListener(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        AsyncContext context = request.startAsync();
        ServletOutputStream out = response.getOutputStream();
        out.setWriteListener(
                new WriteListener() {
                    private int written;

                    @Override
                    public void onWritePossible() throws IOException {
                        byte[] bytes = new byte[10_000];
                        while (out.isReady() && written < 100) {
                            out.write(bytes);
                            written++;
                        }
                        if (written == 100 && out.isReady()) {
                            written++;
                            context.complete();
                        }
                    }

                    @Override
                    public void onError(Throwable failure) {
                        context.complete();
                    }
                });
    }

    private static void big(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] chunk = new byte[BIG_CHUNK];
        long read = 0;
        int count = request.getInputStream().read(chunk);
        while (count >= 0) {
            read += count;
            count = request.getInputStream().read(chunk);
        }
        response.setContentType("application/octet-stream");
        long chunks = Math.max(read / BIG_CHUNK, Long.parseLong(request.getHeader("X-Chunks")));
        for (long i = 0; i < chunks; i++) {
            response.getOutputStream().write(chunk);
        }
    }
}
