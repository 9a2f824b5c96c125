package dev.footfall.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Reads what a request brings: the parameters of its URL, and its body.
public final class Parameters {

    private static final int MOST_DIGITS = 9;
    private static final int MOST_LONG_DIGITS = 18;

    private Parameters() {}

    /// Without spaces around it; empty when absent.
    public static String text(RoutingContext context, String name) {
        String value = context.request().getParam(name);
        return value == null ? "" : value.strip();
    }

    /// The body that was collected; no bytes when there was none.
    public static byte[] body(RoutingContext context) {
        Buffer body = context.body().buffer();
        return body == null ? new byte[0] : body.getBytes();
    }

    /// A whole number from 0 on; empty when it is anything else or absent.
    public static OptionalLong number(RoutingContext context, String name) {
        return number(text(context, name));
    }

    /// The number that the text writes in at most eighteen ASCII digits; empty when it is anything
    /// else.
    public static OptionalLong number(String text) {
        boolean whole =
                !text.isEmpty()
                        && text.length() <= MOST_LONG_DIGITS
                        && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return whole ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /// A whole number from 1 to `most`; empty when it is anything else.
    public static OptionalInt limit(RoutingContext context, int usual, int most) {
        String text = text(context, "limit");
        if (text.isEmpty()) {
            return OptionalInt.of(usual);
        }
        boolean number =
                text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int value = number ? Integer.parseInt(text) : 0;
        return value >= 1 && value <= most ? OptionalInt.of(value) : OptionalInt.empty();
    }
}
