package dev.footfall.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.model.RouteRule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenApiRoutesTest {

    private static final int MOST = 100;

    private static List<String> told(String document) {
        Reply<List<RouteRule>> reply = read(document);
        assertThat(reply).isInstanceOf(Reply.Done.class);
        return reply instanceof Reply.Done<List<RouteRule>>(var rules)
                ? rules.stream().map(RouteRule::text).toList()
                : List.of();
    }

    private static String refused(String document) {
        return read(document) instanceof Reply.Refused<List<RouteRule>>(var field, var why)
                ? field + ": " + why
                : "";
    }

    private static Reply<List<RouteRule>> read(String document) {
        return OpenApiRoutes.read(document.getBytes(StandardCharsets.UTF_8), MOST);
    }

    @Test
    void reads_paths_methods_and_base_paths_of_yaml() {
        assertThat(
                        told(
                                """
                                openapi: 3.1.0
                                servers:
                                  - url: https://{region}.example.com/{version}/
                                    variables:
                                      version: { default: v2 }
                                  - url: /
                                paths:
                                  /guest/{id}:
                                    parameters: []
                                    get: {}
                                    delete: {}
                                  /health:
                                    servers: [{ url: /internal }]
                                    get: {}
                                  x-more: 1
                                """))
                .containsExactlyInAnyOrder(
                        "GET /v2/guest/{id}",
                        "DELETE /v2/guest/{id}",
                        "GET /guest/{id}",
                        "DELETE /guest/{id}",
                        "GET /internal/health");
    }

    @Test
    void reads_json_and_swagger_2() {
        assertThat(told("{\"swagger\":\"2.0\",\"basePath\":\"/api\",\"paths\":{\"/a\":{}}}"))
                .containsExactly("/api/a");
    }

    @Test
    void says_what_is_wrong() {
        assertThat(refused("")).isEqualTo("openapi: has no paths");
        assertThat(refused("[1]")).isEqualTo("openapi: has no paths");
        assertThat(refused("{\"paths\":")).startsWith("openapi: is not valid JSON");
        assertThat(refused("a: 1\npaths: [}"))
                .startsWith("openapi: is not valid YAML: line 2: expected");
        assertThat(refused("paths: {'/a{': {get: {}}}")).contains("'/a{'", "braces");
        assertThat(refused("!!java.net.URL [http://a]")).startsWith("openapi: is not valid YAML");
        StringBuilder many = new StringBuilder("paths:\n");
        for (int i = 0; i <= MOST; i++) {
            many.append("  /a").append(i).append(": {}\n");
        }
        assertThat(refused(many.toString())).contains("more than 100");
    }

    @Test
    void a_document_that_would_blow_up_is_refused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append(
                    "a%d: &a%d [*a%d,*a%d,*a%d,*a%d]\n"
                            .formatted(i, i, i - 1, i - 1, i - 1, i - 1));
        }
        assertThat(refused(bomb + "paths: {/a: {}}")).startsWith("openapi: is not valid YAML");
        assertThat(refused("[".repeat(100_000))).startsWith("openapi: is not valid YAML");
        assertThat(refused("{\"a\":".repeat(100_000))).startsWith("openapi: is not valid JSON");
    }
}
