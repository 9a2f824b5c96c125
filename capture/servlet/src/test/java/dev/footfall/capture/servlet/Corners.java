package dev.footfall.capture.servlet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/// An application that does what the Servlet interfaces allow and few do.
final class Corners extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String TEXT = "text/plain;charset=UTF-8";
    private static final String TAG = "\"v1\"";
    private static final int MANY = 3_000;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.INCLUDE) {
            response.getWriter().print("[included]");
            return;
        }
        switch (request.getPathInfo()) {
            case "/length" -> length(response);
            case "/empty" -> response.setContentType(TEXT);
            case "/flushes" -> flushes(response);
            case "/large-writer" -> largeWriter(response);
            case "/compressible" -> compressible(response);
            case "/etag" -> etag(request, response);
            case "/no-content" -> response.setStatus(204);
            case "/gzip" -> gzip(response);
            case "/trailers" -> trailers(request, response);
            case "/unread" -> response.getWriter().print("unread");
            case "/echo" -> echo(request, response);
            case "/parts" -> parts(request, response);
            case "/parameters" -> parameters(request, response);
            case "/parameters-late" -> parametersLate(request, response);
            case "/both" -> both(request, response);
            case "/lines" -> lines(request, response);
            case "/single-bytes" -> singleBytes(request, response);
            case "/states" -> states(response);
            case "/reset" -> reset(response);
            case "/stream-then-writer" -> streamThenWriter(response);
            case "/closed" -> closed(response);
            case "/headers" -> headers(response);
            case "/prints" -> prints(response);
            case "/stream-prints" -> streamPrints(response);
            case "/stream-prints-odd" -> response.getOutputStream().print("größe €");
            case "/latin" -> {
                response.setContentType("text/plain;charset=ISO-8859-1");
                response.getWriter().print("größe €");
            }
            case "/include" -> {
                response.setContentType(TEXT);
                response.getWriter().print("before ");
                request.getRequestDispatcher("/corners/included").include(request, response);
                response.getWriter().print(" behind");
            }
            case "/forward" -> {
                response.getWriter().print("thrown away");
                request.getRequestDispatcher("/shop/writer").forward(request, response);
            }
            case "/text" -> {
                response.setContentType("text/plain");
                response.getOutputStream().write(request.getInputStream().readAllBytes());
            }
            default -> response.sendError(404);
        }
    }

    private static void length(HttpServletResponse response) throws IOException {
        response.setContentType(TEXT);
        response.setContentLengthLong(5);
        response.getOutputStream().write("12345".getBytes(UTF_8));
    }

    private static void flushes(HttpServletResponse response) throws IOException {
        response.setContentType(TEXT);
        ServletOutputStream out = response.getOutputStream();
        out.write("one".getBytes(UTF_8));
        out.flush();
        out.write("two".getBytes(UTF_8));
        response.flushBuffer();
        out.write('3');
        out.close();
    }

    private static void largeWriter(HttpServletResponse response) throws IOException {
        response.setContentType(TEXT);
        PrintWriter writer = response.getWriter();
        for (int i = 0; i < MANY; i++) {
            writer.print(i);
            writer.print(" größe 😀;");
        }
    }

    private static void compressible(HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().print("<p>again</p>".repeat(MANY));
    }

    private static void etag(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("ETag", TAG);
        response.setHeader("Cache-Control", "max-age=60");
        if (TAG.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(304);
        } else {
            response.setContentType(TEXT);
            response.getWriter().print("tagged");
        }
    }

    private static void gzip(HttpServletResponse response) throws IOException {
        response.setContentType(TEXT);
        response.setHeader("Content-Encoding", "gzip");
        try (GZIPOutputStream out = new GZIPOutputStream(response.getOutputStream())) {
            out.write("again and again ".repeat(100).getBytes(UTF_8));
        }
    }

    private static void trailers(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Trailer", "X-Sum");
        response.setTrailerFields(() -> Map.of("X-Sum", "17"));
        int length = request.getInputStream().readAllBytes().length;
        boolean ready = request.isTrailerFieldsReady();
        Map<String, String> fields = new TreeMap<>();
        request.getTrailerFields().forEach((n, v) -> fields.put(n.toLowerCase(Locale.ROOT), v));
        response.flushBuffer();
        response.getWriter().print(length + " " + ready + " " + fields);
    }

    private static void echo(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        response.setContentType("application/octet-stream");
        response.getOutputStream().write(body);
    }

    private static void parts(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.setContentType(TEXT);
        PrintWriter writer = response.getWriter();
        for (Part part : request.getParts()) {
            byte[] content = part.getInputStream().readAllBytes();
            writer.println(
                    part.getName()
                            + "|"
                            + part.getSubmittedFileName()
                            + "|"
                            + part.getContentType()
                            + "|"
                            + Arrays.toString(content));
        }
        writer.println(request.getParameter("a"));
        writer.print(request.getPart("none") == null);
    }

    private static void parameters(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(TEXT);
        PrintWriter writer = response.getWriter();
        Map<String, String[]> sorted = new TreeMap<>(request.getParameterMap());
        sorted.forEach((name, values) -> writer.println(name + "=" + Arrays.toString(values)));
        writer.println(request.getParameter("none") == null);
        writer.println(request.getInputStream().read());
    }

    private static void parametersLate(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        response.setContentType(TEXT);
        response.getWriter().print(body.length + " " + request.getParameter("a"));
    }

    private static void both(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(TEXT);
        ServletInputStream first = request.getInputStream();
        boolean same = first.equals(request.getInputStream());
        String refused = "";
        try {
            request.getReader();
        } catch (IllegalStateException e) {
            refused = "refused";
        }
        response.getWriter().print(same + " " + refused);
    }

    private static void lines(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        BufferedReader reader = request.getReader();
        StringBuilder read = new StringBuilder();
        read.append((char) reader.read()).append('|').append(reader.readLine()).append('|');
        read.append(reader.skip(2))
                .append('|')
                .append(reader.equals(request.getReader()))
                .append('|');
        reader.mark(100);
        read.append((char) reader.read());
        reader.reset();
        reader.lines().forEach(line -> read.append('[').append(line).append(']'));
        read.append(reader.read());
        response.setContentType(TEXT);
        response.getWriter().print(read);
    }

    private static void singleBytes(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ServletInputStream in = request.getInputStream();
        byte[] line = new byte[100];
        StringBuilder read = new StringBuilder().append(in.read()).append('|');
        int length = in.readLine(line, 0, line.length);
        read.append(new String(line, 0, length, ISO_8859_1)).append('|').append(in.skip(2));
        read.append('|').append(in.readNBytes(3).length).append('|').append(in.markSupported());
        for (int b = in.read(); b >= 0; b = in.read()) {
            read.append('.').append(b);
        }
        read.append('|').append(in.isFinished()).append(in.read(line));
        response.setContentType(TEXT);
        response.getOutputStream().print(read.toString());
    }

    private static void states(HttpServletResponse response) throws IOException {
        response.setContentType(TEXT);
        response.setBufferSize(20_000);
        PrintWriter writer = response.getWriter();
        boolean same = writer.equals(response.getWriter());
        String refused = "";
        try {
            response.getOutputStream();
        } catch (IllegalStateException e) {
            refused = "refused";
        }
        writer.print(same + refused + response.getBufferSize() + response.isCommitted());
        writer.print(response.getContentType() + response.getCharacterEncoding());
        writer.flush();
        writer.print(response.isCommitted() + " " + writer.checkError());
    }

    private static void reset(HttpServletResponse response) throws IOException {
        response.setHeader("X-Gone", "1");
        response.getWriter().print("gone");
        response.reset();
        response.setContentType("text/plain;charset=ISO-8859-1");
        response.getWriter().print("größe");
        response.resetBuffer();
        response.getWriter().print("größer");
    }

    private static void streamThenWriter(HttpServletResponse response) throws IOException {
        response.getOutputStream().print("gone");
        response.reset();
        response.setContentType(TEXT);
        response.getWriter().print("writer");
    }

    private static void closed(HttpServletResponse response) throws IOException {
        response.setContentType(TEXT);
        ServletOutputStream out = response.getOutputStream();
        out.write("all".getBytes(UTF_8));
        out.close();
        out.close();
        try {
            out.write("more".getBytes(UTF_8));
        } catch (IOException | IllegalStateException e) {
            response.setHeader("X-Late", "1");
        }
    }

    private static void headers(HttpServletResponse response) throws IOException {
        response.addHeader("X-Twice", "a");
        response.addHeader("X-Twice", "b");
        response.setIntHeader("X-Number", 3);
        response.setDateHeader("X-Date", 0);
        response.addCookie(new Cookie("kind", "oats"));
        response.setLocale(Locale.GERMANY);
        response.setContentType("text/plain");
        response.setStatus(203);
        response.getWriter().print(response.getCharacterEncoding() + response.getLocale());
    }

    private static void prints(HttpServletResponse response) throws IOException {
        response.setContentType(TEXT);
        response.setLocale(Locale.GERMANY);
        PrintWriter writer = response.getWriter();
        writer.print(true);
        writer.print('c');
        writer.print(1);
        writer.print(2L);
        writer.print(3.5f);
        writer.print(4.5d);
        writer.print(new char[] {'ä', 'b'});
        writer.print((Object) null);
        writer.print((String) null);
        writer.println(Locale.ROOT);
        writer.println(new char[] {'x'});
        writer.println(5.25);
        writer.printf("%.2f|%s|%,d%n", 6.5, "ö", 1_234_567);
        writer.format(Locale.FRANCE, "%.2f%n", 7.5);
        writer.append('€').append("abcdef", 1, 3).append(null);
        writer.write("abcdef", 2, 2);
        writer.write(new char[] {'1', '2', '3'}, 1, 1);
        writer.write("\uD83D");
        writer.write('\uDE00');
    }

    private static void streamPrints(HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=ISO-8859-1");
        ServletOutputStream out = response.getOutputStream();
        out.print("größe");
        out.print(true);
        out.print('c');
        out.print(1);
        out.print(2L);
        out.print(3.5f);
        out.print(4.5d);
        out.println();
        out.println("line");
        out.println(7);
        out.println(false);
        out.print((String) null);
    }
}
