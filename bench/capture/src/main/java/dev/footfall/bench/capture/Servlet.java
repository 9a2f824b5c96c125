package dev.footfall.bench.capture;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// The end of the chain: reads all of the request's body and answers with the same number of bytes.
/// For one thread.
final class Servlet implements FilterChain {

    private static final int PIECE = 8 << 10;

    private final byte[] answer;
    private final byte[] piece = new byte[PIECE];

    Servlet(byte[] answer) {
        this.answer = answer;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response) throws IOException {
        ServletInputStream in = request.getInputStream();
        while (in.read(piece) >= 0) {
            // all of it
        }
        HttpServletResponse http = (HttpServletResponse) response;
        http.setStatus(HttpServletResponse.SC_OK);
        http.setContentType("application/json");
        http.setHeader("Cache-Control", "no-store");
        http.setHeader("X-Request-Id", "0b1f6a1e-6f55-4d2c-9f4e-2f6f1c0d9a77");
        for (int from = 0; from < answer.length; from += PIECE) {
            http.getOutputStream().write(answer, from, Math.min(PIECE, answer.length - from));
        }
    }
}
