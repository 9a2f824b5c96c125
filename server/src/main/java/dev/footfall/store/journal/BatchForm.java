package dev.footfall.store.journal;

import dev.footfall.model.DropReason;
import dev.footfall.model.Entry;
import dev.footfall.model.Event;
import dev.footfall.model.Rejected;
import dev.footfall.store.Batch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// How batches that became durable together look in bytes: the form's version, the events of all of
/// them, what was rejected of all of them, the entries of all of them.
final class BatchForm {

    /// Grows with every change of the form; a journal lives for seconds, so older ones are not
    /// read.
    private static final int VERSION = 5;

    private BatchForm() {}

    static void write(Packer to, List<Batch> batches) {
        to.count(VERSION);
        to.count(batches.stream().mapToInt(batch -> batch.events().size()).sum());
        for (Batch batch : batches) {
            batch.events().forEach(event -> EventForm.write(to, event));
        }
        to.count(batches.stream().mapToInt(batch -> batch.rejected().size()).sum());
        for (Batch batch : batches) {
            batch.rejected().forEach(rejected -> write(to, rejected));
        }
        to.count(batches.stream().mapToInt(batch -> batch.entries().size()).sum());
        for (Batch batch : batches) {
            batch.entries().forEach(entry -> EntryForm.write(to, entry));
        }
    }

    /// @throws IOException when another version of Footfall wrote it
    static Batch batch(Unpacker from) throws IOException {
        int version = from.count();
        if (version != VERSION) {
            throw new IOException(
                    "the journal was written by another version of Footfall (form "
                            + version
                            + "); start that version once and stop it, then this one");
        }
        int count = from.count();
        List<Event> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(EventForm.event(from));
        }
        int refused = from.count();
        List<Rejected> rejected = new ArrayList<>(refused);
        for (int i = 0; i < refused; i++) {
            rejected.add(rejected(from));
        }
        int kept = from.count();
        List<Entry> entries = new ArrayList<>(kept);
        for (int i = 0; i < kept; i++) {
            entries.add(EntryForm.entry(from));
        }
        return new Batch(events, rejected, entries);
    }

    private static void write(Packer to, Rejected rejected) {
        to.int64(rejected.at());
        to.text(rejected.surface());
        to.text(rejected.domain());
        to.text(rejected.reason().name());
        to.text(rejected.detail());
        to.text(rejected.original());
    }

    private static Rejected rejected(Unpacker from) {
        return new Rejected(
                from.int64(),
                from.text(),
                from.text(),
                DropReason.valueOf(from.text()),
                from.text(),
                from.text());
    }
}
