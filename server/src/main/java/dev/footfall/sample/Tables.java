package dev.footfall.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The hand-written text tables beside this class: one row a line, `#` begins a comment.
final class Tables {

    private Tables() {}

    /// The rows of a table, each cut at spaces into at most that many cells.
    static List<String[]> rows(String file, int cells) {
        try (InputStream in = Objects.requireNonNull(Tables.class.getResourceAsStream(file), file);
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" ", cells))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A cell's text, where `-` stands for none.
    static String text(String cell) {
        return cell.equals("-") ? "" : cell;
    }
}
