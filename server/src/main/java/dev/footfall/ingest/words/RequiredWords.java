package dev.footfall.ingest.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What a part of a regex tells about the texts that it matches.
///
/// @param exact every text that it can match, in lower case; empty where those are too many to list
/// @param clauses sets of words; each match contains at least one word of each set. The rarest come
///   first
record RequiredWords(Set<String> exact, List<Set<String>> clauses) {

    /// Texts that are still followed one by one while they grow.
    private static final int MOST_TEXTS = 24;

    /// The longest list of alternatives among uap-core's regexes has about 200.
    private static final int MOST_WORDS = 500;

    private static final int LONGEST_WORD = 32;

    /// A single letter is in almost every text.
    private static final int SHORTEST_WORD = 2;

    /// Signs that are rare enough to be asked for alone.
    private static final String RARE_SIGNS = "@#%&=~|!?*$^{}<>";

    /// More clauses hardly leave out more.
    private static final int MOST_CLAUSES = 4;

    /// About how many letters there are to choose from at each place of a text: each letter more
    /// makes a word so many times rarer.
    private static final double LETTERS = 6;

    private static final Comparator<Set<String>> RAREST_FIRST =
            Comparator.comparingDouble(RequiredWords::frequency);

    /// Any text at all.
    static final RequiredWords ANYTHING = new RequiredWords(Set.of(), List.of());

    /// Matches the empty text only, as anchors do.
    static final RequiredWords EMPTY = new RequiredWords(Set.of(""), List.of());

    static RequiredWords exactly(Set<String> texts) {
        return new RequiredWords(texts, List.of());
    }

    static RequiredWords letter(char c) {
        return c < 128 ? exactly(Set.of(String.valueOf(c).toLowerCase(Locale.ROOT))) : ANYTHING;
    }

    /// The same without the list of texts, which count as one more clause.
    RequiredWords required() {
        return new RequiredWords(Set.of(), best(List.of(exact), clauses));
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
                return new RequiredWords(texts, best(clauses, after.clauses));
            }
        }
        return new RequiredWords(Set.of(), best(required().clauses(), after.required().clauses()));
    }

    /// Either this part or that one.
    RequiredWords or(RequiredWords other) {
        Set<String> texts =
                exact.isEmpty() || other.exact.isEmpty() ? Set.of() : union(exact, other.exact);
        List<Set<String>> either = new ArrayList<>();
        for (Set<String> mine : required().clauses()) {
            for (Set<String> theirs : other.required().clauses()) {
                either.add(union(mine, theirs));
            }
        }
        return new RequiredWords(isSmall(texts) ? texts : Set.of(), best(either, List.of()));
    }

    /// This part `least` times or more, at most `most` times.
    RequiredWords repeated(int least, int most) {
        if (least == 1 && most == 1) {
            return this;
        }
        if (least == 0) {
            return most == 1 && !exact.isEmpty() ? or(EMPTY) : ANYTHING;
        }
        return required();
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

    /// The rarest of both without those that follow from another.
    private static List<Set<String>> best(List<Set<String>> first, List<Set<String>> second) {
        List<Set<String>> best = new ArrayList<>();
        Stream.concat(first.stream(), second.stream())
                .filter(words -> isTelling(words) && words.size() <= MOST_WORDS)
                .sorted(RAREST_FIRST)
                .forEach(words -> {
                    if (best.size() < MOST_CLAUSES
                            && best.stream().noneMatch(rarer -> follows(words, rarer))) {
                        best.add(words);
                    }
                });
        return List.copyOf(best);
    }

    /// Whether a text with a word of the one set has a word of the other one anyway.
    private static boolean follows(Set<String> words, Set<String> from) {
        return from.stream().allMatch(longer -> words.stream().anyMatch(longer::contains));
    }

    private static double frequency(Set<String> words) {
        return words.stream().mapToDouble(word -> Math.pow(LETTERS, -word.length())).sum();
    }

    private static boolean isTelling(Set<String> words) {
        return !words.isEmpty()
                && words.stream()
                        .allMatch(word ->
                                word.length() >= SHORTEST_WORD
                                        || (!word.isEmpty()
                                                && RARE_SIGNS.indexOf(word.charAt(0)) >= 0));
    }
}
