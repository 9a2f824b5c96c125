package dev.footfall.api.eye;

import dev.footfall.api.Json;
import dev.footfall.api.PlainText;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the body of a request holds.
sealed interface EyeBody {

    /// The largest body, in bytes.
    int LIMIT = 1 << 20;

    /// A body without a type is taken for JSON.
    String ANY = "";

    String JSON = "application/json";
    String FORM = "application/x-www-form-urlencoded";
    String MULTIPART = "multipart/form-data";

    /// What was sent; an empty object where nothing was.
    record Read(JsonNode json) implements EyeBody {}

    /// @param detail why it cannot be read, for its sender
    record Malformed(String detail) implements EyeBody {}

    /// Whether bodies of that type can be read.
    ///
    /// @param contentType as the request's header has it
    static boolean isReadable(String contentType) {
        return Set.of(ANY, JSON, FORM, MULTIPART).contains(mediaType(contentType));
    }

    private static String mediaType(String contentType) {
        int end = contentType.indexOf(';');
        return PlainText.lower(end < 0 ? contentType : contentType.substring(0, end)).strip();
    }

    /// Never throws.
    static EyeBody read(String contentType, byte[] body) {
        if (body.length == 0) {
            return new Read(JsonNodeFactory.instance.objectNode());
        }
        String type = mediaType(contentType);
        return type.equals(FORM) || type.equals(MULTIPART) ? form(contentType, body) : json(body);
    }

    private static EyeBody json(byte[] body) {
        try {
            return new Read(Json.MAPPER.readTree(body));
        } catch (JacksonException e) {
            return new Malformed("JSON parse error - " + reason(e));
        } catch (RuntimeException e) {
            return new Malformed("JSON parse error - the text cannot be read");
        }
    }

    private static String reason(JacksonException e) {
        String message = String.valueOf(e.getOriginalMessage());
        int line = message.indexOf('\n');
        String first = PlainText.clean(line < 0 ? message : message.substring(0, line), 200);
        TokenStreamLocation at = e.getLocation();
        return at == null || at.getLineNr() < 1
                ? first
                : first + ": line " + at.getLineNr() + " column " + at.getColumnNr();
    }

    /// The fields of a form; those whose text is a JSON object or list as such, and a field
    /// `session.id` as the id of a session, as forms can hold neither otherwise.
    private static EyeBody form(String contentType, byte[] body) {
        DefaultFullHttpRequest request =
                new DefaultFullHttpRequest(
                        HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body));
        request.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
        HttpPostRequestDecoder decoder = null;
        try {
            decoder = new HttpPostRequestDecoder(new DefaultHttpDataFactory(false), request);
            ObjectNode fields = JsonNodeFactory.instance.objectNode();
            for (InterfaceHttpData part : decoder.getBodyHttpDatas()) {
                if (part instanceof Attribute attribute) {
                    put(fields, attribute.getName(), attribute.getValue());
                }
            }
            return new Read(fields);
        } catch (IOException | RuntimeException e) {
            return new Malformed("Form parse error - the form cannot be read");
        } finally {
            if (decoder != null) {
                decoder.destroy();
            }
        }
    }

    private static void put(ObjectNode fields, String name, String text) {
        if (name.equals("session.id")) {
            fields.putObject("session").put("id", text);
        } else {
            fields.set(name, value(text));
        }
    }

    private static JsonNode value(String text) {
        String bare = text.strip();
        if (bare.startsWith("{") || bare.startsWith("[")) {
            try {
                return Json.MAPPER.readTree(bare);
            } catch (JacksonException e) {
                return JsonNodeFactory.instance.stringNode(text);
            }
        }
        return JsonNodeFactory.instance.stringNode(text);
    }
}
