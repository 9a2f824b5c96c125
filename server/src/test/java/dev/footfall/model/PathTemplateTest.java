package dev.footfall.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/guest/123|/guest/{id}",
                "/guest/123/|/guest/{id}",
                "//guest//7?tab=1|/guest/{id}",
                "/a/1,2,3|/a/{id}",
                "/a/-5|/a/{id}",
                "/o/3f2504e0-4f89-11d3-9a0c-0305e82c3301|/o/{uuid}",
                "/o/01ARZ3NDEKTSV4RRFFQ69G5FAV|/o/{id}",
                "/day/2026-11-21|/day/{date}",
                "/day/2026-11-21T10:00:00Z|/day/{date}",
                "/c/3f2a9c1b|/c/{id}",
                "/c/9e107d9d372bb6826bd81d3542a419d6|/c/{id}",
                "/pay/cus_9s6XKzkNRiz8i3|/pay/{id}",
                "/t/dGhpcyBpcyBhIHRlc3Q5OQ==|/t/{id}",
                "/doc/123.json|/doc/{id}.json",
                "/guest/{id}|/guest/{id}",
                "/|/",
            })
    void ids_are_replaced_by_what_they_are(String path, String template) {
        assertThat(PathTemplate.of(path)).isEqualTo(template);
        assertThat(PathTemplate.of(template)).isEqualTo(template);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/about",
                "/v1/guests",
                "/docs/2.0",
                "/facade",
                "/blog/how-to-build-a-house-in-30-days",
                "/internationalization",
                "/utf8",
                "/wp-login.php",
                "/Category/iPhone15",
                "/oauth2/authorize",
            })
    void words_stay(String path) {
        assertThat(PathTemplate.of(path)).isEqualTo(path);
    }

    @Test
    void what_is_no_path_is_its_own_template() {
        assertThat(PathTemplate.of("")).isEmpty();
        assertThat(PathTemplate.of("(other)")).isEqualTo("(other)");
        assertThat(PathTemplate.of("*")).isEqualTo("*");
    }

    @Test
    void an_absurd_segment_is_an_id() {
        assertThat(PathTemplate.of("/a/" + "x".repeat(500_000))).isEqualTo("/a/{id}");
        assertThat(PathTemplate.of("/".repeat(500_000))).isEqualTo("/");
    }
}
