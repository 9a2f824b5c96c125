package dev.footfall.api.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "^/user/\\d+$",
                "(?i)blog",
                "a|b",
                "[^/]*",
                "(?P<n>x)",
                "\\pL+",
                "[[:alpha:]]{2,}",
                "\\d{4}-\\d{2}-\\d{2}",
                "[a-f0-9]{8}(-[a-f0-9]{4}){3}-[a-f0-9]{12}",
                "{",
                "a{,3}",
                "[(]{2}",
                "\\Q(a{999}\\E",
                "[]a]",
                "x{250}",
                "(a{50}){5}"
            })
    void takes_what_re2_takes(String regex) {
        assertThat(Patterns.fault(regex)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?=a)", "(?<!a)b", "\\1", "a**", "a*+", "(", "[", "a)", "x{2,1}", "\\", "(?z)a",
                "*"
            })
    void refuses_what_re2_refuses(String regex) {
        assertThat(Patterns.fault(regex)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x{251}",
                "(a{1000}){1000}",
                "((a{1000}){1000}){1000}",
                "(a{100}[(]){100}",
                "(a{100}[)]){100}",
                "(\\)a{100}){100}",
                "(?:(?:x{20}y){20}z){20}",
                "((a{16}){16}",
                "(\\Q(\\Ea{100}){100}",
                "([[:alpha:])]a{100}){100}"
            })
    void refuses_expressions_that_would_grow_without_bounds(String regex) {
        assertThat(Patterns.fault(regex))
                .hasValueSatisfying(f -> assertThat(f).contains("repeats"));
    }

    @Test
    void refuses_long_expressions() {
        assertThat(Patterns.fault("a".repeat(1_001))).contains("longer than 1000 characters");
        assertThat(Patterns.fault("a".repeat(1_000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/blog/*, /blog/a/b, true",
        "/blog/*, /blog/, true",
        "/blog/*, /blog, false",
        "/blog/*, /x/blog/a, false",
        "/a.b*, /a.bc, true",
        "/a.b*, /axbc, false",
        "**/c, /a/b/c, true",
        "*, '', true",
        "/(x)*[y], /(x)--[y], true"
    })
    void a_star_stands_for_any_characters(String wildcard, String text, boolean matches) {
        String regex = Patterns.ofWildcard(wildcard);
        assertThat(Patterns.fault(regex)).isEmpty();
        assertThat(Pattern.compile(regex).matcher(text).find()).isEqualTo(matches);
    }
}
