package dev.footfall.capture.mask;

/// Finds what looks like a secret in text that has no fields: user and password of a URL, values of
/// parameters and fields whose names are masked (`…?token=…`, `Password: …`), bearer tokens, JSON
/// Web Tokens (RFC 7519) and keys that are known by how they begin. One pass; each character is
/// looked at a bounded number of times. For one text.
final class TextMasker {

    /// Shorter texts are not looked at.
    static final int SHORTEST = 6;

    private static final int LONGEST_NAME = 128;
    private static final int MOST_BETWEEN = 4;
    private static final int LEAST_BEARER = 8;
    private static final int LEAST_TOKEN = 16;
    private static final String BEARER = "bearer";
    private static final String JWT = "eyJ";
    private static final String[] KEY_STARTS = {
        "sk_",
        "rk_",
        "sk-",
        "ghp_",
        "gho_",
        "ghu_",
        "ghs_",
        "ghr_",
        "github_pat_",
        "glpat-",
        "xoxb-",
        "xoxp-",
        "xoxa-",
        "xoxs-",
        "AKIA",
        "ASIA",
        "AIza"
    };

    private final String text;
    private final boolean cut;
    private final Masking masking;
    private final Findings findings;
    private final StringBuilder out = new StringBuilder(0);
    private final Spelling spelling = new Spelling();
    private int done;

    /// @param cut whether the text was cut off, so that a secret may have lost its end
    TextMasker(String text, boolean cut, Masking masking, Findings findings) {
        this.text = text;
        this.cut = cut;
        this.masking = masking;
        this.findings = findings;
    }

    /// The text with secrets replaced; the same instance when there are none.
    String mask() {
        int at = 0;
        while (at < text.length()) {
            at =
                    switch (text.charAt(at)) {
                        case ':' -> colon(at);
                        case '=' -> assignment(at);
                        case ' ' -> blank(at);
                        case 'e', 's', 'r', 'g', 'x', 'A' -> word(at);
                        default -> at + 1;
                    };
        }
        return done == 0 ? text : out.append(text, done, text.length()).toString();
    }

    private void replace(int from, int to, String looksLike) {
        boolean whole = !(cut && to == text.length());
        out.append(text, done, from).append(masking.hide(text.substring(from, to), whole));
        done = to;
        findings.masked(Place.VALUE, looksLike);
    }

    private int colon(int at) {
        if (!text.startsWith("//", at + 1)) {
            return assignment(at);
        }
        int from = at + 3;
        int user = -1;
        int to = from;
        while (to < text.length() && !endsAuthority(text.charAt(to))) {
            if (text.charAt(to) == '@') {
                user = to;
            }
            to++;
        }
        if (to == text.length() && cut && to > from) {
            replace(from, to, "URL cut off before its host");
            return to;
        }
        if (user > from) {
            replace(from, user, "user of a URL");
            return user;
        }
        return from;
    }

    private static boolean endsAuthority(char c) {
        return "/?#\\\"'<> \t\r\n".indexOf(c) >= 0;
    }

    /// What stands behind `name=` or `name:`, quotes and blanks between them allowed.
    private int assignment(int at) {
        int end = at;
        while (end > done && isBetween(text.charAt(end - 1)) && at - end < MOST_BETWEEN) {
            end--;
        }
        int from = end;
        while (from > Math.max(done, end - LONGEST_NAME) && isNamePart(text.charAt(from - 1))) {
            from--;
        }
        if (from == end || !isMasked(text.substring(from, end))) {
            return at + 1;
        }
        int start = at + 1;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        int to = valueEnd(start);
        if (to > start) {
            replace(start, to, text.substring(from, end));
        }
        return Math.max(to, at + 1);
    }

    private boolean isMasked(String raw) {
        String name = raw.indexOf('%') < 0 ? raw : Percent.decode(raw);
        spelling.spell(name);
        return masking.query().matches(spelling) || masking.body().matches(spelling);
    }

    private static boolean isBetween(char c) {
        return c == '"' || c == '\'' || c == ' ' || c == '\\';
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || "_-.%[]$".indexOf(c) >= 0;
    }

    private int valueEnd(int from) {
        if (from >= text.length()) {
            return from;
        }
        char first = text.charAt(from);
        if (first == '{' || first == '[') {
            return text.length();
        }
        if (first == '"' || first == '\'') {
            int quote = from + 1;
            while (quote < text.length() && text.charAt(quote) != first) {
                quote += text.charAt(quote) == '\\' ? 2 : 1;
            }
            return Math.min(text.length(), quote + 1);
        }
        int to = from;
        while (to < text.length() && "&;#\"'<>,} \t\r\n".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        return to;
    }

    private int blank(int at) {
        int word = at - BEARER.length();
        boolean bearer =
                word >= 0
                        && text.regionMatches(true, word, BEARER, 0, BEARER.length())
                        && (word == 0 || !Character.isLetterOrDigit(text.charAt(word - 1)));
        if (!bearer) {
            return at + 1;
        }
        int to = tokenEnd(at + 1);
        boolean token = to - at > LEAST_BEARER || (cut && to == text.length() && to > at + 1);
        if (token) {
            replace(at + 1, to, "bearer token");
        }
        return to;
    }

    private int word(int at) {
        if (at > 0 && isKeyPart(text.charAt(at - 1))) {
            return at + 1;
        }
        boolean jwt = text.startsWith(JWT, at);
        if (!jwt && !isKeyStart(at)) {
            return at + 1;
        }
        int to = at;
        boolean dot = false;
        while (to < text.length() && isKeyPart(text.charAt(to))) {
            dot |= text.charAt(to) == '.';
            to++;
        }
        if (to - at >= LEAST_TOKEN && (dot || !jwt)) {
            replace(at, to, jwt ? "JSON Web Token" : "key");
        }
        return to;
    }

    private boolean isKeyStart(int at) {
        if (at + LEAST_TOKEN > text.length()) {
            return false;
        }
        for (String start : KEY_STARTS) {
            if (text.startsWith(start, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isKeyPart(char c) {
        return isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
    }

    private int tokenEnd(int from) {
        int to = from;
        while (to < text.length() && isTokenPart(text.charAt(to))) {
            to++;
        }
        return to;
    }

    private static boolean isTokenPart(char c) {
        return isLetterOrDigit(c) || "-._~+/=".indexOf(c) >= 0;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
