package dev.footfall.capture;

import dev.footfall.capture.Settings.LogForm;

/// Writes one record for each exchange into the application's log, under `footfall.exchange` and at
/// the level INFO. A record has no line ends, whatever was in the exchange.
final class ExchangeLog {

    private static final double MILLIS = 1_000.0;

    private final System.Logger log = System.getLogger("footfall.exchange");
    private final LogForm form;

    ExchangeLog(LogForm form) {
        this.form = form;
    }

    /// @param exchange masked
    void write(Exchange exchange) {
        if (log.isLoggable(System.Logger.Level.INFO)) {
            String record = form == LogForm.JSON ? ExchangeJson.of(exchange) : line(exchange);
            log.log(System.Logger.Level.INFO, () -> record);
        }
    }

    static String line(Exchange exchange) {
        StringBuilder line = new StringBuilder(160);
        line.append(exchange.method()).append(' ');
        if (exchange.outgoing()) {
            line.append(exchange.scheme()).append("://").append(exchange.host());
        }
        line.append(exchange.path());
        if (!exchange.query().isEmpty()) {
            line.append('?').append(exchange.query());
        }
        line.append(' ').append(exchange.status());
        line.append(' ').append(exchange.durationMicros() / MILLIS).append("ms");
        line.append(" in=").append(exchange.bytesIn());
        line.append(" out=").append(exchange.bytesOut());
        add(line, "route", exchange.route());
        add(line, "consumer", exchange.consumer());
        add(line, "address", exchange.address());
        add(line, "trace", exchange.traceId());
        add(line, "outcome", exchange.ending().word());
        add(line, "sent_events", exchange.sentEvents().map(e -> "" + e.count()).orElse(""));
        add(line, "direction", exchange.outgoing() ? "outgoing" : "");
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                line.setCharAt(i, '?');
            }
        }
        return line.toString();
    }

    private static void add(StringBuilder line, String name, String value) {
        if (!value.isEmpty()) {
            line.append(' ').append(name).append('=').append(value.replace(' ', '_'));
        }
    }
}
