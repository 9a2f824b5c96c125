package dev.footfall.ingest.words;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Reads a regex in Java's syntax just far enough to tell words that any text it matches must
/// contain. Where it meets something that it does not know, it promises nothing.
final class RegexWords {

    /// Characters of a class that are still followed one by one, such as `[cC]`.
    private static final int MOST_OF_CLASS = 6;

    private static final int UNBOUNDED = Integer.MAX_VALUE;

    private final String regex;
    private int at;

    private RegexWords(String regex) {
        this.regex = regex;
    }

    /// Sets of lower-case words: each match contains, whatever the case, at least one word of each
    /// set. Empty when none is known.
    static List<Set<String>> of(String regex) {
        RegexWords reader = new RegexWords(regex);
        try {
            RequiredWords whole = reader.alternatives();
            return reader.at == regex.length() ? whole.required().clauses() : List.of();
        } catch (UnknownSyntax | StringIndexOutOfBoundsException | NumberFormatException e) {
            return List.of();
        }
    }

    private RequiredWords alternatives() {
        RequiredWords all = sequence();
        while (at < regex.length() && regex.charAt(at) == '|') {
            at++;
            all = all.or(sequence());
        }
        return all;
    }

    /// Runs of exact texts are kept apart from what lies between them, so that the longest wins.
    private RequiredWords sequence() {
        RequiredWords before = RequiredWords.EMPTY;
        RequiredWords run = RequiredWords.EMPTY;
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            RequiredWords part = quantified(atom());
            RequiredWords longer = run.then(part);
            if (longer.exact().isEmpty()) {
                before = before.then(run.required());
                boolean listed = !part.exact().isEmpty();
                run = listed ? part : RequiredWords.EMPTY;
                before = listed ? before : before.then(part);
            } else {
                run = longer;
            }
        }
        return before.then(run);
    }

    private RequiredWords atom() {
        char c = regex.charAt(at++);
        return switch (c) {
            case '^', '$' -> RequiredWords.EMPTY;
            case '.' -> RequiredWords.ANYTHING;
            case '(' -> group();
            case '[' -> characterClass();
            case '\\' -> escape();
            default -> RequiredWords.letter(c);
        };
    }

    private RequiredWords group() {
        boolean looksAround = false;
        if (regex.charAt(at) == '?') {
            String rest = regex.substring(at);
            looksAround = rest.matches("(?s)\\?<?[=!].*");
            if (rest.matches("(?s)\\?[a-z]+\\).*")) {
                at = regex.indexOf(')', at) + 1;
                return RequiredWords.EMPTY;
            }
            at += skipped(rest);
        }
        RequiredWords inside = alternatives();
        if (regex.charAt(at++) != ')') {
            throw new UnknownSyntax();
        }
        return looksAround ? RequiredWords.EMPTY : inside;
    }

    private static int skipped(String rest) {
        for (String opening : new String[] {"?:", "?=", "?!", "?<=", "?<!", "?>", "?i:"}) {
            if (rest.startsWith(opening)) {
                return opening.length();
            }
        }
        throw new UnknownSyntax();
    }

    private RequiredWords characterClass() {
        int start = at;
        if (regex.charAt(at) == '^') {
            at++;
        }
        boolean plain = start == at;
        Set<String> members = new TreeSet<>();
        for (boolean first = true; first || regex.charAt(at) != ']'; first = false) {
            char c = regex.charAt(at++);
            if (c == '[' || (c == '&' && regex.charAt(at) == '&')) {
                throw new UnknownSyntax();
            }
            if (c == '\\') {
                c = regex.charAt(at++);
                plain &= !Character.isLetterOrDigit(c);
            } else if (c == '-' && !first && regex.charAt(at) != ']') {
                plain = false;
            }
            plain &= c < 128;
            members.add(String.valueOf(c).toLowerCase(Locale.ROOT));
        }
        at++;
        return plain && members.size() <= MOST_OF_CLASS
                ? RequiredWords.exactly(members)
                : RequiredWords.ANYTHING;
    }

    private RequiredWords escape() {
        char c = regex.charAt(at++);
        if (!Character.isLetterOrDigit(c)) {
            return RequiredWords.letter(c);
        }
        return switch (c) {
            case 'b', 'B', 'A', 'z', 'Z' -> RequiredWords.EMPTY;
            case 'd', 'D', 'w', 'W', 's', 'S' -> RequiredWords.ANYTHING;
            default -> throw new UnknownSyntax();
        };
    }

    private RequiredWords quantified(RequiredWords part) {
        if (at == regex.length()) {
            return part;
        }
        RequiredWords repeated =
                switch (regex.charAt(at)) {
                    case '?' -> part.repeated(0, 1);
                    case '*' -> part.repeated(0, UNBOUNDED);
                    case '+' -> part.repeated(1, UNBOUNDED);
                    case '{' -> counted(part);
                    default -> part;
                };
        if ("?*+{".indexOf(regex.charAt(at)) < 0) {
            return part;
        }
        at = regex.charAt(at) == '{' ? regex.indexOf('}', at) + 1 : at + 1;
        if (at < regex.length() && "?+".indexOf(regex.charAt(at)) >= 0) {
            at++;
        }
        return repeated;
    }

    private RequiredWords counted(RequiredWords part) {
        String[] bounds = regex.substring(at + 1, regex.indexOf('}', at)).split(",", -1);
        int least = Integer.parseInt(bounds[0]);
        boolean open = bounds.length > 1 && bounds[1].isEmpty();
        return part.repeated(least, open ? UNBOUNDED : Integer.parseInt(bounds[bounds.length - 1]));
    }

    private static final class UnknownSyntax extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
