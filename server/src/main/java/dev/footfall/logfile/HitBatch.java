package dev.footfall.logfile;

import dev.footfall.model.Hit;
import java.util.ArrayList;
import java.util.List;

/// Hits on their way to the target. The first few go alone and are waited for, so that a wrong site
/// or key ends the import at once. For one thread.
final class HitBatch {

    private static final int FIRST = 100;
    private static final int FULL = 10_000;

    private final ImportTarget target;
    private List<Hit> hits = new ArrayList<>(FIRST);
    private boolean tried;

    HitBatch(ImportTarget target) {
        this.target = target;
    }

    void add(Hit hit) {
        hits.add(hit);
        if (hits.size() >= (tried ? FULL : FIRST)) {
            flush();
        }
    }

    void flush() {
        if (!hits.isEmpty()) {
            target.send(hits);
            hits = new ArrayList<>(FULL);
            if (!tried) {
                target.settle();
                tried = true;
            }
        }
    }
}
