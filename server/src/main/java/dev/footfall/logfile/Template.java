package dev.footfall.logfile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The shape of a line: fields with fixed text before, between and after them. A field ends where
/// the text after it begins; inside quotes an escaped quote does not end it; a time ends by itself.
/// Any thread may use it.
final class Template {

    private final byte[] start;
    private final List<Piece> pieces;
    private final boolean restMayFollow;

    private Template(byte[] start, List<Piece> pieces, boolean restMayFollow) {
        this.start = start;
        this.pieces = List.copyOf(pieces);
        this.restMayFollow = restMayFollow;
    }

    LineParser open() {
        return new Reader(start, pieces.stream().map(Slot::new).toList(), restMayFollow);
    }

    /// How many of its fields mean something.
    int strength() {
        return (int) pieces.stream().filter(p -> p.field != Field.SKIP).count();
    }

    /// One field and the text that must follow it.
    ///
    /// @param pattern for [Field#TIME], how it is written
    private record Piece(Field field, Optional<String> pattern, String after, boolean quoted) {}

    /// A piece, ready for one thread.
    private static final class Slot {
        private final Field field;
        private final Optional<TimePattern> pattern;
        private final byte[] after;
        private final boolean quoted;

        Slot(Piece piece) {
            field = piece.field;
            pattern = piece.pattern.map(TimePattern::of);
            after = piece.after.getBytes(StandardCharsets.UTF_8);
            quoted = piece.quoted;
        }
    }

    /// Puts a template together from left to right.
    static final class Builder {
        private final List<Piece> pieces = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private String start = "";
        private Optional<Piece> open = Optional.empty();
        private boolean restMayFollow;

        Builder text(String more) {
            text.append(more);
            return this;
        }

        Builder field(Field field) {
            return add(field, Optional.empty());
        }

        Builder time(String pattern) {
            TimePattern.of(pattern);
            return add(Field.TIME, Optional.of(pattern));
        }

        /// Lines may have more behind what is named here.
        Builder rest() {
            restMayFollow = true;
            return this;
        }

        private Builder add(Field field, Optional<String> pattern) {
            if (open.isPresent() && text.isEmpty() && !endsByItself(open.get().field)) {
                if (field == Field.BLANKS) {
                    return text(" ").add(field, pattern);
                }
                throw new FormatException(
                        "there is nothing between the fields '%s' and '%s' that tells them apart"
                                .formatted(open.get().field.word(), field.word()));
            }
            boolean quoted = !text.isEmpty() && text.charAt(text.length() - 1) == '"';
            closeOpen();
            open = Optional.of(new Piece(field, pattern, "", quoted));
            return this;
        }

        private static boolean endsByItself(Field field) {
            return field == Field.TIME || field == Field.BLANKS;
        }

        private void closeOpen() {
            if (open.isPresent()) {
                Piece p = open.get();
                String after = text.toString();
                pieces.add(
                        new Piece(p.field, p.pattern, after, p.quoted && after.startsWith("\"")));
            } else {
                start = text.toString();
            }
            text.setLength(0);
        }

        Template build() {
            closeOpen();
            open = Optional.empty();
            require(has(Field.TIME), "a time");
            require(
                    has(Field.REQUEST) || has(Field.TARGET) || has(Field.PATH),
                    "a request or path");
            return new Template(start.getBytes(StandardCharsets.UTF_8), pieces, restMayFollow);
        }

        private boolean has(Field field) {
            return pieces.stream().anyMatch(p -> p.field == field);
        }

        private static void require(boolean there, String what) {
            if (!there) {
                throw new FormatException("the format has no field for " + what);
            }
        }
    }

    /// Reads one file's lines by a template.
    private static final class Reader implements LineParser {
        private final byte[] start;
        private final Slot[] slots;
        private final boolean restMayFollow;
        private byte[] decoded = new byte[1024];

        Reader(byte[] start, List<Slot> slots, boolean restMayFollow) {
            this.start = start;
            this.slots = slots.toArray(Slot[]::new);
            this.restMayFollow = restMayFollow;
        }

        @Override
        public Parse parse(byte[] bytes, int from, int to, LogLine line) {
            line.clear();
            if (from == to || bytes[from] == '#') {
                return Parse.SKIPPED;
            }
            if (!startsWith(bytes, from, to, start)) {
                return line.unreadable("the line does not begin with '" + text(start) + "'");
            }
            int at = from + start.length;
            for (int i = 0; i < slots.length; i++) {
                at = parse(slots[i], i, bytes, at, to, line);
                if (at < 0) {
                    return Parse.UNREADABLE;
                }
            }
            if (at != to && !(restMayFollow && bytes[at] <= ' ')) {
                return line.unreadable("there is more on the line than the format says");
            }
            return line.finish();
        }

        private int parse(Slot slot, int index, byte[] bytes, int at, int to, LogLine line) {
            if (slot.pattern.isPresent()) {
                return parseTime(slot, slot.pattern.get(), bytes, at, to, line);
            }
            int end;
            if (slot.field == Field.BLANKS) {
                end = at;
                while (end < to && bytes[end] == ' ') {
                    end++;
                }
            } else if (slot.after.length == 0) {
                end = lastEnd(slot.field, bytes, at, to);
            } else if (slot.quoted) {
                end = endOfQuoted(bytes, at, to, slot.after, index == slots.length - 1);
            } else {
                end = indexOf(bytes, at, to, slot.after);
                while (slot.field == Field.FORWARDED && end > at && bytes[end - 1] == ',') {
                    end = indexOf(bytes, end + 1, to, slot.after);
                }
            }
            if (end < 0) {
                return missing(line, slot, "is cut off: no '" + text(slot.after) + "' after it");
            }
            if (slot.field != Field.SKIP) {
                set(slot, bytes, at, end, line);
            }
            return line.problem.isEmpty() ? end + slot.after.length : -1;
        }

        private void set(Slot slot, byte[] bytes, int from, int to, LogLine line) {
            if (slot.quoted && hasBackslash(bytes, from, to)) {
                if (decoded.length < to - from) {
                    decoded = new byte[to - from];
                }
                line.set(slot.field, decoded, 0, Escapes.decode(bytes, from, to, decoded));
            } else {
                line.set(slot.field, bytes, from, to);
            }
        }

        private static int parseTime(
                Slot slot, TimePattern pattern, byte[] bytes, int at, int to, LogLine line) {
            int end = pattern.match(bytes, at, to);
            if (end < 0) {
                return missing(line, slot, "is not written as the format says");
            }
            line.addTime(pattern.micros(), pattern.isZoned());
            if (!startsWith(bytes, end, to, slot.after)) {
                return missing(line, slot, "is not followed by '" + text(slot.after) + "'");
            }
            return end + slot.after.length;
        }

        private int lastEnd(Field field, byte[] bytes, int from, int to) {
            boolean mayHaveBlanks = field == Field.AGENT || field == Field.SKIP;
            if (!restMayFollow || mayHaveBlanks) {
                return to;
            }
            int end = from;
            while (end < to && bytes[end] != ' ') {
                end++;
            }
            return end;
        }

        private static int missing(LogLine line, Slot slot, String what) {
            line.problem = slot.field.word() + ": " + what;
            return -1;
        }

        private static int endOfQuoted(byte[] bytes, int from, int to, byte[] after, boolean last) {
            for (int i = from; i <= to - after.length; i++) {
                byte b = bytes[i];
                if (b == '\\') {
                    i++;
                } else if (b == '"' && startsWith(bytes, i, to, after)) {
                    int next = i + after.length;
                    if (!last || next == to || bytes[next] <= ' ') {
                        return i;
                    }
                }
            }
            return -1;
        }

        private static int indexOf(byte[] bytes, int from, int to, byte[] text) {
            byte first = text[0];
            for (int i = from; i <= to - text.length; i++) {
                if (bytes[i] == first && startsWith(bytes, i, to, text)) {
                    return i;
                }
            }
            return -1;
        }

        private static boolean startsWith(byte[] bytes, int at, int to, byte[] text) {
            if (text.length > to - at) {
                return false;
            }
            for (int i = 0; i < text.length; i++) {
                if (bytes[at + i] != text[i]) {
                    return false;
                }
            }
            return true;
        }

        private static boolean hasBackslash(byte[] bytes, int from, int to) {
            for (int i = from; i < to; i++) {
                if (bytes[i] == '\\') {
                    return true;
                }
            }
            return false;
        }

        private static String text(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
