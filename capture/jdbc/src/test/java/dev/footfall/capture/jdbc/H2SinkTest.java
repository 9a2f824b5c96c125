package dev.footfall.capture.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

class H2SinkTest extends JdbcSinkContract {

    private final JdbcDataSource source = new JdbcDataSource();

    H2SinkTest() {
        source.setURL("jdbc:h2:mem:exchanges;DB_CLOSE_DELAY=-1");
    }

    @Override
    DataSource source() throws SQLException {
        return source;
    }
}
