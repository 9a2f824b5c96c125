package dev.footfall.logfile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads logs whose columns are named by a header: W3C extended logs (IIS and others: blanks,
/// `#Fields:`), CloudFront (tabs, `#Fields:`), and tables whose first line is the names. For one
/// thread.
final class ColumnFormat implements LineParser {

    private static final String FIELDS = "#Fields:";
    private static final int MOST_COLUMNS = 256;
    static final String IIS =
            "date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip"
                    + " cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status"
                    + " time-taken";
    static final String CLOUDFRONT =
            "date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status"
                    + " cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type"
                    + " x-edge-request-id x-host-header cs-protocol cs-bytes time-taken"
                    + " x-forwarded-for ssl-protocol ssl-cipher x-edge-response-result-type"
                    + " cs-protocol-version fle-status fle-encrypted-fields c-port"
                    + " time-to-first-byte x-edge-detailed-result-type sc-content-type"
                    + " sc-content-len sc-range-start sc-range-end";

    private static final Map<String, Field> FIELDS_BY_NAME =
            Map.ofEntries(
                    Map.entry("date", Field.TIME),
                    Map.entry("time", Field.TIME),
                    Map.entry("timestamp", Field.TIME),
                    Map.entry("c-ip", Field.ADDRESS),
                    Map.entry("host", Field.ADDRESS),
                    Map.entry("ip", Field.ADDRESS),
                    Map.entry("cs-method", Field.METHOD),
                    Map.entry("method", Field.METHOD),
                    Map.entry("cs-uri", Field.TARGET),
                    Map.entry("url", Field.TARGET),
                    Map.entry("path", Field.TARGET),
                    Map.entry("cs-uri-stem", Field.PATH),
                    Map.entry("cs-uri-query", Field.QUERY),
                    Map.entry("query", Field.QUERY),
                    Map.entry("cs-username", Field.CONSUMER),
                    Map.entry("cs-host", Field.HOST),
                    Map.entry("cs(host)", Field.HOST),
                    Map.entry("x-host-header", Field.HOST),
                    Map.entry("cs-protocol", Field.SCHEME),
                    Map.entry("cs-uri-scheme", Field.SCHEME),
                    Map.entry("sc-status", Field.STATUS),
                    Map.entry("status", Field.STATUS),
                    Map.entry("response", Field.STATUS),
                    Map.entry("sc-bytes", Field.BYTES_OUT),
                    Map.entry("bytes", Field.BYTES_OUT),
                    Map.entry("cs-bytes", Field.BYTES_IN),
                    Map.entry("cs(referer)", Field.REFERRER),
                    Map.entry("referer", Field.REFERRER),
                    Map.entry("referrer", Field.REFERRER),
                    Map.entry("cs(user-agent)", Field.ENCODED_AGENT),
                    Map.entry("useragent", Field.AGENT),
                    Map.entry("user_agent", Field.AGENT),
                    Map.entry("time-taken", Field.SECONDS_OR_MILLIS),
                    Map.entry("sc-content-type", Field.MIME),
                    Map.entry("sc(content-type)", Field.MIME));

    private final char separator;
    private final boolean named;
    private final AnyTime date = new AnyTime();
    private final AnyTime time = new AnyTime();
    private Field[] columns;
    private int firstTime;

    private ColumnFormat(char separator, List<String> names) {
        this.separator = separator;
        this.named = !names.isEmpty();
        this.columns = fields(names);
    }

    static LineParser w3c() {
        return new ColumnFormat(' ', List.of(IIS.split(" ")));
    }

    static LineParser cloudfront() {
        return new ColumnFormat('\t', List.of(CLOUDFRONT.split(" ")));
    }

    static LineParser tsv() {
        return new ColumnFormat('\t', List.of());
    }

    @Override
    public Parse parse(byte[] bytes, int from, int to, LogLine line) {
        line.clear();
        if (from == to) {
            return Parse.SKIPPED;
        }
        if (bytes[from] == '#') {
            readDirective(new String(bytes, from, to - from, StandardCharsets.UTF_8));
            return Parse.SKIPPED;
        }
        if (columns.length == 0) {
            columns = fields(names(bytes, from, to));
            return hasRequests() ? Parse.SKIPPED : line.unreadable("no header names the columns");
        }
        return parseColumns(bytes, from, to, line);
    }

    private boolean hasRequests() {
        List<Field> all = List.of(columns);
        boolean ok =
                all.contains(Field.TIME)
                        && (all.contains(Field.TARGET) || all.contains(Field.PATH));
        if (!ok && !named) {
            columns = new Field[0];
        }
        return ok;
    }

    private void readDirective(String directive) {
        if (directive.startsWith(FIELDS)) {
            columns = fields(List.of(directive.substring(FIELDS.length()).strip().split("\\s+")));
        }
    }

    private List<String> names(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        return List.of(text.split(String.valueOf(separator), MOST_COLUMNS));
    }

    private Field[] fields(List<String> names) {
        List<Field> fields = new ArrayList<>();
        for (String name : names.subList(0, Math.min(names.size(), MOST_COLUMNS))) {
            fields.add(FIELDS_BY_NAME.getOrDefault(name.toLowerCase(Locale.ROOT), Field.SKIP));
        }
        firstTime = fields.indexOf(Field.TIME);
        return fields.toArray(Field[]::new);
    }

    private Parse parseColumns(byte[] bytes, int from, int to, LogLine line) {
        int at = from;
        for (int column = 0; column < columns.length; column++) {
            if (at > to) {
                return line.unreadable(
                        "the line has %d columns where the header names %d"
                                .formatted(column, columns.length));
            }
            boolean quoted = at < to && bytes[at] == '"';
            int first = quoted ? at + 1 : at;
            int end = first;
            while (end < to && bytes[end] != (quoted ? '"' : separator)) {
                end++;
            }
            set(column, bytes, first, end, line);
            if (!line.problem.isEmpty()) {
                return Parse.UNREADABLE;
            }
            at = quoted ? end + 2 : end + 1;
        }
        return at <= to ? line.unreadable("the line has too many columns") : line.finish();
    }

    private void set(int column, byte[] bytes, int from, int to, LogLine line) {
        if (columns[column] != Field.TIME) {
            line.set(columns[column], bytes, from, to);
            return;
        }
        AnyTime reader = column == firstTime ? date : time;
        if (reader.match(bytes, from, to)) {
            // W3C and CloudFront write UTC without saying so.
            line.addTime(reader.micros(), named || reader.isZoned());
        } else {
            line.problem = "time: is not written in a known way";
        }
    }
}
