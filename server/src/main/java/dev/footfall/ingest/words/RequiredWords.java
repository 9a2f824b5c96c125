package dev.footfall.ingest.words;

import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// What a part of a regex tells about the texts that it matches.
///
/// @param exact every text that it can match, in lower case; empty where those are too many to list
/// @param required words of which each match contains at least one; empty where there are none
record RequiredWords(Set<String> exact, Set<String> required) {

    /// Texts that are still followed one by one while they grow.
    private static final int MOST_TEXTS = 24;

    /// The longest list of alternatives among uap-core's regexes has about 200.
    private static final int MOST_WORDS = 500;

    private static final int LONGEST_WORD = 32;

    /// A single letter is in almost every text.
    private static final int SHORTEST_WORD = 2;

    /// Any text at all.
    static final RequiredWords ANYTHING = new RequiredWords(Set.of(), Set.of());

    /// Matches the empty text only, as anchors do.
    static final RequiredWords EMPTY = new RequiredWords(Set.of(""), Set.of());

    static RequiredWords exactly(Set<String> texts) {
        return new RequiredWords(texts, Set.of());
    }

    static RequiredWords letter(char c) {
        return c < 128 ? exactly(Set.of(String.valueOf(c).toLowerCase(Locale.ROOT))) : ANYTHING;
    }

    /// The best words of which any match contains one; empty when each text has to be tried.
    Set<String> words() {
        return better(required, exact);
    }

    /// This part, then that one.
    RequiredWords then(RequiredWords after) {
        if (!exact.isEmpty() && !after.exact.isEmpty()) {
            Set<String> texts = new TreeSet<>();
            for (String head : exact) {
                for (String tail : after.exact) {
                    texts.add(head + tail);
                }
            }
            if (isSmall(texts)) {
                return new RequiredWords(texts, better(required, after.required));
            }
        }
        return new RequiredWords(Set.of(), better(words(), after.words()));
    }

    /// Either this part or that one.
    RequiredWords or(RequiredWords other) {
        Set<String> texts =
                exact.isEmpty() || other.exact.isEmpty() ? Set.of() : union(exact, other.exact);
        Set<String> mine = words();
        Set<String> theirs = other.words();
        Set<String> either = mine.isEmpty() || theirs.isEmpty() ? Set.of() : union(mine, theirs);
        return new RequiredWords(
                isSmall(texts) ? texts : Set.of(), either.size() <= MOST_WORDS ? either : Set.of());
    }

    /// This part `least` times or more, at most `most` times.
    RequiredWords repeated(int least, int most) {
        if (least == 1 && most == 1) {
            return this;
        }
        if (least == 0) {
            return most == 1 && !exact.isEmpty() ? or(EMPTY) : ANYTHING;
        }
        return new RequiredWords(Set.of(), words());
    }

    private static boolean isSmall(Set<String> texts) {
        return texts.size() <= MOST_TEXTS
                && texts.stream().allMatch(text -> text.length() <= LONGEST_WORD);
    }

    private static Set<String> union(Set<String> first, Set<String> second) {
        Set<String> all = new TreeSet<>(first);
        all.addAll(second);
        return all;
    }

    /// Longer words are rarer; of equally long ones, fewer.
    private static Set<String> better(Set<String> first, Set<String> second) {
        int left = shortest(first);
        int right = shortest(second);
        if (left < SHORTEST_WORD && right < SHORTEST_WORD) {
            return Set.of();
        }
        if (left == right) {
            return first.size() <= second.size() ? first : second;
        }
        return left > right ? first : second;
    }

    private static int shortest(Set<String> words) {
        return words.isEmpty() ? 0 : Collections.min(words.stream().map(String::length).toList());
    }
}
