package dev.footfall.replay.compare;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A JSON value as it is compared: the order of fields and the form of numbers mean nothing, so `1`
/// and `1.0` are equal. It carries two 64-bit hashes of all that is in it, by which equal values
/// are found in one pass; that two different ones have the same by chance is less likely than one
/// in a billion for lists of 100,000 elements. Never changes.
public sealed interface Tree {

    Hashes hashes();

    /// Equal for equal values.
    default long exact() {
        return hashes().exact();
    }

    /// Equal for values that are equal but for the order of lists, however deep.
    default long loose() {
        return hashes().loose();
    }

    /// Of all that is in a value.
    record Hashes(long exact, long loose) {}

    Type type();

    /// What a value is.
    enum Type {
        NULL,
        BOOLEAN,
        NUMBER,
        STRING,
        OBJECT,
        LIST;

        private final long seed = Hash.of(name());

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A value without parts.
    final class Leaf implements Tree {

        /// Beyond, a number is written with an exponent.
        private static final int MOST_PLAIN_DIGITS = 30;

        private final Type type;
        private final String text;
        private final Hashes hashes;

        private Leaf(Type type, String text) {
            this.type = type;
            this.text = text;
            long hash = Hash.pair(type.seed, Hash.of(text));
            this.hashes = new Hashes(hash, hash);
        }

        static Leaf string(String text) {
            return new Leaf(Type.STRING, text);
        }

        static Leaf number(BigDecimal number) {
            BigDecimal shortest = number.stripTrailingZeros();
            boolean plain = Math.abs(shortest.scale()) <= MOST_PLAIN_DIGITS;
            return new Leaf(Type.NUMBER, plain ? shortest.toPlainString() : shortest.toString());
        }

        static Leaf bool(boolean value) {
            return new Leaf(Type.BOOLEAN, Boolean.toString(value));
        }

        static Leaf nothing() {
            return new Leaf(Type.NULL, "null");
        }

        String text() {
            return text;
        }

        @Override
        public Hashes hashes() {
            return hashes;
        }

        @Override
        public Type type() {
            return type;
        }
    }

    /// An object's fields.
    final class Fields implements Tree {

        private final Map<String, Tree> fields;
        private final Hashes hashes;

        /// @param fields not to be changed afterwards
        Fields(Map<String, Tree> fields) {
            this.fields = fields;
            long exactly = 0;
            long loosely = 0;
            for (Map.Entry<String, Tree> field : fields.entrySet()) {
                long name = Hash.of(field.getKey());
                exactly += Hash.pair(name, field.getValue().exact());
                loosely += Hash.pair(name, field.getValue().loose());
            }
            this.hashes =
                    new Hashes(
                            Hash.pair(Type.OBJECT.seed, exactly),
                            Hash.pair(Type.OBJECT.seed, loosely));
        }

        Map<String, Tree> fields() {
            return fields;
        }

        @Override
        public Hashes hashes() {
            return hashes;
        }

        @Override
        public Type type() {
            return Type.OBJECT;
        }
    }

    /// A list's elements.
    final class Items implements Tree {

        private final List<Tree> items;
        private final Hashes hashes;

        /// @param items not to be changed afterwards
        Items(List<Tree> items) {
            this.items = items;
            long exactly = Type.LIST.seed;
            long loosely = 0;
            for (Tree item : items) {
                exactly = Hash.pair(exactly, item.exact());
                loosely += Hash.mix(item.loose());
            }
            this.hashes = new Hashes(exactly, Hash.pair(Type.LIST.seed, loosely));
        }

        List<Tree> items() {
            return items;
        }

        @Override
        public Hashes hashes() {
            return hashes;
        }

        @Override
        public Type type() {
            return Type.LIST;
        }
    }
}
