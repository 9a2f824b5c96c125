package dev.footfall.api.traffic;

/// Texts as Python prints them in a dictionary: in quotes, with escapes for what is not printable.
final class PythonText {

    private static final int ONE_BYTE = 0x100;
    private static final int TWO_BYTES = 0x10000;
    private static final char DELETE = 0x7f;

    private PythonText() {}

    /// In single quotes; in double ones where the text has single quotes and no double ones.
    static String quoted(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder quoted = new StringBuilder(text.length() + 2).append(quote);
        text.codePoints().forEach(point -> add(quoted, point, quote));
        return quoted.append(quote).toString();
    }

    private static void add(StringBuilder quoted, int point, char quote) {
        switch (point) {
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            default -> {
                if (point == quote) {
                    quoted.append('\\').append(quote);
                } else if (isPrintable(point)) {
                    quoted.appendCodePoint(point);
                } else {
                    quoted.append(escape(point));
                }
            }
        }
    }

    private static String escape(int point) {
        if (point < ONE_BYTE) {
            return "\\x%02x".formatted(point);
        }
        return point < TWO_BYTES ? "\\u%04x".formatted(point) : "\\U%08x".formatted(point);
    }

    /// Python's `str.isprintable`: no separators but the blank, nothing that is not assigned.
    private static boolean isPrintable(int point) {
        if (point < ' ' || point == DELETE) {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }
}
