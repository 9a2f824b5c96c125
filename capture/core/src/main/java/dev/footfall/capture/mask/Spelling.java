package dev.footfall.capture.mask;

import java.util.Arrays;

/// A name brought into the form in which names are compared: letters and digits only, lower-case,
/// with the places where its words begin. `apiKey`, `api_key` and `API-Key` are all `api|key`. Used
/// again for one name after the other, by one thread.
final class Spelling {

    /// Longer names are not looked at; they count as names that are masked.
    static final int LONGEST = 256;

    private static final int NONE = 0;
    private static final int UPPER = 1;
    private static final int LOWER = 2;
    private static final int DIGIT = 3;

    private static final int USUAL = 32;

    private char[] text = new char[USUAL];
    private boolean[] starts = new boolean[USUAL + 1];
    private int length;
    private int last;
    private boolean tooLong;

    Spelling spell(CharSequence name) {
        clear();
        for (int i = 0; i < name.length(); i++) {
            add(name.charAt(i));
        }
        return end();
    }

    /// Reads a name of ASCII characters without escapes.
    Spelling spell(byte[] bytes, int from, int to) {
        clear();
        for (int i = from; i < to; i++) {
            add((char) bytes[i]);
        }
        return end();
    }

    private void clear() {
        Arrays.fill(starts, 0, length + 1, false);
        length = 0;
        last = NONE;
        tooLong = false;
    }

    private Spelling end() {
        starts[length] = true;
        return this;
    }

    private void add(char c) {
        int kind = kind(c);
        if (kind == NONE) {
            last = NONE;
            return;
        }
        if (length == LONGEST) {
            tooLong = true;
            return;
        }
        if (length == text.length) {
            text = Arrays.copyOf(text, 2 * length);
            starts = Arrays.copyOf(starts, 2 * length + 1);
        }
        if (kind != last && !(kind == LOWER && last == UPPER)) {
            starts[length] = true;
        } else if (kind == LOWER && last == UPPER) {
            starts[length - 1] = true;
        }
        text[length++] = kind == UPPER ? Character.toLowerCase(c) : c;
        last = kind;
    }

    private static int kind(char c) {
        if (c >= 'a' && c <= 'z') {
            return LOWER;
        }
        if (c >= 'A' && c <= 'Z') {
            return UPPER;
        }
        if (c >= '0' && c <= '9') {
            return DIGIT;
        }
        if (c < 0x80) {
            return NONE;
        }
        if (Character.isUpperCase(c)) {
            return UPPER;
        }
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c) ? LOWER : NONE;
    }

    boolean isTooLong() {
        return tooLong;
    }

    int length() {
        return length;
    }

    char at(int i) {
        return text[i];
    }

    boolean has(String part, int at) {
        int end = at + part.length();
        if (end > length) {
            return false;
        }
        for (int i = 0; i < part.length(); i++) {
            if (text[at + i] != part.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean isWordStart(int at) {
        return starts[at];
    }

    @Override
    public String toString() {
        return new String(text, 0, length);
    }
}
