package dev.footfall.capture.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.capture.Body;
import dev.footfall.capture.Exchange;
import dev.footfall.capture.SinkException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.MariaDbDataSource;

class MariaDbSinkTest extends JdbcSinkContract {

    private static @Nullable DatabaseProcess server;

    @BeforeAll
    static void starts() throws Exception {
        server =
                DatabaseProcess.mariaDb(port ->
                        new MariaDbDataSource(
                                "jdbc:mariadb://127.0.0.1:%d/mysql?user=root".formatted(port)));
    }

    @AfterAll
    static void ends() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    DataSource source() {
        return Objects.requireNonNull(server).source();
    }

    /// The server closes the connection on which it comes.
    @Test
    void one_larger_than_the_server_allows_keeps_no_other_out() throws Exception {
        Body large = Exchanges.body("x".repeat(2 << 20));
        List<Exchange> batch =
                List.of(
                        Exchanges.of(1, Exchanges.NOON, "/", "", large),
                        Exchanges.full(2),
                        Exchanges.full(3));
        assertThatThrownBy(() -> JdbcSink.of(source()).createTable().take(batch))
                .isInstanceOfSatisfying(
                        SinkException.class, e -> assertThat(e.refused()).isEqualTo(1));
        assertThat(numbers()).containsExactly("2", "3");
    }
}
