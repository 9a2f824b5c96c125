package dev.footfall.capture.mask;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// What a body's bytes say as text, in the charset that its content type names. For any thread.
public final class BodyText {

    private static final String PARAMETER = "charset=";
    private static final int LONGEST_NAME = 40;

    private BodyText() {}

    /// UTF-8 where none is named, and for ASCII, which it contains; empty when there is none of
    /// that name that could be written too.
    public static Optional<Charset> charset(String contentType) {
        String name = name(contentType);
        if (name.isEmpty()) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        try {
            Charset charset =
                    Charset.forName(name.length() > LONGEST_NAME ? "" : name); // "" throws
            boolean ascii = charset.equals(StandardCharsets.US_ASCII);
            return charset.canEncode()
                    ? Optional.of(ascii ? StandardCharsets.UTF_8 : charset)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String name(String contentType) {
        for (String parameter : contentType.toLowerCase(Locale.ROOT).split(";", -1)) {
            String stripped = parameter.strip();
            if (stripped.startsWith(PARAMETER)) {
                return stripped.substring(PARAMETER.length()).replace("\"", "").strip();
            }
        }
        return "";
    }

    /// Empty when the bytes are none in that charset.
    ///
    /// @param cut whether they may end within a character, which is left out then
    public static Optional<String> of(byte[] bytes, Charset charset, boolean cut) {
        CharsetDecoder decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        double most = Math.ceil(bytes.length * (double) decoder.maxCharsPerByte());
        CharBuffer text = CharBuffer.allocate((int) most);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, !cut);
        if (result.isError() || (!cut && decoder.flush(text).isError())) {
            return Optional.empty();
        }
        return Optional.of(text.flip().toString());
    }
}
