package dev.footfall.capture.servlet;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a container's own writer and stream make of what is printed, where the specification leaves
/// it to them. Told by whose class it is.
enum Dialect {
    USUAL,
    JETTY,
    UNDERTOW;

    /// @param given the container's writer or stream
    static Dialect of(Object given) {
        String name = given.getClass().getName();
        if (name.startsWith("org.eclipse.jetty.")) {
            return JETTY;
        }
        return name.startsWith("io.undertow.") ? UNDERTOW : USUAL;
    }

    /// What a writer's `println` ends a line with.
    String lineEnd() {
        return switch (this) {
            case UNDERTOW -> "\r\n";
            case USUAL, JETTY -> System.lineSeparator();
        };
    }

    /// What a writer formats numbers and dates for, when it is not told.
    ///
    /// @param answer the answer's own
    Locale formats(Locale answer) {
        return switch (this) {
            case JETTY -> answer;
            case USUAL, UNDERTOW -> Locale.getDefault(Locale.Category.FORMAT);
        };
    }

    /// What a stream's `print` writes characters in.
    ///
    /// @param encoding the answer's
    Charset prints(@Nullable String encoding) {
        return switch (this) {
            case JETTY -> charset(encoding, StandardCharsets.ISO_8859_1);
            case USUAL, UNDERTOW -> StandardCharsets.ISO_8859_1;
        };
    }

    /// @param otherwise where there is none of that name
    static Charset charset(@Nullable String encoding, Charset otherwise) {
        try {
            return encoding == null ? otherwise : Charset.forName(encoding);
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }
}
