package dev.footfall.api.capture;

import dev.footfall.capture.mask.Masker;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/// Reads the body of `POST /api/capture` as a stream, within bounds.
final class CaptureReader {

    static final int MOST_ITEMS = 20_000;

    static final String BUSY = "Too many large bodies arrive at once; send the same again.";

    private static final int DEEPEST = 32;
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                    .build();

    private final Masker masker;

    /// @param masker takes secrets out of what is read
    CaptureReader(Masker masker) {
        this.masker = masker;
    }

    /// @param pages whether its requests may be pages too
    /// @param losses what the sender could not send, by its word for the reason
    record Body(String site, boolean pages, List<CapturedItem> items, Map<String, Long> losses) {
        Body {
            items = List.copyOf(items);
            losses = Map.copyOf(losses);
        }
    }

    /// @param encoding the body's `Content-Encoding`; empty when it is plain
    /// @throws CaptureException when it cannot be read as a whole
    Body read(byte[] bytes, String encoding) {
        return read(bytes, encoding, _ -> true);
    }

    /// @param room told how many bytes came out of a compressed body so far; whether there is room
    Body read(byte[] bytes, String encoding, LongPredicate room) {
        return read(bytes, encoding, room, this::body);
    }

    /// Reads one item that stands alone.
    ///
    /// @throws CaptureException when it is no JSON
    CapturedItem item(byte[] bytes) {
        return read(
                bytes,
                "",
                _ -> true,
                json -> {
                    json.nextToken();
                    return new ItemReader(masker).read(json);
                });
    }

    private static <T> T read(
            byte[] bytes, String encoding, LongPredicate room, Function<JsonParser, T> reader) {
        try (InputStream plain = plain(bytes, encoding, room);
                JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), plain)) {
            return reader.apply(json);
        } catch (JacksonIOException e) {
            throw unreadable(e.getCause() == null ? e : e.getCause());
        } catch (JacksonException e) {
            throw CaptureException.bad(
                    "body: is no JSON" + where(e) + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static String where(JacksonException e) {
        TokenStreamLocation place = e.getLocation();
        return place == null
                ? ""
                : " at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
    }

    private static CaptureException unreadable(Throwable e) {
        return switch (e) {
            case TooLarge _ ->
                    CaptureException.tooLarge(
                            "body: is larger than " + CaptureSurface.BODY_LIMIT + " bytes");
            case NoRoom _ -> CaptureException.busy(BUSY);
            case EOFException _ -> CaptureException.bad("body: the gzip data end too early");
            case ZipException _ -> CaptureException.bad("body: is no gzip data");
            default -> CaptureException.bad("body: " + e.getMessage());
        };
    }

    private static InputStream plain(byte[] bytes, String encoding, LongPredicate room)
            throws IOException {
        InputStream body = new ByteArrayInputStream(bytes);
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> body;
            case "gzip", "x-gzip" -> new Bounded(new GZIPInputStream(body), room);
            default ->
                    throw CaptureException.bad(
                            "Content-Encoding: only gzip and identity are understood");
        };
    }

    private Body body(JsonParser json) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw CaptureException.bad("body: must be a JSON object");
        }
        String site = "";
        boolean pages = false;
        List<CapturedItem> items = List.of();
        Map<String, Long> losses = Map.of();
        boolean itemsGiven = false;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            switch (name) {
                case "site" -> site = text(json, value);
                case "pages" -> pages = truth(json, value);
                case "losses" -> losses = LossesReader.read(json, value);
                case "exchanges" -> {
                    items = items(json, value);
                    itemsGiven = true;
                }
                default -> json.skipChildren();
            }
        }
        if (json.nextToken() != null) {
            throw CaptureException.bad("body: there is more after the JSON object");
        }
        if (site.isBlank()) {
            throw CaptureException.bad("site: is required");
        }
        if (!itemsGiven) {
            throw CaptureException.bad("exchanges: is required");
        }
        return new Body(site, pages, items, losses);
    }

    private static String text(JsonParser json, JsonToken value) {
        if (value != JsonToken.VALUE_STRING) {
            throw CaptureException.bad("site: must be a text");
        }
        return json.getString().strip().toLowerCase(Locale.ROOT);
    }

    private static boolean truth(JsonParser json, JsonToken value) {
        if (value != JsonToken.VALUE_TRUE && value != JsonToken.VALUE_FALSE) {
            throw CaptureException.bad("pages: must be true or false");
        }
        return json.getBooleanValue();
    }

    private List<CapturedItem> items(JsonParser json, JsonToken value) {
        if (value != JsonToken.START_ARRAY) {
            throw CaptureException.bad("exchanges: must be a list");
        }
        List<CapturedItem> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (items.size() == MOST_ITEMS) {
                throw CaptureException.tooLarge(
                        "exchanges: has more than " + MOST_ITEMS + " items");
            }
            items.add(new ItemReader(masker).read(json));
        }
        return items;
    }

    /// More came out than is allowed.
    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// Too much is being read at the same time.
    private static final class NoRoom extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// Ends with an error rather than giving more bytes than a body may have.
    private static final class Bounded extends InputStream {
        private final InputStream in;
        private final LongPredicate room;
        private long given;
        private long allowed = BodyRoom.FREE;

        Bounded(InputStream in, LongPredicate room) {
            this.in = in;
            this.room = room;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = in.read(bytes, from, length);
            given += Math.max(0, read);
            if (given > CaptureSurface.BODY_LIMIT) {
                throw new TooLarge();
            }
            if (given > allowed) {
                allowed = given + BodyRoom.FREE;
                if (!room.test(allowed)) {
                    throw new NoRoom();
                }
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
