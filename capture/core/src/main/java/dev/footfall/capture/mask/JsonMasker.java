package dev.footfall.capture.mask;

import java.util.Arrays;
import java.util.BitSet;

/// Masks fields of JSON (RFC 8259) in UTF-8, byte by byte, in one pass and without building a tree:
/// what is not masked stays as it came, blanks and escapes too. A value under a masked name is
/// replaced as a whole, be it a text, a number or an object; null stays. For one body.
final class JsonMasker {

    private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};
    private static final int SLACK = 64;
    private static final byte[] EMPTY = {};
    private static final byte[] NOTHING = JsonText.encode(Replacement.NOTHING);
    private static final byte RECORD_SEPARATOR = 0x1E;
    private static final String[] LITERALS = {"true", "false", "null"};

    /// What may come next.
    private enum Next {
        VALUE,
        VALUE_OR_END,
        NAME,
        NAME_OR_END,
        COLON,
        COMMA_OR_END,
        NOTHING,
        WRONG
    }

    private final byte[] in;
    private final boolean cut;
    private final boolean many;
    private final ValueMasker values;
    private final Spelling spelling = new Spelling();
    private byte[] out = EMPTY;
    private int length;
    private int done;
    private int at;
    private boolean open;
    private boolean escaped;
    private boolean sign;

    /// One bit for each level that is open: set for an object.
    private final BitSet objects = new BitSet();

    private int depth;
    private boolean masked;
    private int maskedDepth = -1;
    private int maskedFrom;

    /// @param cut whether the bytes may end anywhere
    /// @param many whether several values may stand one after the other
    JsonMasker(byte[] in, boolean cut, boolean many, ValueMasker values) {
        this.in = in;
        this.cut = cut;
        this.many = many;
        this.values = values;
    }

    /// Whether all of it could be parsed. Only then [#bytes] is to be used.
    boolean mask() {
        skipByteOrderMark();
        Next next = Next.VALUE;
        boolean any = false;
        while (next != Next.WRONG) {
            skipBlanks();
            if (at == in.length) {
                return ends(next, any);
            }
            any = true;
            next = step(next, in[at]);
        }
        return false;
    }

    /// Whether anything was masked; to be asked before [#bytes].
    boolean isChanged() {
        return done > 0;
    }

    /// The masked JSON; the very array that came in when nothing was masked.
    byte[] bytes() {
        if (done == 0) {
            return in;
        }
        copy(in.length);
        return Arrays.copyOf(out, length);
    }

    private void skipByteOrderMark() {
        while (at < BYTE_ORDER_MARK.length
                && at < in.length
                && (in[at] & 0xff) == BYTE_ORDER_MARK[at]) {
            at++;
        }
        if (at < BYTE_ORDER_MARK.length) {
            at = 0;
        }
    }

    private void skipBlanks() {
        while (at < in.length && in[at] <= ' ' && isBlank(in[at])) {
            at++;
        }
    }

    private boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t' || (many && b == RECORD_SEPARATOR);
    }

    private boolean ends(Next next, boolean any) {
        if (maskedDepth >= 0) {
            replace(maskedFrom, in.length, Replacement.NOTHING);
        }
        boolean whole = depth == 0 && !open && (any ? next == afterValue() : many);
        return whole || (cut && next != Next.WRONG);
    }

    private Next step(Next next, byte b) {
        return switch (next) {
            case VALUE -> value(b);
            case VALUE_OR_END -> b == ']' ? close() : value(b);
            case NAME -> b == '"' ? name() : Next.WRONG;
            case NAME_OR_END -> b == '"' ? name() : b == '}' ? close() : Next.WRONG;
            case COLON -> colon(b);
            case COMMA_OR_END -> commaOrEnd(b);
            case NOTHING, WRONG -> Next.WRONG;
        };
    }

    private Next colon(byte b) {
        at++;
        return b == ':' ? Next.VALUE : Next.WRONG;
    }

    private Next commaOrEnd(byte b) {
        boolean object = objects.get(depth - 1);
        if (b == ',') {
            at++;
            return object ? Next.NAME : Next.VALUE;
        }
        return b == (object ? '}' : ']') ? close() : Next.WRONG;
    }

    private Next afterValue() {
        if (depth > 0) {
            return Next.COMMA_OR_END;
        }
        return many ? Next.VALUE : Next.NOTHING;
    }

    private Next close() {
        at++;
        depth--;
        if (depth == maskedDepth) {
            replace(maskedFrom, at, Replacement.NOTHING);
            maskedDepth = -1;
        }
        return afterValue();
    }

    private Next open(boolean object) {
        if (masked && maskedDepth < 0) {
            maskedDepth = depth;
            maskedFrom = at;
        }
        masked = false;
        objects.set(depth++, object);
        at++;
        return object ? Next.NAME_OR_END : Next.VALUE_OR_END;
    }

    private Next name() {
        int from = ++at;
        if (!skipString()) {
            return Next.WRONG;
        }
        if (!open && maskedDepth < 0) {
            RecentNames.Known name = known(from, at - 1);
            masked = name.masked();
            if (masked) {
                values.found(name.meant());
            }
        }
        return Next.COLON;
    }

    private RecentNames.Known known(int from, int to) {
        RecentNames recent = values.recentNames();
        int place = RecentNames.place(in, from, to);
        RecentNames.Known known = recent.at(place);
        if (known == null || !known.isNamed(in, from, to)) {
            known = recent.put(place, in, from, to, values.isMasked(spell(from, to)));
        }
        return known;
    }

    private Spelling spell(int from, int to) {
        boolean plain = !escaped;
        for (int i = from; plain && i < to; i++) {
            plain = in[i] >= 0;
        }
        return plain ? spelling.spell(in, from, to) : spelling.spell(JsonText.decode(in, from, to));
    }

    private Next value(byte b) {
        boolean hide = masked && maskedDepth < 0;
        if (b == '{' || b == '[') {
            return open(b == '{');
        }
        masked = false;
        int from = at;
        boolean known = b == '"' ? string() : (b == '-' || isDigit(b)) ? number() : literal();
        if (!known) {
            return Next.WRONG;
        }
        if (hide && b != 'n') {
            boolean quoted = b == '"';
            String value =
                    JsonText.decode(in, quoted ? from + 1 : from, quoted && !open ? at - 1 : at);
            replace(from, at, values.hidden(value, !(cut && at == in.length)));
        } else if (b == '"' && maskedDepth < 0 && (sign || escaped || open)) {
            look(from);
        }
        return afterValue();
    }

    private boolean string() {
        at++;
        return skipString();
    }

    /// Looks for secrets in a text whose name is not masked.
    private void look(int from) {
        String text = JsonText.decode(in, from + 1, open ? at : at - 1);
        String shown = values.shown(text, open);
        if (!shown.equals(text)) {
            replace(from, at, shown);
        }
    }

    private void replace(int from, int to, String by) {
        byte[] text = by.equals(Replacement.NOTHING) ? NOTHING : JsonText.encode(by);
        int most = length + text.length + in.length - done;
        if (most > out.length) {
            out = Arrays.copyOf(out, Math.max(most + SLACK, 2 * out.length));
        }
        copy(from);
        System.arraycopy(text, 0, out, length, text.length);
        length += text.length;
        done = to;
    }

    /// What is not replaced, up to a place; there is room for it.
    private void copy(int to) {
        System.arraycopy(in, done, out, length, to - done);
        length += to - done;
        done = to;
    }

    /// From behind the opening quote to behind the closing one; notes whether there were escapes
    /// and whether anything may be a secret.
    private boolean skipString() {
        escaped = false;
        sign = false;
        open = false;
        int from = at;
        while (skipOrdinary()) {
            byte b = in[at];
            if (b == '"') {
                at++;
                return true;
            }
            if (b >= 0 && b < ' ') {
                return false;
            }
            if (b == '\\') {
                escaped = true;
                if (!skipEscape()) {
                    return false;
                }
            } else {
                sign |= b >= 0 && Signs.mayBeSecret(in, from, at);
                at++;
            }
        }
        open = true;
        return cut;
    }

    /// Whether there is more.
    private boolean skipOrdinary() {
        byte[] bytes = in;
        int i = at;
        while (i < bytes.length && Signs.isOrdinary(bytes[i])) {
            i++;
        }
        at = i;
        return i < bytes.length;
    }

    private boolean skipEscape() {
        at++;
        if (at == in.length) {
            return cut;
        }
        if (JsonText.isShortEscape(in[at])) {
            at++;
            return true;
        }
        if (in[at++] != 'u') {
            return false;
        }
        for (int i = 0; i < 4 && at < in.length; i++) {
            if (!JsonText.isHexDigit(in[at++])) {
                return false;
            }
        }
        return true;
    }

    private boolean number() {
        while (at < in.length && isNumberPart(in[at])) {
            at++;
        }
        open = false;
        return true;
    }

    private static boolean isNumberPart(byte b) {
        return isDigit(b) || b == '.' || b == '-' || b == '+' || b == 'e' || b == 'E';
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private boolean literal() {
        open = false;
        for (String literal : LITERALS) {
            int length = Math.min(literal.length(), in.length - at);
            boolean same = length == literal.length() || cut;
            for (int i = 0; same && i < length; i++) {
                same = in[at + i] == literal.charAt(i);
            }
            if (same) {
                at += length;
                return true;
            }
        }
        return false;
    }
}
