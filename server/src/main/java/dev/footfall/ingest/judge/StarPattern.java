package dev.footfall.ingest.judge;

/// A text with stars: `*` stands for any characters but `/`, `**` for any. Matching takes time in
/// proportion to both lengths, whatever they hold.
final class StarPattern {

    private final String literal;
    private final char[] tail;
    private final boolean[] star;
    private final boolean[] across;
    private final int tokens;

    StarPattern(String pattern) {
        int first = pattern.indexOf('*');
        literal = first < 0 ? pattern : pattern.substring(0, first);
        String rest = pattern.substring(literal.length());
        tail = new char[rest.length()];
        star = new boolean[rest.length()];
        across = new boolean[rest.length()];
        int count = 0;
        for (int i = 0; i < rest.length(); i++) {
            boolean isStar = rest.charAt(i) == '*';
            boolean again = isStar && count > 0 && star[count - 1];
            int token = again ? count - 1 : count++;
            tail[token] = rest.charAt(i);
            star[token] = isStar;
            across[token] = again;
        }
        tokens = count;
    }

    boolean matches(String text) {
        if (!text.startsWith(literal)) {
            return false;
        }
        if (tokens == 0) {
            return text.length() == literal.length();
        }
        return (tokens == 1 && across[0]) || matchesTail(text, literal.length());
    }

    /// Follows at once all the places in the pattern where the text up to here may have led.
    private boolean matchesTail(String text, int from) {
        boolean[] at = new boolean[tokens + 1];
        at[0] = true;
        skipStars(at);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean[] next = new boolean[tokens + 1];
            for (int t = 0; t < tokens; t++) {
                if (at[t] && star[t]) {
                    next[t] |= across[t] || c != '/';
                } else if (at[t] && tail[t] == c) {
                    next[t + 1] = true;
                }
            }
            skipStars(next);
            at = next;
        }
        return at[tokens];
    }

    /// A star may stand for nothing.
    private void skipStars(boolean[] at) {
        for (int t = 0; t < tokens; t++) {
            at[t + 1] |= at[t] && star[t];
        }
    }
}
