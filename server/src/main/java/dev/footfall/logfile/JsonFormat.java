package dev.footfall.logfile;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Reads logs that are one JSON object a line, as Caddy writes them; also Traefik's JSON and
/// nginx's usual names. For one thread.
final class JsonFormat implements LineParser {

    private static final int DEEPEST = 16;
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST)
                                    .maxStringLength(LineReader.LONGEST)
                                    .build())
                    .build();

    private static final Map<String, Field> FIELDS =
            Map.ofEntries(
                    Map.entry("ts", Field.TIME),
                    Map.entry("request.remote_ip", Field.ADDRESS),
                    Map.entry("request.client_ip", Field.ADDRESS),
                    Map.entry("request.method", Field.METHOD),
                    Map.entry("request.host", Field.HOST),
                    Map.entry("request.uri", Field.TARGET),
                    Map.entry("request.headers.User-Agent", Field.AGENT),
                    Map.entry("request.headers.Referer", Field.REFERRER),
                    Map.entry("request.tls.proto", Field.SCHEME),
                    Map.entry("user_id", Field.CONSUMER),
                    Map.entry("bytes_read", Field.BYTES_IN),
                    Map.entry("duration", Field.SPAN),
                    Map.entry("size", Field.BYTES_OUT),
                    Map.entry("status", Field.STATUS),
                    Map.entry("resp_headers.Content-Type", Field.MIME),
                    Map.entry("StartUTC", Field.TIME),
                    Map.entry("ClientHost", Field.ADDRESS),
                    Map.entry("ClientUsername", Field.CONSUMER),
                    Map.entry("RequestMethod", Field.METHOD),
                    Map.entry("RequestHost", Field.HOST),
                    Map.entry("RequestPath", Field.TARGET),
                    Map.entry("RequestScheme", Field.SCHEME),
                    Map.entry("request_Referer", Field.REFERRER),
                    Map.entry("request_User-Agent", Field.AGENT),
                    Map.entry("DownstreamStatus", Field.STATUS),
                    Map.entry("DownstreamContentSize", Field.BYTES_OUT),
                    Map.entry("RequestContentSize", Field.BYTES_IN),
                    Map.entry("Duration", Field.NANOS),
                    Map.entry("time_local", Field.TIME),
                    Map.entry("time_iso8601", Field.TIME),
                    Map.entry("remote_addr", Field.ADDRESS),
                    Map.entry("remote_user", Field.CONSUMER),
                    Map.entry("request_method", Field.METHOD),
                    Map.entry("request_uri", Field.TARGET),
                    Map.entry("request", Field.REQUEST),
                    Map.entry("http_host", Field.HOST),
                    Map.entry("scheme", Field.SCHEME),
                    Map.entry("body_bytes_sent", Field.BYTES_OUT),
                    Map.entry("request_length", Field.BYTES_IN),
                    Map.entry("request_time", Field.SECONDS),
                    Map.entry("http_referer", Field.REFERRER),
                    Map.entry("http_user_agent", Field.AGENT));

    private final AnyTime time = new AnyTime();
    private final StringBuilder path = new StringBuilder();

    @Override
    public Parse parse(byte[] bytes, int from, int to, LogLine line) {
        line.clear();
        if (from == to || bytes[from] == '#') {
            return Parse.SKIPPED;
        }
        try (JsonParser parser =
                FACTORY.createParser(ObjectReadContext.empty(), bytes, from, to - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return line.unreadable("the line is no JSON object");
            }
            path.setLength(0);
            readObject(parser, line);
        } catch (JacksonException e) {
            return line.unreadable("the line is no whole JSON object");
        }
        return line.problem.isEmpty() ? line.finish() : Parse.UNREADABLE;
    }

    private void readObject(JsonParser parser, LogLine line) {
        int length = path.length();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            path.append(length == 0 ? "" : ".").append(name);
            readValue(parser, line);
            path.setLength(length);
        }
    }

    private void readValue(JsonParser parser, LogLine line) {
        switch (parser.nextToken()) {
            case START_OBJECT -> {
                if (!line.problem.isEmpty()) {
                    parser.skipChildren();
                } else if (path.toString().equals("request.tls")) {
                    line.scheme = "https";
                    parser.skipChildren();
                } else {
                    readObject(parser, line);
                }
            }
            case START_ARRAY -> readFirst(parser, line);
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                    set(parser.getString(), line);
            default -> {}
        }
    }

    /// Headers have lists of values, of which the first counts.
    private void readFirst(JsonParser parser, LogLine line) {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_STRING) {
            set(parser.getString(), line);
        }
        while (token != JsonToken.END_ARRAY) {
            if (token.isStructStart()) {
                parser.skipChildren();
            }
            token = parser.nextToken();
        }
    }

    private void set(String value, LogLine line) {
        Field field = FIELDS.get(path.toString());
        if (field == null || !line.problem.isEmpty()) {
            return;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (field != Field.TIME) {
            line.set(field, bytes, 0, bytes.length);
        } else if (line.timed) {
            return;
        } else if (time.match(bytes, 0, bytes.length)) {
            line.addTime(time.micros(), time.isZoned());
        } else {
            line.problem = "time: is not written in a known way";
        }
    }
}
