package dev.footfall.store.duckdb;

import static dev.footfall.store.duckdb.SampleEvents.NOON;

import dev.footfall.model.Direction;
import dev.footfall.model.Ending;
import dev.footfall.model.EventId;
import dev.footfall.model.Exchange;
import dev.footfall.model.ExchangeHead;
import dev.footfall.model.ExchangeTrace;
import dev.footfall.model.KeptBody;
import dev.footfall.model.KeptExchange;
import dev.footfall.model.KeptMessage;
import dev.footfall.model.Location;
import dev.footfall.model.SentEvents;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Kept exchanges for store tests: number `n` happened `n` microseconds after noon; odd ones
/// answered with a stream of events.
final class SampleExchanges {

    private SampleExchanges() {}

    static EventId id(int n) {
        return new EventId(9, n);
    }

    static KeptExchange number(int n) {
        return number(n, NOON + n, "GET", 200, "/" + n);
    }

    static KeptExchange number(int n, long at, String method, int status, String path) {
        return new KeptExchange(
                new ExchangeHead(
                        id(n),
                        1,
                        NOON,
                        at,
                        new Location("example.com", path, "n=" + n),
                        new Exchange(
                                method,
                                "https",
                                status,
                                "/{n}",
                                OptionalLong.of(n),
                                OptionalLong.empty(),
                                OptionalLong.of(7),
                                "shop"),
                        "curl/8",
                        new ExchangeTrace(
                                OptionalLong.of(3),
                                "trace" + n,
                                Ending.CLIENT_GONE,
                                OptionalLong.empty(),
                                Direction.INCOMING)),
                new KeptMessage("{\"Accept\":[\"*/*\"]}", true, KeptBody.NONE),
                new KeptMessage(
                        "",
                        false,
                        new KeptBody(
                                KeptBody.Form.TEXT,
                                "{\"größe\":\"\n😀\"}",
                                "application/json",
                                OptionalLong.of(99),
                                "a".repeat(64),
                                true)),
                n % 2 == 0
                        ? Optional.empty()
                        : Optional.of(
                                new SentEvents(n, List.of(7L * n, 8L * n), 1L << 50, 1L << 49)));
    }
}
