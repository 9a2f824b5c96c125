package dev.footfall.capture.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.logging.Logger;
import javax.sql.DataSource;

/// A data source of a single connection that it lends again and again, as a pool would; tells of
/// each statement that is prepared.
final class LentSource implements DataSource, AutoCloseable {

    private final Connection only;
    private final Consumer<String> preparing;
    final AtomicInteger lent = new AtomicInteger();

    LentSource(Connection only, Consumer<String> preparing) {
        this.only = only;
        this.preparing = preparing;
    }

    @Override
    public Connection getConnection() {
        lent.incrementAndGet();
        return (Connection)
                Proxy.newProxyInstance(
                        LentSource.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("close")) {
                                lent.decrementAndGet();
                                return null;
                            }
                            if (method.getName().equals("prepareStatement")) {
                                preparing.accept((String) arguments[0]);
                            }
                            try {
                                return method.invoke(only, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    @Override
    public Connection getConnection(String user, String password) {
        return getConnection();
    }

    @Override
    public void close() throws SQLException {
        only.close();
    }

    @Override
    public PrintWriter getLogWriter() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLoginTimeout(int seconds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getLoginTimeout() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Logger getParentLogger() {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
