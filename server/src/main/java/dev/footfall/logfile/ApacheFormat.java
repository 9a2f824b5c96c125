package dev.footfall.logfile;

import java.util.Locale;

/// Reads Apache's `LogFormat` strings (mod_log_config), such as `%h %l %u %t "%r" %>s %b`.
final class ApacheFormat {

    private final String text;
    private final boolean peer;
    private final Template.Builder builder = new Template.Builder();
    private int at;

    private ApacheFormat(String text) {
        this.text = text;
        this.peer = text.contains("%h") || text.contains("%a");
    }

    static Template read(String text) {
        return new ApacheFormat(text).read();
    }

    private Template read() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '%' && at < text.length()) {
                readSpecifier();
            } else {
                builder.text(String.valueOf(c));
            }
        }
        return builder.rest().build();
    }

    private void readSpecifier() {
        while (at < text.length() && "<>!,0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String argument = "";
        if (at < text.length() && text.charAt(at) == '{') {
            int close = text.indexOf('}', at);
            if (close < 0) {
                throw new FormatException("the format has a '{' without its '}'");
            }
            argument = text.substring(at + 1, close);
            at = close + 1;
        }
        if (at == text.length()) {
            throw new FormatException("the format ends inside a '%' specifier");
        }
        add(text.charAt(at++), argument);
    }

    private void add(char letter, String argument) {
        switch (letter) {
            case '%' -> builder.text("%");
            case 't' -> addTime(argument);
            case '^' -> {
                at = Math.min(text.length(), at + 2);
                builder.field(Field.SKIP);
            }
            default -> builder.field(field(letter, argument));
        }
    }

    private void addTime(String argument) {
        String pattern = argument.replaceFirst("^(begin|end):", "");
        switch (pattern) {
            case "" -> builder.text("[").time(TimePattern.COMMON).text("]");
            case "sec" -> builder.time("%s");
            case "msec" -> builder.time("%Q");
            case "usec" -> builder.time("%N");
            case "msec_frac", "usec_frac" -> builder.field(Field.SKIP);
            default -> builder.time(pattern);
        }
    }

    private Field field(char letter, String argument) {
        return switch (letter) {
            case 'h', 'a' -> Field.ADDRESS;
            case 'u' -> Field.CONSUMER;
            case 'r' -> Field.REQUEST;
            case 'm' -> Field.METHOD;
            case 'U' -> Field.PATH;
            case 'q' -> Field.QUERY;
            case 's' -> Field.STATUS;
            case 'b', 'B', 'O' -> Field.BYTES_OUT;
            case 'I' -> Field.BYTES_IN;
            case 'D' -> Field.MICROS;
            case 'T' -> span(argument);
            case 'v', 'V' -> Field.HOST;
            case 'p' -> Field.PORT;
            case 'i' -> requestHeader(argument);
            case 'o' -> argument.equalsIgnoreCase("content-type") ? Field.MIME : Field.SKIP;
            default -> Field.SKIP;
        };
    }

    private static Field span(String unit) {
        return switch (unit) {
            case "ms" -> Field.MILLIS;
            case "us" -> Field.MICROS;
            default -> Field.SECONDS;
        };
    }

    private Field requestHeader(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "referer" -> Field.REFERRER;
            case "user-agent" -> Field.AGENT;
            case "host" -> Field.HOST;
            case "x-forwarded-for" -> peer ? Field.SKIP : Field.FORWARDED;
            default -> Field.SKIP;
        };
    }
}
