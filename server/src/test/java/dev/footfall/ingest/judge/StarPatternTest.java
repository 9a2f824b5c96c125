package dev.footfall.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StarPatternTest {

    private static final long SEED = 20261121;

    private static boolean matches(String pattern, String text) {
        return new StarPattern(pattern).matches(text);
    }

    @Test
    void one_star_stands_for_a_segment_and_two_for_any_text() {
        assertThat(matches("/blog", "/blog")).isTrue();
        assertThat(matches("/blog", "/blog/")).isFalse();
        assertThat(matches("/blog/*", "/blog/a")).isTrue();
        assertThat(matches("/blog/*", "/blog/a/b")).isFalse();
        assertThat(matches("/blog/**", "/blog/a/b")).isTrue();
        assertThat(matches("**.php", "/a/b.php")).isTrue();
        assertThat(matches("**.php", "/a/b.phpx")).isFalse();
        assertThat(matches("/*/edit", "/7/edit")).isTrue();
        assertThat(matches("/*/edit", "/7/8/edit")).isFalse();
        assertThat(matches("*.example.com", "shop.example.com")).isTrue();
        assertThat(matches("*.example.com", "example.com")).isFalse();
    }

    @Test
    void agrees_with_a_regular_expression_on_random_texts() {
        Random random = new Random(SEED);
        int met = 0;
        for (int i = 0; i < 20_000; i++) {
            String pattern = drawn(random, "ab/**");
            String text = drawn(random, "ab/a/b");
            boolean expected = Pattern.matches(regex(pattern), text);
            assertThat(matches(pattern, text)).as(pattern + " on " + text).isEqualTo(expected);
            met += expected ? 1 : 0;
        }
        assertThat(met).isGreaterThan(500);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.SECONDS)
    void takes_no_longer_on_absurd_texts() {
        String pattern = "*a".repeat(240) + "b";
        String text = "a".repeat(2_000);
        for (int i = 0; i < 50; i++) {
            assertThat(matches(pattern, text)).isFalse();
        }
    }

    private static String drawn(Random random, String letters) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private static String regex(String pattern) {
        return pattern.replaceAll("\\*{2,}", "#").replace("*", "[^/]*").replace("#", ".*");
    }
}
