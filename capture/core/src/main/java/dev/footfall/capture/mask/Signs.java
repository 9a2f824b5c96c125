package dev.footfall.capture.mask;

/// A cheap first look at a string of JSON: most have nothing in them that [TextMasker] could find,
/// and need no closer one.
final class Signs {

    /// Makes a letter lower-case.
    private static final int LOWER = 0x20;

    private static final String BEARER = "bearer";
    private static final boolean[] LOOKED_AT = new boolean[128];

    /// By the byte's value from 0 to 255.
    private static final boolean[] ORDINARY = new boolean[256];

    static {
        java.util.Arrays.fill(ORDINARY, ' ', ORDINARY.length, true);
        for (char c : "\"\\=:@J _-A".toCharArray()) {
            ORDINARY[c] = false;
        }
        for (char c : "=:@J _-A".toCharArray()) {
            LOOKED_AT[c] = true;
        }
    }

    private Signs() {}

    /// Whether nothing need be looked at: neither the end of a string, nor an escape, a character
    /// that may not stand in it, or one at which a secret may show.
    static boolean isOrdinary(byte b) {
        return ORDINARY[b & 0xff];
    }

    /// @param from where the string begins
    /// @param at of an ASCII character
    static boolean mayBeSecret(byte[] in, int from, int at) {
        byte b = in[at];
        if (!LOOKED_AT[b]) {
            return false;
        }
        int before = at - 1 < from ? ' ' : in[at - 1];
        int second = at - 2 < from ? ' ' : in[at - 2];
        return switch (b) {
            case '=', '@' -> true;
            case ':' -> isLetterOrQuote(before) && at + 1 < in.length && in[at + 1] != '/';
            case 'J' -> before == 'y' && second == 'e';
            case ' ' -> isBearer(in, from, at);
            case '_', '-' -> second == 'h' || second == 'x' || before == 'k' || before == 't';
            default -> at + 1 < in.length && "KIS".indexOf(in[at + 1]) >= 0;
        };
    }

    private static boolean isBearer(byte[] in, int from, int at) {
        int word = at - BEARER.length();
        boolean same = word >= from;
        for (int i = 0; same && i < BEARER.length(); i++) {
            same = (in[word + i] | LOWER) == BEARER.charAt(i);
        }
        return same;
    }

    private static boolean isLetterOrQuote(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '\''
                || c == ']'
                || c == '_'
                || c == ' ';
    }
}
