package dev.footfall.store.duckdb;

import dev.footfall.store.Batch;
import java.util.ArrayList;
import java.util.List;

/// What the writer puts into one transaction. No batch from the journal brings an id that its
/// sender chose, so the appends may go first, wherever they came.
final class Group {

    private final List<Work.Append> appends = new ArrayList<>();
    private final List<Work.Apply> applies = new ArrayList<>();
    private final long applied;
    private int size;
    private long end;

    /// @param applied the position of the journal up to which the database is filled already
    Group(long applied) {
        this.applied = applied;
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
        size += apply.size();
    }

    void dropAppends() {
        appends.forEach(append -> size -= append.size());
        appends.clear();
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

    /// Each of those in it in a group of its own, in the order of [#batches].
    List<Group> each() {
        List<Group> each = new ArrayList<>();
        for (Work.Append append : appends) {
            Group alone = new Group(applied);
            alone.add(append);
            each.add(alone);
        }
        for (Work.Apply apply : applies) {
            Group alone = new Group(applied);
            alone.add(apply);
            each.add(alone);
        }
        return each;
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
