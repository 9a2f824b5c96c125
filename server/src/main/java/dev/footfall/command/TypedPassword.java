package dev.footfall.command;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// A password as somebody types it, twice and unseen, or as the first line of standard input where
/// that is no terminal. Never an argument, which other users of the machine could read.
final class TypedPassword {

    private TypedPassword() {}

    @SuppressWarnings("SystemConsoleNull") // it is where the property jdk.console is java.base
    static String read(InputStream input) {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(TypedPassword::typed)
                .orElseGet(() -> firstLine(input));
    }

    private static String typed(Console console) {
        char[] first = console.readPassword("Password: ");
        char[] again = console.readPassword("The same again: ");
        if (first == null || again == null) {
            throw new FailedException("No password was typed.");
        }
        if (!Arrays.equals(first, again)) {
            throw new FailedException("The two passwords are not the same.");
        }
        return new String(first);
    }

    private static String firstLine(InputStream input) {
        try {
            String line =
                    new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))
                            .readLine();
            if (line == null || line.isEmpty()) {
                throw new FailedException(
                        "Type the password on a terminal, or pass it as a line of standard input.");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
