package dev.footfall.store.duckdb;

import dev.footfall.store.Batch;
import java.util.ArrayList;
import java.util.List;

/// What the writer puts into one transaction. No batch from the journal brings an id that its
/// sender chose, so the appends may go first, wherever they came.
final class Group {

    private final List<Work.Append> appends = new ArrayList<>();
    private final List<Work.Apply> applies = new ArrayList<>();
    private int size;
    private long end;

    /// @param applied the position of the journal up to which the database is filled already
    Group(long applied) {
        this.end = applied;
    }

    void add(Work.Append append) {
        appends.add(append);
        size += append.size();
    }

    /// Not for one that the database has already.
    void add(Work.Apply apply) {
        applies.add(apply);
        end = apply.end();
        size += apply.events();
    }

    /// Those of the appends first, in their order.
    List<Batch> batches() {
        List<Batch> batches = new ArrayList<>();
        appends.forEach(append -> batches.add(append.batch()));
        applies.forEach(apply -> batches.addAll(apply.batches()));
        return batches;
    }

    List<Work.Append> appends() {
        return appends;
    }

    List<Work.Apply> applies() {
        return applies;
    }

    boolean isEmpty() {
        return appends.isEmpty() && applies.isEmpty();
    }

    boolean isAlone() {
        return appends.size() + applies.size() == 1;
    }

    /// In events.
    int size() {
        return size;
    }

    /// The position up to which the database is filled when the group is in it.
    long end() {
        return end;
    }
}
