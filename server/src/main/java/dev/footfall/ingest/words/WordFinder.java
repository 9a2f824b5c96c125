package dev.footfall.ingest.words;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// Finds which of many words occur in a text, in one pass over it, without regard to the case of
/// ASCII letters: the automaton of Aho and Corasick, "Efficient string matching" (1975), as a full
/// table. Immutable; any thread may use it.
public final class WordFinder {

    /// States are kept in 16 bits; the longest list we use needs about 15,000.
    private static final int MOST_STATES = Character.MAX_VALUE;

    private static final int ASCII = 128;
    private static final int[] NONE = {};

    /// A character's column in the table; 0 for characters that are in no word.
    private final int[] columns = new int[ASCII];

    private final int width;
    private final char[] next;
    private final int[][] endings;

    /// @param words not empty, ASCII; a word is known by its place in this list
    public WordFinder(List<String> words) {
        int used = 0;
        for (String word : words) {
            for (int i = 0; i < word.length(); i++) {
                int c = folded(word.charAt(i));
                if (c >= ASCII || word.isEmpty()) {
                    throw new IllegalArgumentException("not an ASCII word: " + word);
                }
                columns[c] = columns[c] == 0 ? ++used : columns[c];
            }
        }
        width = used + 1;
        List<int[]> trie = new ArrayList<>(List.of(new int[width]));
        List<int[]> found = new ArrayList<>(List.of(NONE));
        for (int w = 0; w < words.size(); w++) {
            int end = grow(trie, found, words.get(w));
            found.set(end, joined(found.get(end), new int[] {w}));
        }
        endings = found.toArray(int[][]::new);
        next = completed(trie);
    }

    private int grow(List<int[]> trie, List<int[]> found, String word) {
        int state = 0;
        for (int i = 0; i < word.length(); i++) {
            int column = columns[folded(word.charAt(i))];
            int target = trie.get(state)[column];
            if (target == 0) {
                target = trie.size();
                trie.get(state)[column] = target;
                trie.add(new int[width]);
                found.add(NONE);
            }
            state = target;
        }
        if (trie.size() > MOST_STATES) {
            throw new IllegalArgumentException("too many words for one finder");
        }
        return state;
    }

    /// Fills each gap of the trie with the move of the longest suffix that is itself a prefix.
    private char[] completed(List<int[]> trie) {
        char[] table = new char[trie.size() * width];
        int[] suffix = new int[trie.size()];
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(0));
        while (!queue.isEmpty()) {
            int state = queue.remove();
            for (int column = 1; column < width; column++) {
                int child = trie.get(state)[column];
                int fallback = state == 0 ? 0 : table[suffix[state] * width + column];
                table[state * width + column] = (char) (child == 0 ? fallback : child);
                if (child != 0) {
                    suffix[child] = fallback;
                    endings[child] = joined(endings[child], endings[fallback]);
                    queue.add(child);
                }
            }
        }
        return table;
    }

    private static int[] joined(int[] first, int[] second) {
        return second.length == 0
                ? first
                : IntStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    }

    /// Names each occurrence of a word by the word's place in the list; a word that occurs twice is
    /// named twice.
    public void find(String text, IntConsumer occurrence) {
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            int c = folded(text.charAt(i));
            state = next[state * width + (c < ASCII ? columns[c] : 0)];
            for (int word : endings[state]) {
                occurrence.accept(word);
            }
        }
    }

    private static int folded(char c) {
        return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }
}
