package dev.footfall.logfile;

/// Reads nginx's `log_format` strings, such as `$remote_addr - $remote_user [$time_local]`.
final class NginxFormat {

    private NginxFormat() {}

    static Template read(String text) {
        Template.Builder builder = new Template.Builder();
        boolean peer = text.contains("$remote_addr") || text.contains("${remote_addr}");
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == '$' && at + 1 < text.length()) {
                boolean braced = text.charAt(at + 1) == '{';
                int from = braced ? at + 2 : at + 1;
                int to = from;
                while (to < text.length() && isNamePart(text.charAt(to))) {
                    to++;
                }
                add(builder, text.substring(from, to), peer);
                at = braced ? to + 1 : to;
            } else {
                builder.text(String.valueOf(text.charAt(at++)));
            }
        }
        return builder.rest().build();
    }

    private static boolean isNamePart(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private static void add(Template.Builder builder, String name, boolean peer) {
        switch (name) {
            case "time_local" -> builder.time(TimePattern.COMMON);
            case "time_iso8601" -> builder.time(TimePattern.ISO);
            case "msec" -> builder.time("%s");
            default -> builder.field(field(name, peer));
        }
    }

    /// Addresses that clients can claim are read only where the format does not hold the real one.
    private static Field field(String name, boolean peer) {
        return switch (name) {
            case "remote_addr" -> Field.ADDRESS;
            case "http_x_forwarded_for", "http_x_real_ip", "http_cf_connecting_ip" ->
                    peer ? Field.SKIP : Field.FORWARDED;
            case "remote_user" -> Field.CONSUMER;
            case "request" -> Field.REQUEST;
            case "request_method" -> Field.METHOD;
            case "request_uri" -> Field.TARGET;
            case "uri", "document_uri" -> Field.PATH;
            case "args", "query_string" -> Field.QUERY;
            case "scheme" -> Field.SCHEME;
            case "status" -> Field.STATUS;
            case "body_bytes_sent", "bytes_sent" -> Field.BYTES_OUT;
            case "request_length", "content_length" -> Field.BYTES_IN;
            case "http_referer" -> Field.REFERRER;
            case "http_user_agent" -> Field.AGENT;
            case "host", "http_host", "server_name" -> Field.HOST;
            case "request_time" -> Field.SECONDS;
            case "sent_http_content_type" -> Field.MIME;
            default -> Field.SKIP;
        };
    }
}
