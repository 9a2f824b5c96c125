package dev.footfall.model;

import java.util.Locale;
import java.util.OptionalLong;

/// The body of a request or an answer, as far as it is kept; secrets are masked.
///
/// @param content as `form` says; at most 64 KiB
/// @param type its content type; empty when not told
/// @param size the whole body's length in bytes; empty when not known
/// @param sha256 of the whole body as it was sent, 64 hexadecimal digits; empty when not told, or
///   when something was masked, as the secret could be guessed by it
/// @param truncated whether `content` is only the body's beginning
public record KeptBody(
        Form form,
        String content,
        String type,
        OptionalLong size,
        String sha256,
        boolean truncated) {

    public static final KeptBody NONE =
            new KeptBody(Form.NONE, "", "", OptionalLong.empty(), "", false);

    /// What the content is.
    public enum Form {
        /// Nothing: there was no body, or it was not captured.
        NONE,
        TEXT,
        /// Bytes that are no text, in base64.
        BASE64,
        /// Why nothing of the body is kept: it could not be searched for secrets.
        WITHHELD;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Whether there was a body to keep.
    public boolean isPresent() {
        return form != Form.NONE;
    }
}
