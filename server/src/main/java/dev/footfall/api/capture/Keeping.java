package dev.footfall.api.capture;

import dev.footfall.api.Json;
import dev.footfall.api.capture.RawMessage.RawBody;
import dev.footfall.capture.mask.BodyText;
import dev.footfall.capture.mask.MaskedBody;
import dev.footfall.capture.mask.Masker;
import dev.footfall.model.KeptBody;
import dev.footfall.model.KeptMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// Makes of captured messages what may be kept of them. Any thread may call it.
final class Keeping {

    private final Masker masker;

    Keeping(Masker masker) {
        this.masker = masker;
    }

    KeptMessage of(RawMessage message) {
        String headers =
                message.headers().isEmpty()
                        ? ""
                        : Json.MAPPER.writeValueAsString(masker.headers(message.headers()));
        return new KeptMessage(headers, message.headersCut(), body(message));
    }

    private KeptBody body(RawMessage message) {
        RawBody body = message.body();
        String type = body.type().isEmpty() ? message.header("Content-Type") : body.type();
        type = masker.text(type);
        if (!body.told()) {
            return new KeptBody(KeptBody.Form.NONE, "", type, body.size(), "", body.truncated());
        }
        MaskedBody masked = masker.body(type, body.bytes(), body.truncated());
        if (masked.withheld().isPresent()) {
            return new KeptBody(
                    KeptBody.Form.WITHHELD,
                    masked.withheld().get(),
                    type,
                    body.size(),
                    "",
                    body.truncated());
        }
        boolean asSent = Arrays.equals(masked.bytes(), body.bytes());
        byte[] bytes = BodyReader.cut(masked.bytes(), BodyReader.LIMIT);
        Optional<String> text = text(bytes, body.truncated());
        return new KeptBody(
                text.isPresent() ? KeptBody.Form.TEXT : KeptBody.Form.BASE64,
                text.orElseGet(() -> Base64.getEncoder().encodeToString(bytes)),
                type,
                body.size(),
                asSent ? body.sha256() : "",
                body.truncated() || bytes.length < masked.bytes().length);
    }

    /// As text, where it is UTF-8 without the character 0, which the store cannot hold.
    ///
    /// @param cut whether it may end within a character, which is left out then
    private static Optional<String> text(byte[] bytes, boolean cut) {
        for (byte b : bytes) {
            if (b == 0) {
                return Optional.empty();
            }
        }
        return BodyText.of(bytes, StandardCharsets.UTF_8, cut);
    }
}
