package dev.footfall.ingest.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegexListTest {

    private static final RegexList<String> LIST =
            new RegexList<>(
                    List.of(
                            new RegexList.Entry<>("Second thing", false, "second"),
                            new RegexList.Entry<>("(First|Third) (\\d+)?", false, "numbered"),
                            new RegexList.Entry<>("LOUD", true, "loud"),
                            new RegexList.Entry<>("\\d{4}", false, "year")));

    private static Optional<String> first(String text) {
        return LIST.first(text, (meaning, matcher) -> Optional.of(meaning));
    }

    @Test
    void answers_with_the_first_of_the_order_not_of_the_text() {
        assertThat(first("First 1 Second thing")).contains("second");
        assertThat(first("2026 First ")).contains("numbered");
    }

    @Test
    void minds_case_only_where_a_regex_does() {
        assertThat(first("second thing")).isEmpty();
        assertThat(first("loud")).contains("loud");
    }

    @Test
    void tries_only_what_may_match() {
        assertThat(LIST.candidates("nothing of it").stream()).containsExactly(3);
        assertThat(LIST.candidates("third second THING").stream()).containsExactly(0, 1, 3);
        assertThat(LIST.alwaysTried()).isOne();
        assertThat(first("2026")).contains("year");
    }

    @Test
    void passes_over_a_match_without_a_reading() {
        assertThat(
                        LIST.first(
                                "First 2026",
                                (meaning, matcher) ->
                                        meaning.equals("year")
                                                ? Optional.of(matcher.group())
                                                : Optional.empty()))
                .contains("2026");
    }
}
