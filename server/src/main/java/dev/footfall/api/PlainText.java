package dev.footfall.api;

import java.util.Locale;

/// Checks and repairs of text from outside, before it goes anywhere: no control characters, no half
/// of a surrogate pair, no more than a bound. All without a copy where nothing is wrong.
public final class PlainText {

    private static final char REPLACEMENT = '\ufffd';

    private PlainText() {}

    /// Whether the text holds neither control characters nor halves of surrogate pairs.
    public static boolean isPlain(String text) {
        return firstOdd(text, text.length()) < 0;
    }

    /// The text cut to the limit, each control character a space and each half of a surrogate pair
    /// the replacement character.
    public static String clean(String text, int limit) {
        String cut = cut(text, limit);
        int odd = firstOdd(cut, cut.length());
        if (odd < 0) {
            return cut;
        }
        StringBuilder clean = new StringBuilder(cut);
        for (int i = odd; i < clean.length(); i++) {
            char c = clean.charAt(i);
            if (isControl(c)) {
                clean.setCharAt(i, ' ');
            } else if (isPair(cut, i)) {
                i++;
            } else if (Character.isSurrogate(c)) {
                clean.setCharAt(i, REPLACEMENT);
            }
        }
        return clean.toString();
    }

    /// At most `limit` characters of the text; a surrogate pair is not cut in two.
    public static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        boolean splits = isPair(text, limit - 1);
        return text.substring(0, splits ? limit - 1 : limit);
    }

    /// In lower case, whatever the machine's language.
    public static String lower(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= 'A' && c <= 'Z') || c >= 0x80) {
                return text.toLowerCase(Locale.ROOT);
            }
        }
        return text;
    }

    private static int firstOdd(String text, int end) {
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (isControl(c)) {
                return i;
            }
            if (Character.isSurrogate(c)) {
                if (!isPair(text, i)) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private static boolean isPair(String text, int at) {
        return at >= 0
                && at + 1 < text.length()
                && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }

    private static boolean isControl(char c) {
        return c < ' ' || (c >= 0x7f && c <= 0x9f);
    }
}
