package dev.footfall.replay.compare;

import dev.footfall.replay.compare.Spot.Kind;
import java.util.Optional;

/// One thing in which two answers to the same request differ. `before` is what the first of them
/// had; texts are cut. A place in a body is a JSON pointer (RFC 6901), empty for the whole.
public sealed interface Difference {

    Spot spot();

    /// Where exactly it is.
    String place();

    record StatusDiffers(int before, int after) implements Difference {
        @Override
        public Spot spot() {
            return new Spot(Kind.STATUS, "");
        }

        @Override
        public String place() {
            return "";
        }
    }

    /// @param name in lower case
    /// @param before empty where only the second answer has the header
    /// @param after empty where only the first has it
    record HeaderDiffers(String name, Optional<String> before, Optional<String> after)
            implements Difference {
        @Override
        public Spot spot() {
            return new Spot(Kind.HEADER, name);
        }

        @Override
        public String place() {
            return name;
        }
    }

    /// Bodies that have no fields, or not both.
    ///
    /// @param before what it is, and of texts what stands where they begin to differ
    record BodyDiffers(String before, String after) implements Difference {
        @Override
        public Spot spot() {
            return new Spot(Kind.BODY, "");
        }

        @Override
        public String place() {
            return "";
        }
    }

    /// Such as a number that is a string now.
    record TypeDiffers(String place, String pattern, Tree.Type before, Tree.Type after)
            implements Difference {
        @Override
        public Spot spot() {
            return new Spot(Kind.TYPE, pattern);
        }
    }

    record ValueDiffers(String place, String pattern, String before, String after)
            implements Difference {
        @Override
        public Spot spot() {
            return new Spot(Kind.VALUE, pattern);
        }
    }

    /// A field that only the first answer has.
    record FieldMissing(String place, String pattern, Tree.Type before) implements Difference {
        @Override
        public Spot spot() {
            return new Spot(Kind.MISSING, pattern);
        }
    }

    /// A field that only the second answer has.
    record FieldAdded(String place, String pattern, Tree.Type after) implements Difference {
        @Override
        public Spot spot() {
            return new Spot(Kind.ADDED, pattern);
        }
    }

    /// Of a list.
    record LengthDiffers(String place, String pattern, int before, int after)
            implements Difference {
        @Override
        public Spot spot() {
            return new Spot(Kind.LENGTH, pattern);
        }
    }

    /// A list whose members stand in another order.
    record OrderDiffers(String place, String pattern) implements Difference {
        @Override
        public Spot spot() {
            return new Spot(Kind.ORDER, pattern);
        }
    }
}
