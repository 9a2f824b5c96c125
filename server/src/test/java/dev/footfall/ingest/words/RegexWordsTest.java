package dev.footfall.ingest.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Googlebot\\/; googlebot/",
                "[wW]get; wget",
                "^curl; curl",
                "(Explorer|Collector)/(\\d+) CFNetwork; ' cfnetwork'",
                "^(.{0,200})-iPad\\/(\\d+)(?:\\.(\\d+)|) CFNetwork; ' cfnetwork'",
                "(?i)abc(?!def)ghi; abcghi",
                "abcd+x; abc",
                "x{2,3}long; long",
                "Spider[\\s\\S]*spider\\.com; spider.com",
                "ab(c|)d.{0,3}longest; longest",
                "[\\w.+-]@[\\w-]+\\.[a-z]; @",
            })
    void finds_the_longest_words_that_a_match_must_contain(String regex, String word) {
        assertThat(RegexWords.of(regex).getFirst()).containsExactly(word);
    }

    @Test
    void finds_each_set_of_which_a_word_is_needed() {
        assertThat(RegexWords.of("Mozilla.{1,200}Android.{1,200}(GSA)/(\\d+)"))
                .containsExactly(Set.of("mozilla"), Set.of("android"), Set.of("gsa/"));
        assertThat(RegexWords.of("(iPod|iPhone).{0,200} Safari"))
                .containsExactly(Set.of(" safari"), Set.of("ipod", "iphone"));
        assertThat(RegexWords.of("(?:first\\d+second)|third"))
                .containsExactly(Set.of("second", "third"), Set.of("first", "third"));
    }

    @Test
    void finds_one_word_for_each_alternative() {
        assertThat(RegexWords.of("Chirp|gotosocial"))
                .containsExactly(Set.of("chirp", "gotosocial"));
        assertThat(RegexWords.of("(Foo|Bar)Bot(s?)"))
                .containsExactly(Set.of("foobot", "foobots", "barbot", "barbots"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a*",
                "\\d+",
                "(abc)?",
                "abc|",
                "[^a-c]+",
                "(a)\\1",
                "\\p{L}bc",
                "x",
                "(?<n>abc)",
                "[a&&b]cd",
                "(abc",
                "abc)"
            })
    void promises_nothing_where_nothing_is_certain(String regex) {
        assertThat(RegexWords.of(regex)).isEmpty();
    }
}
