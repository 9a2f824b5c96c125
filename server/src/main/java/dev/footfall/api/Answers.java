package dev.footfall.api;

import dev.footfall.model.Micros;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;

/// Ends requests: with JSON, or with an RFC 9457 problem document. Any thread may call it.
public final class Answers {

    static final String PROBLEM = "application/problem+json";

    /// The status with which a [SlowAnswer] begins.
    private static final int BEGUN_AS = 200;

    private Answers() {}

    public static void json(RoutingContext context, int status, Object body) {
        end(context, status, "application/json", body);
    }

    /// @param detail a sentence for people, naming the field at fault where there is one
    public static void problem(RoutingContext context, int status, String title, String detail) {
        end(context, status, PROBLEM, problem(status, title, detail));
    }

    /// The same with members of its own, such as what is wrong by field.
    public static void problem(
            RoutingContext context,
            int status,
            String title,
            String detail,
            Map<String, ?> members) {
        Map<String, Object> problem = problem(status, title, detail);
        problem.putAll(members);
        end(context, status, PROBLEM, problem);
    }

    static Map<String, Object> problem(int status, String title, String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        return problem;
    }

    /// A moment as answers have it: ISO 8601, UTC.
    ///
    /// @param micros microseconds since 1970 UTC
    public static String moment(long micros) {
        return Micros.instant(micros).toString();
    }

    /// Says that too much is asked at once and when to come again.
    public static void busy(RoutingContext context, String detail) {
        context.response().putHeader("Retry-After", "1");
        problem(context, 503, "Busy", detail);
    }

    private static void end(RoutingContext context, int status, String type, Object body) {
        HttpServerResponse response = context.response();
        synchronized (response) {
            if (response.ended() || response.closed()) {
                return;
            }
            Buffer bytes = Buffer.buffer(Json.MAPPER.writeValueAsBytes(body));
            if (!response.headWritten()) {
                response.setStatusCode(status).putHeader("Content-Type", type).end(bytes);
            } else if (status == BEGUN_AS) {
                response.end(bytes);
            } else {
                response.reset();
            }
        }
    }
}
