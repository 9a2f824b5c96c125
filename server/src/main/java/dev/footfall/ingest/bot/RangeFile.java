package dev.footfall.ingest.bot;

import dev.footfall.model.Network;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads a file of address ranges: text with one range first on each line (CSV lists are that too),
/// or JSON as the operators of crawlers publish it, `{"prefixes":[{"ipv4Prefix":…}]}`.
final class RangeFile {

    /// The longest list we know of has 43,000 ranges.
    static final int MOST_RANGES = 500_000;

    private static final long MOST_BYTES = 32L << 20;

    /// No list holds a larger share of all addresses; one that does would make bots of everybody.
    private static final int LEAST_BITS = 12;

    private static final int V4_OFFSET = 96;
    private static final int LEAST_BITS_4 = V4_OFFSET + 5;
    private static final int SHOWN = 60;
    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> PREFIXES =
            Set.of("ipv4Prefix", "ipv6Prefix", "ip_prefix", "ipv6_prefix");

    /// Says what is wrong with a file, and in which line.
    static final class BrokenException extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenException(int line, String what) {
            super("line " + line + ": " + what);
        }

        BrokenException(String what) {
            super(what);
        }
    }

    private RangeFile() {}

    /// @throws BrokenException where anything in it is no range, as half a list is worse than none:
    ///   it would disprove true crawlers
    static List<Network> read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new BrokenException("is larger than " + (MOST_BYTES >> 20) + " MB");
        }
        List<Network> networks = isJson(file) ? json(file) : text(file);
        if (networks.isEmpty()) {
            throw new BrokenException("has no address ranges");
        }
        return networks;
    }

    private static boolean isJson(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (!Character.isWhitespace(c)) {
                    return c == '{' || c == '[';
                }
            }
            return false;
        }
    }

    private static List<Network> text(Path file) throws IOException {
        List<Network> networks = new ArrayList<>();
        var decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE);
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder))) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String word = firstWord(line);
                number++;
                if (!word.isEmpty()) {
                    add(networks, word, number);
                }
            }
        }
        return networks;
    }

    /// What stands before a comment or a further column.
    private static String firstWord(String line) {
        int from = line.startsWith("\ufeff") ? 1 : 0;
        while (from < line.length() && Character.isWhitespace(line.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < line.length()
                && "#;,".indexOf(line.charAt(to)) < 0
                && !Character.isWhitespace(line.charAt(to))) {
            to++;
        }
        return line.substring(from, to);
    }

    private static List<Network> json(Path file) throws IOException {
        List<Network> networks = new ArrayList<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), file)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.VALUE_STRING && isRange(json)) {
                    add(networks, json.getString(), json.currentTokenLocation().getLineNr());
                }
            }
        } catch (JacksonException e) {
            var place = e.getLocation();
            String what = "is no JSON: " + reason(e);
            throw place == null
                    ? new BrokenException(what)
                    : new BrokenException(place.getLineNr(), what);
        }
        return networks;
    }

    /// Without what the parser adds about its own source.
    private static String reason(JacksonException e) {
        String message = e.getOriginalMessage();
        int more = message.indexOf(" (start marker");
        return more < 0 ? message : message.substring(0, more);
    }

    /// Whether a text in JSON should be one: under a known name, or in a list of plain texts.
    private static boolean isRange(JsonParser json) {
        String name = json.currentName();
        return name == null ? json.streamReadContext().inArray() : PREFIXES.contains(name);
    }

    private static void add(List<Network> networks, String text, int line) throws BrokenException {
        Optional<Network> network = Network.parse(text);
        if (network.isEmpty()) {
            throw new BrokenException(
                    line, "'" + shortened(text) + "' is no range such as 192.0.2.0/24");
        }
        if (isTooWide(network.get())) {
            throw new BrokenException(line, "'" + text + "' is too large a share of all addresses");
        }
        if (networks.size() == MOST_RANGES) {
            throw new BrokenException(line, "there are more than " + MOST_RANGES + " ranges");
        }
        networks.add(network.get());
    }

    private static boolean isTooWide(Network network) {
        boolean v4 = network.base().is4() && network.bits() >= V4_OFFSET;
        return network.bits() < (v4 ? LEAST_BITS_4 : LEAST_BITS);
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
