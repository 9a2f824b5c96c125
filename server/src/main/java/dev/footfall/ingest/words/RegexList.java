package dev.footfall.ingest.words;

import java.util.ArrayList;
import java.util.Arrays;
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

    /// The clauses that a word fulfils; a clause is known by its number.
    private final List<int[]> clausesOfWord = new ArrayList<>();

    /// The entries whose best clause it is.
    private final List<int[]> entriesOfClause = new ArrayList<>();

    /// The other clauses of each entry.
    private final int[][] others;

    private final int clauses;
    private final BitSet always = new BitSet();

    public RegexList(List<Entry<T>> entries) {
        this.entries = List.copyOf(entries);
        this.patterns = new AtomicReferenceArray<>(entries.size());
        this.others = new int[entries.size()][];
        Map<Set<String>, Integer> numbers = new LinkedHashMap<>();
        Map<Integer, BitSet> byBest = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            int[] required =
                    RegexWords.of(entries.get(i).regex()).stream()
                            .mapToInt(words -> number(numbers, words))
                            .toArray();
            if (required.length == 0) {
                always.set(i);
            } else {
                byBest.computeIfAbsent(required[0], c -> new BitSet()).set(i);
            }
            others[i] = Arrays.stream(required).skip(1).toArray();
        }
        this.clauses = numbers.size();
        for (int clause = 0; clause < clauses; clause++) {
            entriesOfClause.add(byBest.getOrDefault(clause, new BitSet()).stream().toArray());
        }
        this.finder = finder(numbers);
    }

    private static int number(Map<Set<String>, Integer> numbers, Set<String> words) {
        Integer known = numbers.putIfAbsent(words, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    private WordFinder finder(Map<Set<String>, Integer> numbers) {
        Map<String, BitSet> byWord = new LinkedHashMap<>();
        numbers.forEach((words, clause) ->
                words.forEach(word -> byWord.computeIfAbsent(word, w -> new BitSet()).set(clause)));
        byWord.values().forEach(users -> clausesOfWord.add(users.stream().toArray()));
        return new WordFinder(List.copyOf(byWord.keySet()));
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
        BitSet fulfilled = new BitSet(clauses);
        finder.find(
                text,
                word -> {
                    for (int clause : clausesOfWord.get(word)) {
                        fulfilled.set(clause);
                    }
                });
        BitSet candidates = (BitSet) always.clone();
        for (int i = fulfilled.nextSetBit(0); i >= 0; i = fulfilled.nextSetBit(i + 1)) {
            for (int entry : entriesOfClause.get(i)) {
                if (hasAll(fulfilled, others[entry])) {
                    candidates.set(entry);
                }
            }
        }
        return candidates;
    }

    private static boolean hasAll(BitSet fulfilled, int[] required) {
        for (int clause : required) {
            if (!fulfilled.get(clause)) {
                return false;
            }
        }
        return true;
    }

    /// How many regexes are tried on every text, because no word is required by them.
    int alwaysTried() {
        return always.cardinality();
    }

    /// Compiles every regex now, so that a broken one is told before it is tried.
    ///
    /// @throws java.util.regex.PatternSyntaxException when one is no regex
    public void compile() {
        for (int i = 0; i < entries.size(); i++) {
            pattern(i);
        }
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
