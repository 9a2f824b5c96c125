package dev.footfall.logfile;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.footfall.model.Address;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the log that site-analytics keeps: `timestamp,url,ip,user agent`, one page view a line.
/// Its third version writes CSV; earlier ones wrote the texts as they were, so that commas in them
/// part nothing: there the address tells where the URL ends and the agent begins.
final class SiteAnalyticsFormat implements LineParser {

    private static final int FIELDS = 4;
    private static final int URL = 1;
    private static final int ADDRESS = 2;
    private static final int AGENT = 3;

    private final AnyTime time = new AnyTime();

    @Override
    public Parse parse(byte[] bytes, int from, int to, LogLine line) {
        line.clear();
        if (from == to) {
            return Parse.SKIPPED;
        }
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        Optional<List<String>> fields = quoted(text).or(() -> unescaped(text));
        if (fields.isEmpty()) {
            return line.unreadable("the line is not timestamp,url,ip,user agent");
        }
        return parse(fields.get(), line);
    }

    private Parse parse(List<String> fields, LogLine line) {
        byte[] moment = bytes(fields.getFirst());
        if (!time.match(moment, 0, moment.length)) {
            return line.unreadable("time: is not written in a known way");
        }
        String url = fields.get(URL).strip();
        if (!url.isEmpty() && !url.startsWith("/") && !url.contains("://")) {
            return line.unreadable("url: is neither a path nor a URL");
        }
        line.addTime(time.micros(), time.isZoned());
        set(line, Field.TARGET, url.isEmpty() ? "/" : url);
        set(line, Field.ADDRESS, fields.get(ADDRESS).strip());
        set(line, Field.AGENT, fields.get(AGENT).strip());
        line.view = true;
        return line.finish();
    }

    private static void set(LogLine line, Field field, String text) {
        byte[] bytes = bytes(text);
        line.set(field, bytes, 0, bytes.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<List<String>> quoted(String text) {
        List<List<String>> records = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text)) {
            reader.forEach(read -> records.add(read.getFields()));
        } catch (CsvParseException | IOException e) {
            return Optional.empty();
        }
        return records.size() == 1
                ? Optional.of(records.getFirst())
                        .filter(read -> read.size() == FIELDS && isAddress(read.get(ADDRESS)))
                : Optional.empty();
    }

    private static Optional<List<String>> unescaped(String text) {
        int first = text.indexOf(',');
        int start = first < 0 ? -1 : text.indexOf(',', first + 1);
        while (start >= 0) {
            int end = text.indexOf(',', start + 1);
            if (end >= 0 && isAddress(text.substring(start + 1, end))) {
                return Optional.of(
                        List.of(
                                text.substring(0, first),
                                text.substring(first + 1, start),
                                text.substring(start + 1, end),
                                text.substring(end + 1)));
            }
            start = end;
        }
        return Optional.empty();
    }

    private static boolean isAddress(String text) {
        return Address.parse(text.strip()).isPresent();
    }
}
