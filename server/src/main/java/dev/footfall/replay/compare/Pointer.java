package dev.footfall.replay.compare;

import dev.footfall.model.PathTemplate;
import org.jspecify.annotations.Nullable;

/// Where in a JSON body a value stands (RFC 6901), and the pattern of all places like it: indexes
/// of lists are `*` there, and names of fields that look like ids what they are, as in
/// `/items/*/id` and `/users/{uuid}/name`.
final class Pointer {

    static final Pointer ROOT = new Pointer(null, "", false);

    /// Of a field's name, in characters.
    private static final int LONGEST_NAME = 100;

    private static final String ANY = "*";

    private final @Nullable Pointer parent;
    private final String step;
    private final boolean isItem;

    private Pointer(@Nullable Pointer parent, String step, boolean isItem) {
        this.parent = parent;
        this.step = step;
        this.isItem = isItem;
    }

    Pointer field(String name) {
        String cut = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
        String step = cut.replace("~", "~0").replace("/", "~1");
        return new Pointer(this, step, false);
    }

    Pointer item(int index) {
        return new Pointer(this, Integer.toString(index), true);
    }

    /// Empty for the whole body.
    String text() {
        return parent == null ? "" : parent.text() + "/" + step;
    }

    String pattern() {
        return parent == null
                ? ""
                : parent.pattern() + "/" + (isItem ? ANY : PathTemplate.ofSegment(step));
    }
}
