package dev.footfall.logfile;

/// Undoes what servers do to quotes and odd bytes inside quoted fields: Apache writes `\"`, `\\`
/// and `\xhh`, nginx `\x22`.
final class Escapes {

    private Escapes() {}

    /// Decodes into `out`, which is at least as long; answers how many bytes came out. Control
    /// characters stay as they are written.
    static int decode(byte[] bytes, int from, int to, byte[] out) {
        int filled = 0;
        for (int i = from; i < to; i++) {
            byte next = i + 1 < to ? bytes[i + 1] : 0;
            if (bytes[i] == '\\' && (next == '"' || next == '\\')) {
                out[filled++] = next;
                i++;
            } else if (bytes[i] == '\\' && next == 'x' && i + 3 < to && isText(hex(bytes, i + 2))) {
                out[filled++] = (byte) hex(bytes, i + 2);
                i += 3;
            } else {
                out[filled++] = bytes[i];
            }
        }
        return filled;
    }

    /// The value of two hexadecimal digits; -1 when they are none.
    static int hex(byte[] bytes, int at) {
        int high = Character.digit(bytes[at], 16);
        int low = Character.digit(bytes[at + 1], 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static boolean isText(int value) {
        return value >= ' ' && value != 0x7f;
    }
}
