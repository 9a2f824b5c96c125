package dev.footfall.store;

import dev.footfall.model.EventId;
import dev.footfall.model.EyeEvent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;

/// What the eye was told, site by site, in the order of ids that no two rows share. A change is
/// durable when its method returns. Blocks; any thread may call it.
public interface EyeStore {

    /// @param created when it was first heard of, microseconds since 1970 UTC
    /// @param events how many events it has
    /// @param first when its first event happened; empty without one
    /// @param last when its last event happened; empty without one
    record SessionRow(UUID id, long created, long events, OptionalLong first, OptionalLong last) {}

    record EventRow(long id, EyeEvent event) {}

    /// @param payload the whole input, JSON in text
    /// @param errors sentences by field, a JSON object in text
    /// @param created when it arrived, microseconds since 1970 UTC
    record FaultRow(
            long id,
            EventId receipt,
            String payload,
            String message,
            String errors,
            long created) {}

    /// Which events are meant; what is empty admits all.
    ///
    /// @param from the least timestamp, microseconds since 1970 UTC
    /// @param to the greatest timestamp
    /// @param receipt of the input that became it
    /// @param search occurs in session, category, name or data, whatever the case
    record EventFilter(
            Optional<UUID> session,
            Optional<String> category,
            Optional<String> name,
            OptionalLong from,
            OptionalLong to,
            Optional<EventId> receipt,
            String search) {

        public static final EventFilter ALL =
                new EventFilter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        "");

        /// The event that was made of the input of that receipt.
        public static EventFilter of(EventId receipt) {
            return new EventFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    Optional.of(receipt),
                    "");
        }
    }

    /// Which faults are meant; what is empty admits all.
    ///
    /// @param search occurs in message, errors or payload, whatever the case
    record FaultFilter(Optional<EventId> receipt, String search) {}

    /// A stretch of a list. Rows may be fewer than `limit` though more follow, where they are
    /// large; none are only at the list's end.
    ///
    /// @param newestFirst else the oldest
    /// @param after the row before the stretch; empty from the beginning on
    /// @param skip how many rows to pass over first
    record Stretch<T>(boolean newestFirst, Optional<T> after, long skip, int limit) {}

    /// By timestamp, then id.
    List<EventRow> events(int site, EventFilter filter, Stretch<EventRow> stretch);

    long countEvents(int site, EventFilter filter);

    Optional<EventRow> event(int site, long id, EventFilter filter);

    /// Puts what `edit` answers in the row's place, where it answers anything; nobody else changes
    /// the row meanwhile. Answers the row as it was when `edit` saw it; empty when there is none.
    ///
    /// @param edit quick: the store writes nothing else meanwhile
    Optional<EventRow> change(
            int site, long id, EventFilter filter, Function<EventRow, Optional<EyeEvent>> edit);

    /// Whether there was such a row.
    boolean removeEvent(int site, long id, EventFilter filter);

    /// By when they were first heard of, then id.
    ///
    /// @param search occurs in the id
    List<SessionRow> sessions(int site, String search, Stretch<SessionRow> stretch);

    long countSessions(int site, String search);

    Optional<SessionRow> session(int site, UUID id);

    /// Gives the session another id, its events with it. Whether there was such a session, and none
    /// of the other id.
    boolean renameSession(int site, UUID id, UUID to);

    /// Removes the session and its events. Whether there was such a session.
    boolean removeSession(int site, UUID id);

    /// By id.
    List<FaultRow> faults(int site, FaultFilter filter, Stretch<FaultRow> stretch);

    long countFaults(int site, FaultFilter filter);

    Optional<FaultRow> fault(int site, long id);

    /// The fault says this from now on. Whether there was such a row.
    boolean changeFault(int site, long id, String payload, String message, String errors);

    /// Whether there was such a row.
    boolean removeFault(int site, long id);
}
