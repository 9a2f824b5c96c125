package dev.footfall.model;

/// Tells the texts that name one thing among many from words. Takes time in proportion to the
/// length.
final class IdShape {

    static final String ID = "{id}";
    private static final String UUID = "{uuid}";
    private static final String DATE = "{date}";

    private static final int UUID_LENGTH = 36;
    private static final int DATE_LENGTH = 10;
    private static final int FEWEST_HEX = 8;

    /// Letters of both sizes and digits in a row are random from so many on; of one size, from so
    /// many on: `documentation2` is a word.
    private static final int FEWEST_MIXED = 10;

    private static final int FEWEST_PLAIN = 20;
    private static final int FEWEST_DIGITS = 2;

    private IdShape() {}

    /// What stands for such a text in a template; empty for a word.
    static String of(String text) {
        if (isUuid(text)) {
            return UUID;
        }
        if (isDate(text)) {
            return DATE;
        }
        return isNumber(text) || isHex(text) || hasRandomRun(text) ? ID : "";
    }

    static boolean isKind(String text) {
        return text.equals(ID) || text.equals(UUID) || text.equals(DATE);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHexDigit(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    /// Digits, also several numbers in a row.
    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isDigit(c) && c != ',' && c != '-') {
                return false;
            }
        }
        return !text.isEmpty() && isDigit(text.charAt(text.length() - 1));
    }

    private static boolean isUuid(String text) {
        if (text.length() != UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? text.charAt(i) != '-' : !isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// `yyyy-mm-dd`, with or without `T` and a time behind it.
    private static boolean isDate(String text) {
        if (text.length() < DATE_LENGTH) {
            return false;
        }
        for (int i = 0; i < DATE_LENGTH; i++) {
            boolean dash = i == 4 || i == 7;
            if (dash ? text.charAt(i) != '-' : !isDigit(text.charAt(i))) {
                return false;
            }
        }
        return text.length() == DATE_LENGTH || text.charAt(DATE_LENGTH) == 'T';
    }

    private static boolean isHex(String text) {
        boolean digit = false;
        for (int i = 0; i < text.length(); i++) {
            if (!isHexDigit(text.charAt(i))) {
                return false;
            }
            digit |= isDigit(text.charAt(i));
        }
        return digit && text.length() >= FEWEST_HEX;
    }

    /// Whether letters and digits stand together as nobody would type them.
    private static boolean hasRandomRun(String text) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !isLetterOrDigit(text.charAt(i))) {
                if (isRandom(text, start, i)) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    private static boolean isLetterOrDigit(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isRandom(String text, int from, int to) {
        int digits = 0;
        int small = 0;
        int large = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (isDigit(c)) {
                digits++;
            } else if (c >= 'a') {
                small++;
            } else {
                large++;
            }
        }
        boolean mixed = small > 0 && large > 0 && to - from >= FEWEST_MIXED;
        boolean plain = small + large > 0 && to - from >= FEWEST_PLAIN;
        return digits >= FEWEST_DIGITS && (mixed || plain);
    }
}
