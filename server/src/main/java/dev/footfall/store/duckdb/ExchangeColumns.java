package dev.footfall.store.duckdb;

import dev.footfall.model.ExchangeHead;
import dev.footfall.model.KeptBody;
import dev.footfall.model.KeptExchange;
import dev.footfall.model.KeptMessage;
import dev.footfall.model.SentEvents;
import dev.footfall.store.duckdb.Column.Flag;
import dev.footfall.store.duckdb.Column.MaybeWhole;
import dev.footfall.store.duckdb.Column.Small;
import dev.footfall.store.duckdb.Column.Text;
import dev.footfall.store.duckdb.Column.Whole;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The columns of tables `exchange` and `capture_loss`, in their order.
final class ExchangeColumns {

    static final List<Column<Numbered<KeptExchange>>> EXCHANGE =
            Stream.of(
                            head(),
                            message("request", KeptExchange::request),
                            message("response", KeptExchange::response),
                            added())
                    .flatMap(List::stream)
                    .toList();

    static final List<Column<Loss>> LOSS =
            List.of(
                    new Small<>("site", Loss::site),
                    new Whole<>("received", Loss::received),
                    new Text<>("reason", Loss::reason),
                    new Whole<>("lost", Loss::lost));

    /// Stands between the times in `sent_times`.
    static final String TIMES_BETWEEN = ",";

    private ExchangeColumns() {}

    /// One row of `capture_loss`.
    record Loss(int site, long received, String reason, long lost) {}

    private static List<Column<Numbered<KeptExchange>>> head() {
        return List.of(
                new Whole<>("seq", Numbered::seq),
                new Whole<>("id_high", e -> of(e).id().high()),
                new Whole<>("id_low", e -> of(e).id().low()),
                new Small<>("site", e -> of(e).site()),
                new Whole<>("received", e -> of(e).received()),
                new Whole<>("happened", e -> of(e).at()),
                new Text<>("method", e -> of(e).exchange().method()),
                new Text<>("scheme", e -> of(e).exchange().scheme()),
                new Text<>("host", e -> of(e).location().host()),
                new Text<>("path", e -> of(e).location().path()),
                new Text<>("query", e -> of(e).location().query()),
                new Small<>("status", e -> of(e).exchange().status()),
                new Text<>("route", e -> of(e).exchange().route()),
                new MaybeWhole<>("duration", e -> of(e).exchange().durationMicros()),
                new MaybeWhole<>("bytes_in", e -> of(e).exchange().bytesIn()),
                new MaybeWhole<>("bytes_out", e -> of(e).exchange().bytesOut()),
                new Text<>("consumer", e -> of(e).exchange().consumer()),
                new Text<>("user_agent", e -> of(e).userAgent()),
                new MaybeWhole<>("first_byte", e -> of(e).trace().firstByteMicros()),
                new Text<>("trace_id", e -> of(e).trace().traceId()),
                new Text<>("ending", e -> of(e).trace().ending().word()),
                new MaybeWhole<>("sequence", e -> of(e).trace().sequence()),
                new Whole<>("kept_bytes", e -> e.value().keptBytes()));
    }

    /// Columns that came later stand last in the table.
    private static List<Column<Numbered<KeptExchange>>> added() {
        return List.of(
                new Text<>("direction", e -> of(e).trace().direction().word()),
                new MaybeWhole<>("sent_events", e -> sent(e, SentEvents::count)),
                new Text<>("sent_times", ExchangeColumns::times),
                new MaybeWhole<>("sent_last", e -> sent(e, SentEvents::lastMicros)),
                new MaybeWhole<>("sent_longest_gap", e -> sent(e, SentEvents::longestGapMicros)));
    }

    private static OptionalLong sent(
            Numbered<KeptExchange> exchange, ToLongFunction<SentEvents> number) {
        return exchange.value().sentEvents().stream().mapToLong(number).findFirst();
    }

    private static String times(Numbered<KeptExchange> exchange) {
        return exchange.value().sentEvents().stream()
                .flatMap(sent -> sent.micros().stream())
                .map(String::valueOf)
                .collect(Collectors.joining(TIMES_BETWEEN));
    }

    private static ExchangeHead of(Numbered<KeptExchange> exchange) {
        return exchange.value().head();
    }

    private static List<Column<Numbered<KeptExchange>>> message(
            String side, Function<KeptExchange, KeptMessage> message) {
        Function<Numbered<KeptExchange>, KeptBody> body = e -> message.apply(e.value()).body();
        return List.of(
                new Text<>(side + "_headers", e -> message.apply(e.value()).headers()),
                new Flag<>(side + "_headers_cut", e -> message.apply(e.value()).headersCut()),
                new Text<>(side + "_form", e -> body.apply(e).form().word()),
                new Text<>(side + "_body", e -> body.apply(e).content()),
                new Text<>(side + "_type", e -> body.apply(e).type()),
                new MaybeWhole<>(side + "_size", e -> body.apply(e).size()),
                new Text<>(side + "_sha256", e -> body.apply(e).sha256()),
                new Flag<>(side + "_truncated", e -> body.apply(e).truncated()));
    }
}
