package dev.footfall.capture.servlet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/// An application that takes and gives bodies of any length and holds none of them.
final class Huge extends HttpServlet {

    /// What bodies repeat: `yes 'LINE' | head -c LENGTH` makes the same.
    static final String LINE = "the quick brown fox jumps over the lazy dog\n";

    private static final long serialVersionUID = 1L;
    private static final int LINES = 1_500;

    /// About 64 KiB of it.
    static byte[] block() {
        return LINE.repeat(LINES).getBytes(US_ASCII);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/plain");
        if (request.getMethod().equals("POST")) {
            response.getWriter().print(length(request.getInputStream()));
            return;
        }
        long left = Long.parseLong(request.getQueryString());
        response.setContentLengthLong(left);
        byte[] block = block();
        ServletOutputStream out = response.getOutputStream();
        while (left > 0) {
            int some = (int) Math.min(left, block.length);
            out.write(block, 0, some);
            left -= some;
        }
    }

    private static long length(InputStream in) throws IOException {
        byte[] bytes = new byte[1 << 16];
        long length = 0;
        for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
            length += count;
        }
        return length;
    }
}
