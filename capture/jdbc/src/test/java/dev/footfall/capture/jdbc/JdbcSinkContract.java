package dev.footfall.capture.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.capture.Body;
import dev.footfall.capture.Capture;
import dev.footfall.capture.Ending;
import dev.footfall.capture.Exchange;
import dev.footfall.capture.Loss;
import dev.footfall.capture.Recording;
import dev.footfall.capture.Settings;
import dev.footfall.capture.SinkException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a sink does on every database that it knows.
@Timeout(120)
abstract class JdbcSinkContract {

    private static final String TABLE = "footfall_exchange";

    abstract DataSource source() throws SQLException;

    @AfterEach
    void drops() throws SQLException {
        run("DROP TABLE IF EXISTS " + TABLE);
        run("DROP TABLE IF EXISTS other_name");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> asked(String what) throws SQLException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(what)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(rows.getString(i)));
                }
            }
            return values;
        }
    }

    final List<String> numbers() throws SQLException {
        return asked("SELECT sequence_number FROM " + TABLE + " ORDER BY sequence_number");
    }

    private JdbcSink sink() throws SQLException {
        return JdbcSink.of(source()).createTable();
    }

    @Test
    void keeps_all_that_an_exchange_has() throws Exception {
        sink().take(List.of(Exchanges.full(1)));
        String columns = String.join(", ", Row.COLUMNS.subList(3, 26));
        assertThat(asked("SELECT " + columns + " FROM " + TABLE))
                .map(value -> value.equals("t") || value.equals("TRUE") ? "1" : value)
                .containsExactly(
                        "2000",
                        "1500",
                        "POST",
                        "https",
                        "api.example",
                        "/orders/1",
                        "token=***&a=\uD83D\uDE00",
                        "/orders/{id}",
                        "201",
                        "17",
                        "7",
                        "203.0.113.7",
                        "curl/8",
                        "https://shop.example/",
                        "shop",
                        "0af7651916cd43dd8448eb211c80319c",
                        "client-gone",
                        "{\"accept-language\":\"de\"}",
                        "{\"X-A\":[\"1\",\"\\\"\u00E4\\ud83d\\ude00\"]}",
                        "application/json",
                        "700000",
                        "ab".repeat(32),
                        "1");
        assertThat(asked("SELECT id, received_at FROM " + TABLE))
                .satisfiesExactly(
                        id -> assertThat(id).isEqualTo(Exchanges.full(1).id().toString()),
                        time -> assertThat(time).startsWith("2026-11-21 12:00:00.123456"));
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT request_body FROM " + TABLE)) {
            assertThat(row.next()).isTrue();
            assertThat(row.getBytes(1)).isEqualTo("{\"pin\":\"***\"}".getBytes(UTF_8));
        }
    }

    @Test
    void what_is_not_known_is_null() throws Exception {
        sink().take(List.of(Exchanges.bare(1)));
        assertThat(
                        asked(
                                "SELECT first_byte_us, scheme, host, query, route, address,"
                                        + " user_agent, referrer, consumer, trace_id, sender,"
                                        + " request_headers, request_type, request_sha256,"
                                        + " request_body, response_body FROM "
                                        + TABLE))
                .hasSize(16)
                .containsOnly("null");
    }

    @Test
    void takes_whatever_a_client_may_send() throws Exception {
        sink().take(List.of(Exchanges.rubbish(1), Exchanges.full(2)));
        assertThat(numbers()).containsExactly("2", Long.toString(Long.MAX_VALUE));
    }

    @Test
    void an_exchange_that_is_offered_again_is_there_once() throws Exception {
        JdbcSink sink = sink();
        sink.take(List.of(Exchanges.full(1), Exchanges.full(2)));
        sink.take(List.of(Exchanges.full(1), Exchanges.full(2), Exchanges.full(3)));
        sink().take(List.of(Exchanges.full(3)));
        assertThat(numbers()).containsExactly("1", "2", "3");
    }

    @Test
    void a_batch_larger_than_what_is_sent_at_once_is_whole() throws Exception {
        List<Exchange> many = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Body body = Exchanges.body("x".repeat(60_000));
            many.add(Exchanges.of(i, Exchanges.NOON, "/", "", body));
        }
        sink().take(many);
        assertThat(numbers()).hasSize(50);
    }

    @Test
    void says_that_the_table_is_missing_and_takes_part_once_it_is_there() throws Exception {
        JdbcSink sink = JdbcSink.of(source());
        assertThatThrownBy(() -> sink.take(List.of(Exchanges.full(1), Exchanges.full(2))))
                .isInstanceOf(SinkException.class)
                .hasMessageContaining("footfall_exchange is missing")
                .hasMessageContaining("createTable()");
        sink().take(List.of(Exchanges.full(3)));
        sink.take(List.of(Exchanges.full(1)));
        assertThat(numbers()).containsExactly("1", "3");
    }

    @Test
    void makes_the_table_anew_when_somebody_drops_it() throws Exception {
        JdbcSink sink = sink();
        sink.take(List.of(Exchanges.full(1)));
        run("DROP TABLE " + TABLE);
        assertThatThrownBy(() -> sink.take(List.of(Exchanges.full(2))))
                .isInstanceOf(SinkException.class);
        sink.take(List.of(Exchanges.full(2)));
        assertThat(numbers()).containsExactly("2");
    }

    @Test
    void writes_into_a_table_of_another_name() throws Exception {
        sink().withTable("other_name").take(List.of(Exchanges.full(1)));
        assertThat(asked("SELECT sequence_number FROM other_name")).containsExactly("1");
    }

    @Test
    void one_that_the_database_will_not_take_keeps_no_other_out() throws Exception {
        JdbcSink sink = sink();
        sink.take(List.of(Exchanges.full(1)));
        run("ALTER TABLE " + TABLE + " ADD CONSTRAINT odd CHECK (sequence_number < 1000)");
        assertThatThrownBy(() ->
                        sink.take(
                                List.of(
                                        Exchanges.full(1_000),
                                        Exchanges.full(2),
                                        Exchanges.full(1_001),
                                        Exchanges.full(3))))
                .isInstanceOfSatisfying(
                        SinkException.class, e -> assertThat(e.refused()).isEqualTo(2))
                .hasMessageNotContaining("api.example");
        assertThat(numbers()).containsExactly("1", "2", "3");
    }

    @Test
    void old_exchanges_are_deleted_and_no_others() throws Exception {
        JdbcSink sink =
                new JdbcSink(source(), InstantSource.fixed(Exchanges.NOON))
                        .createTable()
                        .keepFor(Duration.ofDays(1));
        List<Exchange> all = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            all.add(Exchanges.at(i, Exchanges.NOON.minus(Duration.ofDays(1)).minusMillis(1)));
        }
        all.add(Exchanges.at(2_500, Exchanges.NOON.minus(Duration.ofDays(1))));
        all.add(Exchanges.at(2_501, Exchanges.NOON));
        sink.take(all);
        sink.tend();
        assertThat(numbers()).containsExactly("2500", "2501");
    }

    @Test
    void a_row_that_somebody_holds_delays_it_no_longer_than_it_may() throws Exception {
        JdbcSink sink = sink().withTimeout(Duration.ofSeconds(1));
        sink.take(List.of(Exchanges.full(1)));
        try (Connection holder = source().getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute(
                    "INSERT INTO %s (id, sequence_number, received_at, duration_us, method, path,"
                                    .formatted(TABLE)
                            + " status, bytes_in, bytes_out, ending, request_size,"
                            + " request_truncated, response_size, response_truncated) SELECT '"
                            + Exchanges.full(2).id()
                            + "', 2, received_at, 1, method, path, 1, 1, 1, ending, 1,"
                            + " request_truncated, 1, request_truncated FROM "
                            + TABLE);
            assertThatThrownBy(() -> sink.take(List.of(Exchanges.full(2), Exchanges.full(3))))
                    .isInstanceOfSatisfying(
                            SinkException.class, e -> assertThat(e.refused()).isZero())
                    .hasMessageContaining("took too long");
            holder.rollback();
        }
        sink.take(List.of(Exchanges.full(2), Exchanges.full(3)));
        assertThat(numbers()).containsExactly("1", "2", "3");
    }

    @Test
    void connections_go_back_as_they_were_lent() throws Exception {
        try (Connection only = source().getConnection();
                LentSource pool = new LentSource(only, sql -> {})) {
            JdbcSink sink = JdbcSink.of(pool).createTable();
            for (boolean lent : List.of(true, false)) {
                only.setAutoCommit(lent);
                int network = only.getNetworkTimeout();
                sink.take(List.of(Exchanges.full(lent ? 1 : 2)));
                assertThat(only.getAutoCommit()).isEqualTo(lent);
                assertThat(only.getNetworkTimeout()).isEqualTo(network);
                assertThat(pool.lent).hasValue(0);
            }
            only.setAutoCommit(true);
            assertThatThrownBy(() ->
                            JdbcSink.of(pool)
                                    .withTable("not_there")
                                    .take(List.of(Exchanges.full(3))))
                    .isInstanceOf(SinkException.class);
            assertThat(only.getAutoCommit()).isTrue();
            assertThat(pool.lent).hasValue(0);
        }
        assertThat(numbers()).containsExactly("1", "2");
    }

    @Test
    void an_application_captures_into_it_and_its_own_work_is_not_captured() throws Exception {
        AtomicInteger captured = new AtomicInteger();
        AtomicInteger prepared = new AtomicInteger();
        List<Capture> running = new ArrayList<>();
        try (LentSource pool =
                new LentSource(
                        source().getConnection(),
                        sql -> {
                            prepared.incrementAndGet();
                            Recording own = running.getFirst().begin("GET", "/own");
                            captured.addAndGet(own.isOn() ? 1 : 0);
                        })) {
            Settings settings =
                    Settings.of("", "", "").withBodies().withCloseWithin(Duration.ofSeconds(30));
            JdbcSink sink = JdbcSink.of(pool).createTable();
            try (Capture capture = Capture.start(settings, List.of(sink), Map.of())) {
                running.add(capture);
                for (int i = 0; i < 500; i++) {
                    Recording recording = capture.begin("GET", "/reset/hunter2");
                    recording.route("/reset/{token}").finish(200, Ending.COMPLETED);
                }
            }
            assertThat(running.getFirst().losses().count(Loss.SINK)).isZero();
            assertThat(running.getFirst().waiting()).isZero();
        }
        assertThat(prepared).hasPositiveValue();
        assertThat(captured).hasValue(0);
        assertThat(numbers()).hasSize(500).startsWith("1", "2").endsWith("500");
        assertThat(asked("SELECT DISTINCT path FROM " + TABLE)).containsExactly("/reset/***");
    }
}
