package dev.footfall.replay.compare;

import dev.footfall.model.Masked;
import dev.footfall.replay.compare.Difference.FieldAdded;
import dev.footfall.replay.compare.Difference.FieldMissing;
import dev.footfall.replay.compare.Difference.LengthDiffers;
import dev.footfall.replay.compare.Difference.OrderDiffers;
import dev.footfall.replay.compare.Difference.TypeDiffers;
import dev.footfall.replay.compare.Difference.ValueDiffers;
import dev.footfall.replay.compare.Tree.Fields;
import dev.footfall.replay.compare.Tree.Items;
import dev.footfall.replay.compare.Tree.Leaf;
import java.util.Map;

/// Walks through two JSON values side by side and notes where they differ. Equal parts are not
/// entered; a list in another order is one difference. For one thread.
final class TreeComparison {

    private static final int LONGEST_VALUE = 200;

    private final Differences found;
    private final MovingTime clock;
    private final boolean masked;

    /// @param masked whether values of the first may be masked; those are not compared
    TreeComparison(Differences found, MovingTime clock, boolean masked) {
        this.found = found;
        this.clock = clock;
        this.masked = masked;
    }

    void compare(Pointer at, Tree before, Tree after) {
        if (before.exact() == after.exact()) {
            return;
        }
        if (masked && before instanceof Leaf leaf && Masked.isIn(leaf.text())) {
            found.addMasked();
            return;
        }
        switch (before) {
            case Fields fields when after instanceof Fields others -> fields(at, fields, others);
            case Items items when after instanceof Items others -> items(at, items, others);
            case Leaf leaf when after instanceof Leaf other && leaf.type() == other.type() ->
                    leaf(at, leaf, other);
            case Fields _, Items _, Leaf _ ->
                    found.add(
                            new TypeDiffers(at.text(), at.pattern(), before.type(), after.type()));
        }
    }

    private void leaf(Pointer at, Leaf before, Leaf after) {
        ValueDiffers difference =
                new ValueDiffers(at.text(), at.pattern(), cut(before.text()), cut(after.text()));
        if (clock.moved(before.text(), after.text())) {
            found.addClock(difference.spot());
        } else {
            found.add(difference);
        }
    }

    private void fields(Pointer at, Fields before, Fields after) {
        for (Map.Entry<String, Tree> field : before.fields().entrySet()) {
            Tree other = after.fields().get(field.getKey());
            if (other != null && other.exact() == field.getValue().exact()) {
                continue;
            }
            Pointer place = at.field(field.getKey());
            if (other == null) {
                found.add(new FieldMissing(place.text(), place.pattern(), field.getValue().type()));
            } else {
                compare(place, field.getValue(), other);
            }
        }
        for (Map.Entry<String, Tree> field : after.fields().entrySet()) {
            if (!before.fields().containsKey(field.getKey())) {
                Pointer place = at.field(field.getKey());
                found.add(new FieldAdded(place.text(), place.pattern(), field.getValue().type()));
            }
        }
    }

    private void items(Pointer at, Items before, Items after) {
        int length = before.items().size();
        int other = after.items().size();
        if (length != other) {
            found.add(new LengthDiffers(at.text(), at.pattern(), length, other));
        }
        ListPairing pairing = ListPairing.of(before.items(), after.items());
        if (pairing.isReordered()) {
            found.add(new OrderDiffers(at.text(), at.pattern()));
        }
        for (int i = 0; i < length; i++) {
            if (pairing.mate(i) >= 0) {
                compare(at.item(i), before.items().get(i), after.items().get(pairing.mate(i)));
            }
        }
    }

    private static String cut(String text) {
        return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "…" : text;
    }
}
