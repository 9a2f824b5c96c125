package dev.footfall.ingest.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WordFinderTest {

    @Test
    void finds_words_that_overlap_and_lie_in_each_other() {
        assertThat(found(List.of("he", "she", "his", "hers"), "uSHErs")).containsExactly(0, 1, 3);
    }

    @Test
    void finds_nothing_across_a_character_that_is_in_no_word() {
        assertThat(found(List.of("ab"), "a\u00e9b a b")).isEmpty();
    }

    @Test
    void works_without_any_word() {
        assertThat(found(List.of(), "anything")).isEmpty();
    }

    @Test
    void refuses_words_that_are_not_ascii() {
        assertThatThrownBy(() -> new WordFinder(List.of("caf\u00e9")))
                .hasMessageContaining("caf\u00e9");
    }

    @Test
    void finds_what_a_plain_search_finds() {
        Random random = new Random(42);
        for (int round = 0; round < 300; round++) {
            List<String> words = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                words.add(text(random, 1 + random.nextInt(5)));
            }
            String text = text(random, 60);
            List<Integer> plain = new ArrayList<>();
            for (int i = 0; i < words.size(); i++) {
                if (text.toLowerCase(Locale.ROOT).contains(words.get(i).toLowerCase(Locale.ROOT))) {
                    plain.add(i);
                }
            }
            assertThat(found(words, text)).as("%s in %s", words, text).isEqualTo(plain);
        }
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("abcAB/".charAt(random.nextInt(6)));
        }
        return text.toString();
    }

    private static List<Integer> found(List<String> words, String text) {
        TreeSet<Integer> found = new TreeSet<>();
        new WordFinder(words).find(text, found::add);
        return List.copyOf(found);
    }
}
