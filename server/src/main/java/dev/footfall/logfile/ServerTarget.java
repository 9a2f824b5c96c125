package dev.footfall.logfile;

import dev.footfall.model.Hit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sends to a running server's `POST /api/capture`. What the server cannot take just now is sent
/// again under the same ids, so that nothing counts twice.
public final class ServerTarget implements ImportTarget {

    /// How many items one request has; well below what the server allows.
    private static final int ITEMS = 5_000;

    private static final int UNDER_WAY = 4;
    private static final int MOST_TRIES = 60;
    private static final int NO_ROOM_TRIES = 5;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);
    private static final int LONGEST_SHOWN = 200;
    private static final JsonMapper JSON = new JsonMapper();

    private final URI route;
    private final String key;
    private final Pause pause;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_LIMIT)
                    .build();
    private final ExecutorService sender =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "import-send"));
    private final UnderWay waiting = new UnderWay(UNDER_WAY);
    private volatile ImportTally tally = ImportTally.NONE;

    /// @param server such as `http://127.0.0.1:8080`
    /// @param key one with the scope `ingest`; empty for none
    public ServerTarget(URI server, String key) {
        this(server, key, Pause.REAL);
    }

    public ServerTarget(URI server, String key, Pause pause) {
        String base = server.toString();
        this.route = URI.create((base.endsWith("/") ? base : base + "/") + "api/capture");
        this.key = key;
        this.pause = pause;
    }

    @Override
    public void send(List<Hit> hits) {
        for (int from = 0; from < hits.size(); from += ITEMS) {
            List<Hit> part = List.copyOf(hits.subList(from, Math.min(hits.size(), from + ITEMS)));
            waiting.makeRoom();
            waiting.add(sender.submit(() -> deliver(CaptureBody.write(part))));
        }
    }

    @Override
    public void settle() {
        waiting.awaitAll();
    }

    @Override
    public ImportTally tally() {
        return tally;
    }

    @Override
    public void close() {
        sender.shutdownNow();
        client.shutdownNow();
    }

    private void deliver(byte[] body) {
        for (int tries = 1; ; tries++) {
            boolean last = tries == MOST_TRIES;
            try {
                HttpResponse<byte[]> answer =
                        client.send(request(body), BodyHandlers.ofByteArray());
                int status = answer.statusCode();
                if (status == 200) {
                    tally = tally.plus(read(answer.body()));
                    return;
                }
                boolean full = status == 503 || status == 429;
                boolean noRoom = status == 507 && tries < NO_ROOM_TRIES;
                if (last || !(full || noRoom)) {
                    throw new ImportException(refusal(answer));
                }
                pause.pause(wanted(answer));
            } catch (IOException e) {
                if (last || tally.equals(ImportTally.NONE)) {
                    throw new ImportException("cannot reach " + route + ": " + what(e), e);
                }
                pause.pause(Duration.ofSeconds(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ImportException("the import was stopped", e);
            }
        }
    }

    private HttpRequest request(byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(route)
                        .timeout(ANSWER_LIMIT)
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
        return (key.isEmpty() ? request : request.header("Authorization", "Bearer " + key)).build();
    }

    /// How long the server asks to wait; a second when it does not say.
    private static Duration wanted(HttpResponse<?> answer) {
        String seconds = answer.headers().firstValue("Retry-After").orElse("1");
        boolean number = !seconds.isEmpty() && seconds.length() < 6;
        number &= seconds.chars().allMatch(c -> c >= '0' && c <= '9');
        Duration wanted = Duration.ofSeconds(number ? Long.parseLong(seconds) : 1);
        return wanted.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wanted;
    }

    private static ImportTally read(byte[] body) {
        try {
            JsonNode answer = JSON.readTree(body);
            Map<String, Long> dropped = new TreeMap<>();
            StreamSupport.stream(answer.path("dropped").spliterator(), false)
                    .forEach(d ->
                            dropped.merge(d.path("reason").asString("dropped"), 1L, Long::sum));
            return new ImportTally(
                    answer.path("accepted").asLong(0), answer.path("repeated").asLong(0), dropped);
        } catch (JacksonException e) {
            throw new ImportException("the server's answer is no JSON; is it a Footfall?", e);
        }
    }

    private String refusal(HttpResponse<byte[]> answer) {
        String what = "";
        try {
            JsonNode problem = JSON.readTree(answer.body());
            what = problem.path("title").asString("") + ": " + problem.path("detail").asString("");
        } catch (JacksonException e) {
            what = "no reason given";
        }
        String cut = what.length() > LONGEST_SHOWN ? what.substring(0, LONGEST_SHOWN) : what;
        return "%s answered %d: %s".formatted(route, answer.statusCode(), cut);
    }

    private static String what(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
