package dev.footfall.replay;

import dev.footfall.model.Masked;
import dev.footfall.model.UrlText;
import dev.footfall.replay.Recorded.Body;
import dev.footfall.replay.compare.Answer;
import dev.footfall.replay.compare.ContentReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sends recorded requests to one address and to no other: no redirect is followed, no proxy used.
/// For any thread.
final class Sender implements AutoCloseable {

    /// Says which replay a request belongs to.
    static final String MARK = "X-Footfall-Replay";

    /// Of an answer's body, in bytes; a longer one is a failure.
    private static final int LONGEST = 4 << 20;

    private final ReplaySettings settings;
    private final InstantSource clock;
    private final HttpClient client;

    Sender(ReplaySettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .connectTimeout(settings.patience())
                        .build();
    }

    /// What came of one request.
    sealed interface Sent {

        record Came(Answer answer) implements Sent {}

        /// @param cause for people, the same for what fails alike
        record Failed(String cause) implements Sent {}
    }

    /// Why it cannot be sent; empty where it can.
    Optional<Skipped> refusal(Recorded recorded) {
        if (recorded.headers().keySet().stream().anyMatch(MARK::equalsIgnoreCase)) {
            return Optional.of(Skipped.REPLAYED);
        }
        if (recorded.answer().status() == 0) {
            return Optional.of(Skipped.NO_ANSWER);
        }
        if (recorded.ending().equals("client-gone") || recorded.ending().equals("timeout")) {
            return Optional.of(Skipped.NOT_COMPLETED);
        }
        if (Masked.isIn(recorded.target())) {
            return Optional.of(Skipped.URL_MASKED);
        }
        if (recorded.body() instanceof Body.Unknown(Skipped why)) {
            return Optional.of(why);
        }
        return url(recorded).isEmpty() ? Optional.of(Skipped.NO_URL) : Optional.empty();
    }

    /// Where it goes: always to the host of the settings.
    private Optional<URI> url(Recorded recorded) {
        String base = settings.to().toString();
        String start = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        if (!recorded.target().startsWith("/")) {
            return Optional.empty();
        }
        try {
            return Optional.of(URI.create(start + UrlText.encoded(recorded.target())))
                    .filter(url -> settings.to().getAuthority().equals(url.getAuthority()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Sent send(Recorded recorded) throws InterruptedException {
        Optional<HttpRequest> request = request(recorded);
        if (request.isEmpty()) {
            return new Sent.Failed("the request cannot be written");
        }
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(
                        request.get(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST));
        try {
            return new Sent.Came(
                    read(answer.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS)));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Sent.Failed("no answer within " + settings.patience().toSeconds() + " s");
        } catch (ExecutionException e) {
            return new Sent.Failed(cause(e.getCause() == null ? e : e.getCause()));
        }
    }

    private Optional<HttpRequest> request(Recorded recorded) {
        Optional<URI> url = url(recorded);
        if (url.isEmpty() || !(recorded.body() instanceof Body.Known(BodyPublisher body, _))) {
            return Optional.empty();
        }
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(url.get()).method(recorded.method(), body);
            for (Map.Entry<String, String> header : SentHeaders.of(recorded, settings.headers())) {
                request.header(header.getKey(), header.getValue());
            }
            return Optional.of(request.setHeader(MARK, settings.run()).build());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Answer read(HttpResponse<byte[]> came) {
        HttpHeaders headers = came.headers();
        return Answer.of(
                clock.instant(),
                came.statusCode(),
                headers.map(),
                ContentReader.read(
                        came.body(),
                        headers.firstValue("Content-Type").orElse(""),
                        headers.firstValue("Content-Encoding").orElse("")));
    }

    private static String cause(Throwable cause) {
        if (cause instanceof IOException
                && String.valueOf(cause.getMessage()).contains("exceeds capacity")) {
            return "the answer is longer than " + (LONGEST >> 20) + " MiB";
        }
        String message = cause.getMessage();
        String kind =
                switch (cause) {
                    case ConnectException _ -> "no connection";
                    case HttpTimeoutException _ -> "no connection in time";
                    default -> cause.getClass().getSimpleName();
                };
        return message == null || message.isBlank() ? kind : kind + ": " + message;
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
