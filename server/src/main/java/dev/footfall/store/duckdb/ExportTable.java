package dev.footfall.store.duckdb;

import dev.footfall.store.EventExport;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;

/// Exports from table `event`, on the threads of those who read for long: DuckDB writes the file
/// itself.
public final class ExportTable implements EventExport {

    /// In place of the numbers that only the store understands there are an id and a time; a
    /// visitor stays a pseudonym.
    private static final String EVENTS =
            """
            SELECT lower(lpad(to_hex(id_high), 16, '0') || lpad(to_hex(id_low), 16, '0')) AS id,
                %1$s AS happened, kind, name,
                lower(lpad(to_hex(visitor), 16, '0')) AS visitor, visit, host, path, query,
                method, scheme, status, route, duration / 1000.0 AS duration_ms, bytes_in,
                bytes_out, consumer, user_agent, props, revenue, currency, scroll,
                engaged AS engaged_ms, interactive, referrer, source, channel, utm_medium,
                utm_source, utm_campaign, utm_content, utm_term, browser, browser_version, os,
                os_version, device, country, region, city, bot, bot_reason, bot_name
            FROM event WHERE site = %2$d AND happened >= %3$d AND happened < %4$d
            """;

    private static final String COUNT =
            "SELECT count(*) FROM event WHERE site = ? AND happened >= ? AND happened < ?";

    private static final String AS_TEXT =
            "strftime(make_timestamp(happened), '%Y-%m-%dT%H:%M:%S.%fZ')";
    private static final String AS_TIME = "make_timestamp(happened)";

    private final DuckDb store;

    public ExportTable(DuckDb store) {
        this.store = store;
    }

    @Override
    public long count(Stretch stretch) {
        return store.read((connection, _) -> {
            try (PreparedStatement count = connection.prepareStatement(COUNT)) {
                count.setInt(1, stretch.site());
                count.setLong(2, stretch.from());
                count.setLong(3, stretch.to());
                try (ResultSet found = count.executeQuery()) {
                    found.next();
                    return found.getLong(1);
                }
            }
        });
    }

    @Override
    public void write(Stretch stretch, Format format, Path file) {
        String sql =
                "COPY (%s) TO '%s' (%s)"
                        .formatted(
                                events(stretch, format),
                                file.toString().replace("'", "''"),
                                options(format));
        store.readLong((connection, _) -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    /// `COPY` takes no parameters; what stands here are numbers of our own.
    private static String events(Stretch stretch, Format format) {
        return EVENTS.formatted(
                format == Format.PARQUET ? AS_TIME : AS_TEXT,
                stretch.site(),
                stretch.from(),
                stretch.to());
    }

    private static String options(Format format) {
        return switch (format) {
            case CSV -> "FORMAT csv, HEADER";
            case NDJSON -> "FORMAT json";
            case PARQUET -> "FORMAT parquet, COMPRESSION zstd";
        };
    }
}
