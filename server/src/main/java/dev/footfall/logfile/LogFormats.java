package dev.footfall.logfile;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The formats that are known by name, and those that format strings describe.
public final class LogFormats {

    private static final String COMMON_FIELDS = "%h %l %u %t \"%r\" %>s %b";
    private static final String COMBINED_FIELDS =
            COMMON_FIELDS + " \"%{Referer}i\" \"%{User-Agent}i\"";

    /// Every format with a name, those with a stricter shape first.
    public static final List<LogFormat> NAMED =
            List.of(
                    new LogFormat("caddy", 9, JsonFormat::new),
                    new LogFormat("cloudfront", 9, ColumnFormat::cloudfront),
                    new LogFormat("w3c", 9, ColumnFormat::w3c),
                    new LogFormat("tsv", 8, ColumnFormat::tsv),
                    preset("traefik", traefik()),
                    preset("alb", balancer(true)),
                    preset("elb", balancer(false)),
                    preset("s3", s3()),
                    preset("cloudstorage", cloudStorage()),
                    preset("vcombined", ApacheFormat.read("%v " + COMBINED_FIELDS)),
                    preset("combined", ApacheFormat.read(COMBINED_FIELDS)),
                    preset("vcommon", ApacheFormat.read("%v " + COMMON_FIELDS)),
                    preset("common", ApacheFormat.read(COMMON_FIELDS)),
                    preset("squid", squid()),
                    new LogFormat("site-analytics", 1, SiteAnalyticsFormat::new));

    private static final Pattern NGINX_DIRECTIVE =
            Pattern.compile(
                    "\\s*log_format\\s+\\S+\\s+(?:escape=\\S+\\s+)?(.*?);?\\s*", Pattern.DOTALL);
    private static final Pattern APACHE_DIRECTIVE =
            Pattern.compile("\\s*LogFormat\\s+\"(.*)\"(?:\\s+\\S+)?\\s*", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"((?:[^\"\\\\]|\\\\.)*)\"");

    private LogFormats() {}

    /// @param text a name, or a format string of nginx, Apache or GoAccess, or their whole
    ///   directive
    /// @param date for GoAccess strings how `%d` is written, else unused
    /// @param time for GoAccess strings how `%t` is written, else unused
    /// @throws FormatException saying what is wrong with the text
    public static LogFormat read(String text, Optional<String> date, Optional<String> time) {
        Optional<LogFormat> named = NAMED.stream().filter(f -> f.name().equals(text)).findFirst();
        if (named.isPresent()) {
            return named.get();
        }
        if (text.indexOf('%') < 0 && text.indexOf('$') < 0) {
            throw new FormatException(
                    "there is no format '%s'; use auto, %s, or a format string"
                            .formatted(
                                    text,
                                    String.join(
                                            ", ", NAMED.stream().map(LogFormat::name).toList())));
        }
        Template template = template(text, date, time);
        return new LogFormat(text, template.strength(), template::open);
    }

    private static Template template(String text, Optional<String> date, Optional<String> time) {
        Matcher nginx = NGINX_DIRECTIVE.matcher(text);
        if (nginx.matches()) {
            return NginxFormat.read(joined(nginx.group(1)));
        }
        Matcher apache = APACHE_DIRECTIVE.matcher(text);
        String plain = (apache.matches() ? apache.group(1) : text).replace("\\\"", "\"");
        if (plain.indexOf('$') >= 0 && plain.indexOf('%') < 0) {
            return NginxFormat.read(plain);
        }
        if (date.isPresent() || time.isPresent() || GoAccessFormat.isOne(plain)) {
            return GoAccessFormat.read(
                    plain, date.orElse(GoAccessFormat.DATE), time.orElse(GoAccessFormat.TIME));
        }
        return ApacheFormat.read(plain);
    }

    private static String joined(String quoted) {
        StringBuilder joined = new StringBuilder();
        Matcher parts = QUOTED.matcher(quoted);
        while (parts.find()) {
            joined.append(parts.group(1) == null ? parts.group(2) : parts.group(1));
        }
        return joined.toString().replace("\\\"", "\"");
    }

    private static LogFormat preset(String name, Template template) {
        return new LogFormat(name, template.strength(), template::open);
    }

    private static Template traefik() {
        Template.Builder builder = new Template.Builder();
        builder.field(Field.ADDRESS).text(" ").field(Field.SKIP).text(" ").field(Field.CONSUMER);
        builder.text(" [").time(TimePattern.COMMON).text("] \"").field(Field.REQUEST);
        builder.text("\" ").field(Field.STATUS).text(" ").field(Field.BYTES_OUT);
        builder.text(" \"").field(Field.REFERRER).text("\" \"").field(Field.AGENT);
        builder.text("\" ").field(Field.SKIP).text(" \"").field(Field.SKIP).text("\" \"");
        return builder.field(Field.SKIP).text("\" ").field(Field.SPAN).build();
    }

    /// @param application whether it is an application load balancer, whose lines begin with a type
    private static Template balancer(boolean application) {
        Template.Builder builder = new Template.Builder();
        if (application) {
            builder.field(Field.SKIP).text(" ");
        }
        builder.time(TimePattern.ISO).text(" ").field(Field.SKIP).text(" ");
        builder.field(Field.ADDRESS).text(" ").field(Field.SKIP).text(" ");
        builder.field(Field.SECONDS_PART).text(" ").field(Field.SECONDS_PART).text(" ");
        builder.field(Field.SECONDS_PART).text(" ").field(Field.STATUS).text(" ");
        builder.field(Field.SKIP).text(" ").field(Field.BYTES_IN).text(" ");
        builder.field(Field.BYTES_OUT).text(" \"").field(Field.REQUEST).text("\" \"");
        return builder.field(Field.AGENT).text("\"").rest().build();
    }

    private static Template s3() {
        Template.Builder builder = new Template.Builder();
        builder.field(Field.SKIP).text(" ").field(Field.HOST).text(" [");
        builder.time(TimePattern.COMMON).text("] ").field(Field.ADDRESS).text(" ");
        builder.field(Field.CONSUMER).text(" ").field(Field.SKIP).text(" ");
        builder.field(Field.SKIP).text(" ").field(Field.SKIP).text(" \"");
        builder.field(Field.REQUEST).text("\" ").field(Field.STATUS).text(" ");
        builder.field(Field.SKIP).text(" ").field(Field.BYTES_OUT).text(" ");
        builder.field(Field.SKIP).text(" ").field(Field.MILLIS).text(" ");
        builder.field(Field.SKIP).text(" \"").field(Field.REFERRER).text("\" \"");
        return builder.field(Field.AGENT).text("\"").rest().build();
    }

    private static Template cloudStorage() {
        Template.Builder builder = new Template.Builder();
        builder.text("\"").time("%N").text("\",\"").field(Field.ADDRESS).text("\",\"");
        builder.field(Field.SKIP).text("\",\"").field(Field.SKIP).text("\",\"");
        builder.field(Field.METHOD).text("\",\"").field(Field.TARGET).text("\",\"");
        builder.field(Field.STATUS).text("\",\"").field(Field.BYTES_IN).text("\",\"");
        builder.field(Field.BYTES_OUT).text("\",\"").field(Field.MICROS).text("\",\"");
        builder.field(Field.HOST).text("\",\"").field(Field.REFERRER).text("\",\"");
        builder.field(Field.AGENT).text("\",\"").field(Field.SKIP).text("\"");
        return builder.build();
    }

    private static Template squid() {
        Template.Builder builder = new Template.Builder();
        builder.time("%s").text(" ").field(Field.BLANKS).field(Field.MILLIS).text(" ");
        builder.field(Field.ADDRESS).text(" ").field(Field.RESULT_AND_STATUS).text(" ");
        builder.field(Field.BYTES_OUT).text(" ").field(Field.METHOD).text(" ");
        return builder.field(Field.TARGET).text(" ").field(Field.CONSUMER).rest().build();
    }
}
