package dev.footfall.ingest.words;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Regexes in an order, each with what a match means. Answers as if each were tried in turn, but
/// tries only those whose required words occur in the text, and compiles a regex when it is first
/// tried. Any thread may use it.
public final class RegexList<T> {

    /// One regex of the list.
    public record Entry<T>(String regex, boolean ignoreCase, T meaning) {}

    private final List<Entry<T>> entries;
    private final AtomicReferenceArray<Pattern> patterns;
    private final WordFinder finder;
    private final List<int[]> entriesOfWord;
    private final BitSet always = new BitSet();

    public RegexList(List<Entry<T>> entries) {
        this.entries = List.copyOf(entries);
        this.patterns = new AtomicReferenceArray<>(entries.size());
        Map<String, BitSet> byWord = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            Set<String> words = RegexWords.of(entries.get(i).regex());
            for (String word : words) {
                byWord.computeIfAbsent(word, w -> new BitSet()).set(i);
            }
            always.set(i, words.isEmpty());
        }
        this.finder = new WordFinder(List.copyOf(byWord.keySet()));
        this.entriesOfWord = new ArrayList<>();
        byWord.values().forEach(users -> entriesOfWord.add(users.stream().toArray()));
    }

    /// What the first regex of the order makes of the text; one whose reading is empty is passed
    /// over as if it had not matched.
    public <R> Optional<R> first(String text, BiFunction<T, Matcher, Optional<R>> reading) {
        BitSet candidates = candidates(text);
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            Matcher matcher = pattern(i).matcher(text);
            if (matcher.find()) {
                Optional<R> read = reading.apply(entries.get(i).meaning(), matcher);
                if (read.isPresent()) {
                    return read;
                }
            }
        }
        return Optional.empty();
    }

    /// The places of the regexes that have to be tried on the text.
    BitSet candidates(String text) {
        BitSet candidates = (BitSet) always.clone();
        finder.find(
                text,
                word -> {
                    for (int entry : entriesOfWord.get(word)) {
                        candidates.set(entry);
                    }
                });
        return candidates;
    }

    /// How many regexes are tried on every text, because no word is required by them.
    int alwaysTried() {
        return always.cardinality();
    }

    private Pattern pattern(int index) {
        Pattern known = patterns.get(index);
        if (known != null) {
            return known;
        }
        Entry<T> entry = entries.get(index);
        Pattern compiled =
                Pattern.compile(entry.regex(), entry.ignoreCase() ? Pattern.CASE_INSENSITIVE : 0);
        patterns.set(index, compiled);
        return compiled;
    }
}
