package dev.footfall.logfile;

/// Reads format strings in GoAccess's language (its man page, "CUSTOM LOG/DATE FORMAT"), such as
/// `%h %^[%d:%t %^] "%r" %s %b`.
final class GoAccessFormat {

    static final String DATE = "%d/%b/%Y";
    static final String TIME = "%H:%M:%S";

    private final String text;
    private final String date;
    private final String time;
    private final Template.Builder builder = new Template.Builder();

    private GoAccessFormat(String text, String date, String time) {
        this.text = text;
        this.date = date;
        this.time = time;
    }

    /// Whether the string uses what only GoAccess has.
    static boolean isOne(String format) {
        String text = format.replaceAll("%\\{[^}]*\\}", "");
        return text.contains("%^")
                || text.contains("%~")
                || text.contains("~h{")
                || text.contains("%x")
                || text.contains("%d");
    }

    /// @param date how `%d` is written, @param time how `%t` is; `%x` is both with a blank between
    static Template read(String text, String date, String time) {
        return new GoAccessFormat(zoned(text, date, time), date, time).read();
    }

    /// GoAccess skips the zone of common log times; we read it.
    private static String zoned(String text, String date, String time) {
        String plain = text.replace("%x.%^", "%x").replace("%d.%^", "%d");
        return date.equals(DATE) && time.equals(TIME)
                ? plain.replace("[%d:%t %^]", "[\u0001]")
                : plain;
    }

    private Template read() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' && i + 1 < text.length()) {
                add(text.charAt(++i));
            } else if (text.startsWith("~h{", i) && text.indexOf('}', i) > 0) {
                builder.field(Field.FORWARDED);
                i = text.indexOf('}', i);
            } else if (c == '\u0001') {
                builder.time(TimePattern.COMMON);
            } else {
                builder.text(String.valueOf(c));
            }
        }
        return builder.rest().build();
    }

    private void add(char letter) {
        switch (letter) {
            case 'x' -> builder.time(pattern(date.equals(DATE) ? date + ":" + time : date));
            case 'd' -> builder.time(pattern(date));
            case 't' -> builder.time(pattern(time));
            case '%' -> builder.text("%");
            default -> builder.field(field(letter));
        }
    }

    private static Field field(char letter) {
        return switch (letter) {
            case 'v' -> Field.HOST;
            case 'e' -> Field.CONSUMER;
            case 'h' -> Field.ADDRESS;
            case 'r' -> Field.REQUEST;
            case 'm' -> Field.METHOD;
            case 'U' -> Field.TARGET;
            case 'q' -> Field.QUERY;
            case 's' -> Field.STATUS;
            case 'b' -> Field.BYTES_OUT;
            case 'R' -> Field.REFERRER;
            case 'u' -> Field.AGENT;
            case 'M' -> Field.MIME;
            case 'D' -> Field.MICROS;
            case 'T' -> Field.SECONDS;
            case 'L' -> Field.MILLIS;
            case 'n' -> Field.NANOS;
            case '~' -> Field.BLANKS;
            case '^', 'H', 'K', 'k', 'C' -> Field.SKIP;
            default ->
                    throw new FormatException(
                            "the format has an unknown specifier '%" + letter + "'");
        };
    }

    /// GoAccess has two of its own: `%f` alone is microseconds and `%*` milliseconds since 1970.
    private static String pattern(String text) {
        return switch (text) {
            case "%f" -> "%N";
            case "%*" -> "%Q";
            default -> text;
        };
    }
}
