package dev.footfall.ingest.words;

/// Text that every store and every terminal can hold.
public final class PlainText {

    private static final char REPLACEMENT = '\ufffd';

    private PlainText() {}

    /// The text with control characters and broken surrogates replaced by U+FFFD.
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isOdd(text.charAt(i))) {
                return replaced(text);
            }
        }
        return text;
    }

    private static boolean isOdd(char c) {
        return c < ' ' || c == 127 || Character.isSurrogate(c);
    }

    private static String replaced(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c <= Character.MAX_VALUE && isOdd((char) c) ? REPLACEMENT : c)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
