package dev.footfall.capture.jdbc;

import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresqlSinkTest extends JdbcSinkContract {

    private static @Nullable DatabaseProcess server;

    @BeforeAll
    static void starts() throws Exception {
        server =
                DatabaseProcess.postgresql(port -> {
                    PGSimpleDataSource source = new PGSimpleDataSource();
                    source.setUrl("jdbc:postgresql://127.0.0.1:" + port + "/postgres");
                    source.setUser("postgres");
                    return source;
                });
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
}
