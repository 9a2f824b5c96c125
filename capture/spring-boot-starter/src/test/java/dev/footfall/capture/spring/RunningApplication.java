package dev.footfall.capture.spring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// A real Spring Boot application on a free port, and calls of it with the key of a consumer.
final class RunningApplication implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    private RunningApplication(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// @param properties such as `footfall.enabled=false`
    static RunningApplication start(Class<?> source, String... properties) {
        String[] arguments =
                Stream.concat(
                                Stream.of("--server.port=0", "--spring.main.banner-mode=off"),
                                Stream.of(properties).map(p -> "--" + p))
                        .toArray(String[]::new);
        return new RunningApplication(new SpringApplication(source).run(arguments));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// A GET; answers with status and body, as the other does.
    String call(String path) throws IOException, InterruptedException {
        return call("GET", path, "text/plain", "");
    }

    String post(String path, String json) throws IOException, InterruptedException {
        return call("POST", path, "application/json", json);
    }

    String call(String method, String path, String type, String body)
            throws IOException, InterruptedException {
        String port = context.getEnvironment().getProperty("local.server.port");
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("X-Api-Key", "k3y")
                        .header("Content-Type", type)
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body))
                        .build();
        var answer = client.send(request, BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    @Override
    public void close() {
        context.close();
        client.close();
    }
}
