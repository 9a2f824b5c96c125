package dev.footfall.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.account.Sites;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/// The document that the server serves, held against what the server does.
class OpenApiTest {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    @TempDir Path folder;

    private RunningHouse house;
    private JsonNode document;

    /// One method of one path in the document.
    private record Operation(String method, String path, JsonNode node, JsonNode shared) {

        String name() {
            return method + " " + path;
        }
    }

    @BeforeEach
    void open() throws IOException {
        house = RunningHouse.open(folder);
        house.house.accounts().sites().ensure(Sites.DEFAULT);
        String yaml = house.get("/api/openapi.yaml").body();
        Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        document = Json.MAPPER.valueToTree(tree);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void the_routes_equal_the_document() {
        Set<String> documented = new TreeSet<>();
        operations().forEach(operation -> documented.add(operation.name()));
        Set<String> routes = new TreeSet<>();
        for (String route : house.server.routes()) {
            routes.add(route.replaceAll(":(\\w+)", "{$1}"));
        }
        assertThat(routes).isEqualTo(documented);
        assertThat(routes).hasSizeGreaterThan(25);
    }

    @Test
    void every_reference_leads_somewhere() {
        List<String> references = new ArrayList<>();
        for (JsonNode reference : document.findValues("$ref")) {
            references.add(reference.asString());
        }
        assertThat(references).hasSizeGreaterThan(50);
        assertThat(references).allMatch(this::leadsSomewhere);
    }

    private boolean leadsSomewhere(String reference) {
        return reference.startsWith("#/")
                ? !document.at(reference.substring(1)).isMissingNode()
                : house.get(reference).statusCode() == 200;
    }

    @Test
    void every_example_is_answered_as_the_document_says() {
        SoftAssertions all = new SoftAssertions();
        int examples = 0;
        for (Operation operation : operations()) {
            JsonNode body = operation.node().at("/requestBody/content/application~1json/examples");
            for (Map.Entry<String, JsonNode> example : body.properties()) {
                examples++;
                HttpResponse<String> answer =
                        house.call(
                                operation.method(),
                                target(operation),
                                example.getValue().get("value").toString());
                String which = operation.name() + ", " + example.getKey() + ": " + answer.body();
                all.assertThat(answer.statusCode())
                        .as(which)
                        .isEqualTo(example.getValue().get("x-status").asInt());
                check(all, operation, answer, which);
            }
        }
        all.assertAll();
        assertThat(examples).isGreaterThan(20);
    }

    @Test
    void every_get_works_with_the_examples_of_its_parameters() {
        JsonNode told = document.at("/paths/~1events~1/post/requestBody/content/application~1json");
        house.post("/events/", told.at("/examples/pageview/value").toString());
        house.post("/events/", told.at("/examples/no data/value").toString());
        house.get("/events/"); // numbers them: the event 2, the error 3
        JsonNode event =
                document.at("/paths/~1api~1event/post/requestBody/content/application~1json");
        house.post("/api/event", event.at("/examples/purchase/value").toString());
        JsonNode capture =
                document.at("/paths/~1api~1capture/post/requestBody/content/application~1json");
        house.post("/api/capture", capture.at("/examples/a whole exchange/value").toString());
        SoftAssertions all = new SoftAssertions();
        for (Operation operation : operations()) {
            if (operation.method().equals("GET") && !operation.path().startsWith("/assets/")) {
                HttpResponse<String> answer = house.get(target(operation));
                String which = operation.name() + ": " + answer.body();
                all.assertThat(answer.statusCode()).as(which).isEqualTo(200);
                check(all, operation, answer, which);
            }
        }
        all.assertAll();
    }

    @Test
    void without_a_key_only_what_the_document_leaves_open_is_open() {
        SoftAssertions all = new SoftAssertions();
        for (Operation operation : operations()) {
            JsonNode security = operation.node().path("security");
            boolean open = security.isArray() && security.get(0).isEmpty();
            int status =
                    house.send(
                                    operation.method(),
                                    target(operation),
                                    "",
                                    "application/json",
                                    "{}".getBytes(StandardCharsets.UTF_8))
                            .statusCode();
            if (open) {
                all.assertThat(status).as(operation.name()).isNotEqualTo(401);
            } else {
                all.assertThat(status).as(operation.name()).isEqualTo(401);
            }
        }
        all.assertAll();
    }

    @Test
    void the_page_of_the_document_needs_no_inline_script() {
        HttpResponse<String> page = house.get("/docs/");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContainPattern("<script>|style=|onload=");
        for (String file : List.of("swagger-ui-bundle.js", "initializer.js", "swagger-ui.css")) {
            assertThat(page.body()).contains(file);
            assertThat(house.get("/docs/" + file).statusCode()).as(file).isEqualTo(200);
        }
        assertThat(house.get("/docs").headers().firstValue("Location")).hasValue("/docs/");
        assertThat(house.get("/docs/nothing.js").statusCode()).isEqualTo(404);
    }

    /// The status and the type are documented, and the JSON has the shape that its schema says.
    private void check(
            SoftAssertions all, Operation operation, HttpResponse<String> answer, String which) {
        JsonNode response =
                resolved(
                        operation
                                .node()
                                .path("responses")
                                .path(Integer.toString(answer.statusCode())));
        all.assertThat(response.isMissingNode()).as("status of " + which).isFalse();
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        JsonNode content = response.path("content");
        JsonNode described = content.path(content.has("*/*") ? "*/*" : type);
        all.assertThat(described.isMissingNode()).as(type + " of " + which).isFalse();
        if (type.endsWith("json")) {
            new Shapes(document)
                    .faults(described.path("schema"), Json.MAPPER.readTree(answer.body()), "#")
                    .forEach(fault -> all.fail(fault + " in " + which));
        }
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asString().substring(1)) : node;
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            JsonNode shared = path.getValue().path("parameters");
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    operations.add(
                            new Operation(
                                    method.getKey().toUpperCase(java.util.Locale.ROOT),
                                    path.getKey(),
                                    method.getValue(),
                                    shared));
                }
            }
        }
        return operations;
    }

    /// The path with the examples of its parameters filled in.
    private String target(Operation operation) {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        List<JsonNode> parameters = new ArrayList<>();
        operation.shared().forEach(parameters::add);
        operation.node().path("parameters").forEach(parameters::add);
        for (JsonNode listed : parameters) {
            JsonNode parameter = resolved(listed);
            String name = parameter.get("name").asString();
            Optional<String> example = parameter.optional("example").map(OpenApiTest::text);
            String in = parameter.get("in").asString();
            if (in.equals("path")) {
                path = path.replace("{" + name + "}", example.orElse("none"));
            } else if (in.equals("query") && example.isPresent()) {
                query.add(name + "=" + URLEncoder.encode(example.get(), StandardCharsets.UTF_8));
            }
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private static String text(JsonNode example) {
        return example.asString();
    }
}
