package dev.footfall.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.store.duckdb.Column.MaybeWhole;
import dev.footfall.store.duckdb.Column.Text;
import dev.footfall.store.duckdb.Column.Whole;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TextPoolTest {

    private final Shelf<Numbered<String>> shelf = new Shelf<>();
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        Rows.toInsert(
                        List.<Column<Numbered<String>>>of(
                                new Whole<>("seq", Numbered::seq),
                                new Text<>("text", Numbered::value),
                                new MaybeWhole<>("odd", TextPoolTest::ifOdd)),
                        shelf::rows)
                .register(connection, "new_texts");
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE texts (seq BIGINT, text VARCHAR, odd BIGINT)");
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private static OptionalLong ifOdd(Numbered<String> row) {
        return row.seq() % 2 == 0 ? OptionalLong.empty() : OptionalLong.of(row.seq());
    }

    @Test
    void texts_of_every_length_come_back_as_they_were() throws SQLException {
        List<String> texts = new ArrayList<>();
        for (String letter : List.of("a", "ü", "→", "😀", "\u0000")) {
            IntStream.range(0, 40).mapToObj(letter::repeat).forEach(texts::add);
        }
        texts.add("b".repeat(1_000));
        texts.add("b".repeat(1_001));
        texts.add("b".repeat(100_000));
        assertThat(stored(texts)).isEqualTo(texts);
    }

    @Test
    void texts_that_differ_late_are_not_taken_for_each_other() throws SQLException {
        List<String> texts =
                IntStream.range(0, 5_000).mapToObj(i -> "the same beginning " + i % 1_700).toList();
        assertThat(stored(texts)).isEqualTo(texts);
    }

    @Test
    void more_texts_than_the_pool_holds_are_stored_all_the_same() throws SQLException {
        List<String> texts =
                IntStream.range(0, 90_000)
                        .mapToObj(i -> i + "x".repeat(i % 7 == 0 ? 900 : 3))
                        .toList();
        assertThat(stored(texts)).isEqualTo(texts);
    }

    @Test
    void texts_of_earlier_statements_stay_when_the_pool_begins_anew() throws SQLException {
        List<String> first =
                IntStream.range(0, 50_000).mapToObj(i -> "first of many, number " + i).toList();
        List<String> second =
                IntStream.range(0, 50_000).mapToObj(i -> "second of many, number " + i).toList();
        assertThat(stored(first)).isEqualTo(first);
        List<String> both = new ArrayList<>(first);
        both.addAll(second);
        assertThat(stored(second)).isEqualTo(both);
    }

    @Test
    void what_is_not_there_is_null() throws SQLException {
        assertThat(stored(List.of("a", "b", "c"))).hasSize(3);
        try (Statement statement = connection.createStatement();
                ResultSet odd = statement.executeQuery("SELECT seq FROM texts WHERE odd IS NULL")) {
            assertThat(odd.next()).isTrue();
            assertThat(odd.getLong(1)).isEqualTo(2);
            assertThat(odd.next()).isFalse();
        }
    }

    /// Inserts the texts, and answers all of the table.
    private List<String> stored(List<String> texts) throws SQLException {
        List<Numbered<String>> rows = new ArrayList<>();
        for (String text : texts) {
            rows.add(new Numbered<>(rows.size() + 1L, text));
        }
        long token = shelf.lay(rows);
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO texts SELECT * FROM new_texts(" + token + ")");
            try (ResultSet row = statement.executeQuery("SELECT text FROM texts ORDER BY rowid")) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
        } finally {
            shelf.clear(token);
        }
        return found;
    }
}
