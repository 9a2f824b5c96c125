package dev.footfall.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RouteMatcherTest {

    private static RouteMatcher matcher(String... rules) {
        return new RouteMatcher(
                Stream.of(rules)
                        .map(rule -> {
                            int space = rule.indexOf(' ');
                            return new RouteRule(
                                    0,
                                    space < 0 ? "" : rule.substring(0, space),
                                    rule.substring(space + 1),
                                    RouteRule.Source.RULE);
                        })
                        .toList());
    }

    @Test
    void the_most_special_template_counts_whatever_the_order() {
        RouteMatcher matcher =
                matcher(
                        "/**",
                        "/guest/**",
                        "/guest/{id}",
                        "/guest/me",
                        "/guest/{id}.json",
                        "/guest/{id}/stays",
                        "/{kind}/new");
        assertThat(matcher.find("GET", "/guest/7")).hasValue("/guest/{id}");
        assertThat(matcher.find("GET", "/guest/me")).hasValue("/guest/me");
        assertThat(matcher.find("GET", "/guest/7.json")).hasValue("/guest/{id}.json");
        assertThat(matcher.find("GET", "/guest/7/stays/?x=1")).hasValue("/guest/{id}/stays");
        assertThat(matcher.find("GET", "/guest/7/bills")).hasValue("/guest/**");
        assertThat(matcher.find("GET", "/guest")).hasValue("/guest/**");
        assertThat(matcher.find("GET", "/room/new")).hasValue("/{kind}/new");
        assertThat(matcher.find("GET", "/room/old")).hasValue("/**");
        assertThat(matcher.find("GET", "(other)")).isEmpty();
    }

    @Test
    void a_template_of_the_method_goes_before_one_of_any() {
        RouteMatcher matcher = matcher("/guest/{any}", "GET /guest/{id}", "POST /room");
        assertThat(matcher.byMethod()).isTrue();
        assertThat(matcher.find("GET", "/guest/7")).hasValue("/guest/{id}");
        assertThat(matcher.find("PUT", "/guest/7")).hasValue("/guest/{any}");
        assertThat(matcher.find("GET", "/room")).isEmpty();
    }

    @Test
    void a_template_of_another_method_hides_no_wider_one() {
        RouteMatcher matcher = matcher("POST /files/{id}", "/files/**");
        assertThat(matcher.find("GET", "/files/1")).hasValue("/files/**");
    }

    @Test
    void parts_of_a_segment_may_be_anything_but_nothing() {
        RouteMatcher matcher = matcher("/report-{year}-{month}.pdf", "/img/*.png");
        assertThat(matcher.find("GET", "/report-2026-11.pdf"))
                .hasValue("/report-{year}-{month}.pdf");
        assertThat(matcher.find("GET", "/report--11.pdf")).isEmpty();
        assertThat(matcher.find("GET", "/img/.png")).isEmpty();
        assertThat(matcher.find("GET", "/img/a.png")).hasValue("/img/*.png");
    }

    @Test
    void thousands_of_templates_that_nearly_meet_take_one_walk() {
        List<String> rules = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            rules.add("/" + "{a}/".repeat(i % 30) + "end" + i);
        }
        RouteMatcher matcher = matcher(rules.toArray(String[]::new));
        assertThat(matcher.find("GET", "/x".repeat(1_000))).isEmpty();
        assertThat(matcher.find("GET", "/x/x/end2")).hasValue("/{a}/{a}/end2");
    }
}
