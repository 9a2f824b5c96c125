package dev.footfall.api;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Refuses requests whose target has a `%` without two hexadecimal digits behind it: the router and
/// the parameters would fail on them in ways of their own.
final class Targets {

    private static final int BAD_REQUEST = 400;
    private static final int ESCAPE_LENGTH = 3;

    /// What is wrong with a target that cannot be decoded.
    static final String DETAIL =
            "URL: a % needs two hexadecimal digits behind it; write a bare one as %25.";

    private Targets() {}

    static Handler<HttpServerRequest> checked(
            Handler<HttpServerRequest> next, List<Surface> surfaces) {
        return request -> {
            String target = request.uri();
            if (target == null || isDecodable(target)) {
                next.handle(request);
            } else if (surfaces.stream().noneMatch(surface -> surface.refuses(request))) {
                refuse(request);
            }
        };
    }

    static boolean isDecodable(String target) {
        for (int i = target.indexOf('%'); i >= 0; i = target.indexOf('%', i + ESCAPE_LENGTH)) {
            if (i + ESCAPE_LENGTH > target.length()
                    || !HexFormat.isHexDigit(target.charAt(i + 1))
                    || !HexFormat.isHexDigit(target.charAt(i + 2))) {
                return false;
            }
        }
        return true;
    }

    private static void refuse(HttpServerRequest request) {
        Map<String, Object> problem = Answers.problem(BAD_REQUEST, "Bad request", DETAIL);
        request.response()
                .setStatusCode(BAD_REQUEST)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Type", Answers.PROBLEM)
                .end(Buffer.buffer(Json.MAPPER.writeValueAsBytes(problem)));
    }
}
