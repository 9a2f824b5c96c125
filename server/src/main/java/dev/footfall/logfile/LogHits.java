package dev.footfall.logfile;

import dev.footfall.ingest.HitReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Makes hits of lines of an access log, as an import does: `site` and `format` are said beside
/// them (`date-format` and `time-format` too, for GoAccess strings; `zone` for times that name
/// none); without a format, or with `auto`, it is found out from the lines.
public final class LogHits implements HitReader {

    private static final String USUAL_SITE = "default";

    @Override
    public List<Decoded> read(byte[] body, About about) {
        byte[] lines = ended(body);
        Optional<LogFormat> format;
        try {
            format = format(lines, about);
        } catch (FormatException e) {
            return List.of(unreadable("format", String.valueOf(e.getMessage())));
        }
        ZoneId zone;
        try {
            zone = about.word("zone").isEmpty() ? ZoneOffset.UTC : ZoneId.of(about.word("zone"));
        } catch (DateTimeException e) {
            return List.of(unreadable("zone", "there is no such time zone"));
        }
        return format.isEmpty()
                ? List.of(unreadable("format", FormatDetector.unknown(lines, lines.length)))
                : read(lines, format.get(), zone, about);
    }

    private static Decoded unreadable(String field, String what) {
        return new Decoded.Unreadable(Map.of(field, List.of(what)));
    }

    private static byte[] ended(byte[] body) {
        if (body.length > 0 && body[body.length - 1] == '\n') {
            return body;
        }
        byte[] ended = Arrays.copyOf(body, body.length + 1);
        ended[body.length] = '\n';
        return ended;
    }

    private static Optional<LogFormat> format(byte[] lines, About about) {
        String format = about.word("format");
        return format.isEmpty() || format.equals("auto")
                ? FormatDetector.detect(lines, lines.length)
                : Optional.of(
                        LogFormats.read(
                                format, given(about, "date-format"), given(about, "time-format")));
    }

    private static Optional<String> given(About about, String word) {
        return Optional.of(about.word(word)).filter(text -> !text.isEmpty());
    }

    private static List<Decoded> read(byte[] lines, LogFormat format, ZoneId zone, About about) {
        String named = about.word("site").toLowerCase(Locale.ROOT);
        String site = named.isEmpty() ? USUAL_SITE : named;
        LineHit hits = new LineHit(site, zone);
        LineReader reader = new LineReader(new LineChain(site, ""));
        LineParser parser = format.open();
        List<Decoded> decoded = new ArrayList<>();
        try (ByteArrayInputStream stream = new ByteArrayInputStream(lines)) {
            while (reader.next(stream)) {
                decoded(reader, parser, hits, about.received()).ifPresent(decoded::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return decoded;
    }

    private static Optional<Decoded> decoded(
            LineReader reader, LineParser parser, LineHit hits, long received) {
        if (reader.isTooLong()) {
            String what = "is longer than " + LineReader.LONGEST + " bytes";
            return Optional.of(unreadable("line", what));
        }
        LogLine line = new LogLine();
        byte[] buffer = reader.buffer();
        return switch (parser.parse(buffer, reader.from(), reader.to(), line)) {
            case REQUEST ->
                    Optional.of(
                            new Decoded.Read(
                                    hits.of(
                                            line,
                                            Optional.empty(),
                                            received,
                                            buffer,
                                            reader.from(),
                                            reader.to())));
            case SKIPPED -> Optional.empty();
            case UNREADABLE -> Optional.of(Decoded.Unreadable.of("line: " + line.problem));
        };
    }
}
