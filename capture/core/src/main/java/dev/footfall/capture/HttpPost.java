package dev.footfall.capture;

import dev.footfall.capture.Answer.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Sends batches to `/api/capture`. For one thread.
final class HttpPost {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WHOLE = Duration.ofSeconds(30);
    private static final int LONGEST_ANSWER = 64 << 10;
    private static final int LONGEST_DETAIL = 200;
    private static final long LONGEST_PAUSE_SECONDS = 60;

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final HttpRequest.Builder request;

    HttpPost(String url, String key) {
        String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        HttpRequest.Builder made =
                HttpRequest.newBuilder(URI.create(base + "/api/capture"))
                        .timeout(WHOLE)
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .header("User-Agent", "footfall-capture");
        request = key.isEmpty() ? made : made.header("Authorization", "Bearer " + key);
    }

    /// @param items how many exchanges there are in it
    Answer post(byte[] batch, int items) throws InterruptedException {
        try {
            HttpRequest post =
                    request.copy()
                            .POST(HttpRequest.BodyPublishers.ofByteArray(gzip(batch)))
                            .build();
            HttpResponse<InputStream> response =
                    client.send(post, HttpResponse.BodyHandlers.ofInputStream());
            String text;
            try (InputStream body = response.body()) {
                text = new String(body.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
            }
            return answer(response, text, items);
        } catch (IOException e) {
            return Answer.later("no answer: " + e.getClass().getSimpleName());
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4 + 64);
        try (GZIPOutputStream gzip = new Quick(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /// Packs in a third of the usual time; the application's processor is dearer than a fifth more
    /// bytes.
    private static final class Quick extends GZIPOutputStream {

        Quick(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    private static Answer answer(HttpResponse<InputStream> response, String text, int items) {
        int status = response.statusCode();
        if (status == 200) {
            long known = number(text, "\"accepted\":") + number(text, "\"repeated\":");
            int refused = (int) Math.max(0, items - known);
            return new Answer(
                    Kind.TAKEN, refused, refused == 0 ? "" : "not taken: " + detail(text), 0);
        }
        String detail = "the server answered " + status + " " + detail(text);
        return switch (status) {
            case 400, 413, 415, 422 -> new Answer(Kind.NEVER, items, detail, 0);
            default -> new Answer(Kind.LATER, 0, detail, pause(response));
        };
    }

    private static long pause(HttpResponse<InputStream> response) {
        String after = response.headers().firstValue("Retry-After").orElse("").strip();
        boolean seconds = !after.isEmpty() && after.length() < 10;
        for (int i = 0; i < after.length(); i++) {
            seconds &= Character.isDigit(after.charAt(i));
        }
        return seconds ? 1000 * Math.min(LONGEST_PAUSE_SECONDS, Long.parseLong(after)) : 0;
    }

    /// The whole number behind a name; 0 when there is none. The answer's form is the server's own
    /// and known, so no parser is needed.
    private static long number(String json, String name) {
        int at = json.indexOf(name);
        long number = 0;
        int from = at < 0 ? json.length() : at + name.length();
        while (from < json.length() && Character.isWhitespace(json.charAt(from))) {
            from++;
        }
        for (int i = from; i < json.length() && Character.isDigit(json.charAt(i)); i++) {
            number = number * 10 + Character.digit(json.charAt(i), 10);
        }
        return number;
    }

    /// The first reason that the server gives, in its words: it names fields, not values.
    private static String detail(String json) {
        String name = "\"detail\":\"";
        int at = json.indexOf(name);
        if (at < 0) {
            return "";
        }
        int from = at + name.length();
        int to = json.indexOf('"', from);
        int end = Math.min(to < 0 ? json.length() : to, from + LONGEST_DETAIL);
        return json.substring(from, end);
    }
}
