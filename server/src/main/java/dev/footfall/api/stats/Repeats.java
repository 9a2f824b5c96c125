package dev.footfall.api.stats;

import java.util.ArrayDeque;
import java.util.Deque;

/// Reads through a regular expression and finds how often counts such as `{2,5}` repeat its
/// innermost piece, where nested counts multiply. What is no right expression gets some number.
final class Repeats {

    private static final long ENOUGH = 1_000_000;

    private final String regex;
    private final Deque<Long> around = new ArrayDeque<>();
    private int at;
    private long most = 1;
    private long inGroup = 1;
    private long piece = 1;

    private Repeats(String regex) {
        this.regex = regex;
    }

    static long most(String regex) {
        Repeats repeats = new Repeats(regex);
        while (repeats.at < regex.length()) {
            repeats.step();
        }
        return repeats.most;
    }

    private void step() {
        char c = regex.charAt(at++);
        switch (c) {
            case '\\' -> escape();
            case '[' -> characterClass();
            case '(' -> {
                around.push(inGroup);
                inGroup = 1;
                piece = 1;
            }
            case ')' -> {
                piece = inGroup;
                inGroup = around.isEmpty() ? 1 : around.pop();
                grow();
            }
            case '{' -> count();
            default -> piece = 1;
        }
    }

    private void escape() {
        piece = 1;
        if (at < regex.length() && regex.charAt(at) == 'Q') {
            int end = regex.indexOf("\\E", at);
            at = end < 0 ? regex.length() : end + 2;
        } else {
            at++;
        }
    }

    private void characterClass() {
        piece = 1;
        if (at < regex.length() && regex.charAt(at) == '^') {
            at++;
        }
        int begin = at;
        while (at < regex.length()) {
            char c = regex.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '[' && regex.startsWith("[:", at) && regex.indexOf(":]", at) > 0) {
                at = regex.indexOf(":]", at) + 1;
            } else if (c == ']' && at > begin) {
                at++;
                return;
            }
            at++;
        }
    }

    /// Reads `2}`, `2,}` or `2,5}`; anything else is a plain brace.
    private void count() {
        int end = regex.indexOf('}', at);
        String inner = end < 0 ? "" : regex.substring(at, end);
        if (!inner.matches("[0-9]{1,5}(,[0-9]{0,5})?")) {
            piece = 1;
            return;
        }
        long times = 1;
        for (String number : inner.split(",", -1)) {
            times = number.isEmpty() ? times : Math.max(times, Long.parseLong(number));
        }
        piece = Math.min(piece * times, ENOUGH);
        at = end + 1;
        grow();
    }

    private void grow() {
        inGroup = Math.max(inGroup, piece);
        most = Math.max(most, piece);
    }
}
