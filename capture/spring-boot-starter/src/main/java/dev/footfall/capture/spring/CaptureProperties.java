package dev.footfall.capture.spring;

import dev.footfall.capture.ConsumerHeader;
import dev.footfall.capture.Settings.LogForm;
import dev.footfall.capture.Task;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What is captured, and how: `footfall.capture.*`.
///
/// @param tasks what is done with exchanges at the start: `persist`, `log`, or nothing
/// @param logForm of the records in the application's log, `json` or `line`
/// @param sample share of the exchanges that are captured, from 0 to 1
/// @param annotatedOnly whether only handlers with `@Tracked` are captured
/// @param excluded patterns of what is never captured, such as `/health/**` or `GET /metrics`
/// @param headers whether headers are kept
/// @param maxBody how much of a body is kept; 0 for none
/// @param consumerHeader that says who calls by a key of theirs, such as `X-Api-Key`; empty for
///   none
/// @param consumers the keys of those who have a name, by it; secret
/// @param mask names that are masked wherever they stand, beside the usual ones
/// @param rehearse names that are tried out: counted, and not masked
/// @param jmx whether it is shown and can be switched over JMX
/// @param memory the ceiling on all that the library holds
/// @param spool folder that keeps what could not be sent; empty for none
/// @param spoolLimit how large the spool folder may grow
/// @param flushEvery how long an exchange waits for company
/// @param closeWithin how long the end waits for what is unsent
/// @param filterOrder where the filter stands; right behind the filters that say how the request is
///   to be read (encoding, forwarded headers), before all others
public record CaptureProperties(
        @DefaultValue("persist") Set<Task> tasks,
        @DefaultValue("json") LogForm logForm,
        @DefaultValue("1") double sample,
        @DefaultValue("false") boolean annotatedOnly,
        @DefaultValue List<String> excluded,
        @DefaultValue("true") boolean headers,
        @DefaultValue("0B") DataSize maxBody,
        @DefaultValue("") String consumerHeader,
        @DefaultValue Map<String, String> consumers,
        @DefaultValue List<String> mask,
        @DefaultValue List<String> rehearse,
        @DefaultValue("false") boolean jmx,
        @DefaultValue("16MB") DataSize memory,
        @DefaultValue("") String spool,
        @DefaultValue("256MB") DataSize spoolLimit,
        @DefaultValue("1s") Duration flushEvery,
        @DefaultValue("5s") Duration closeWithin,
        @DefaultValue("-2147483647") int filterOrder) {

    /// @throws IllegalArgumentException that never names a key
    Optional<ConsumerHeader> consumerBy() {
        if (consumerHeader.isBlank()) {
            if (!consumers.isEmpty()) {
                throw new IllegalArgumentException("Not set, though there are consumers");
            }
            return Optional.empty();
        }
        ConsumerHeader by = ConsumerHeader.of(consumerHeader);
        for (Map.Entry<String, String> consumer : consumers.entrySet()) {
            by = by.withConsumer(consumer.getKey(), consumer.getValue());
        }
        return Optional.of(by);
    }

    /// Without the consumers' keys.
    @Override
    public String toString() {
        return "CaptureProperties[tasks=" + tasks + ", consumers=" + consumers.keySet() + "]";
    }
}
