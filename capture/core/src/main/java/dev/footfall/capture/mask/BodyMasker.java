package dev.footfall.capture.mask;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Masks a body by its content type. What has no fields that could be told apart is withheld, as is
/// what is not what its type says. For any thread.
final class BodyMasker {

    private static final Set<String> STREAMS =
            Set.of(
                    "application/x-ndjson",
                    "application/ndjson",
                    "application/jsonl",
                    "application/x-jsonlines",
                    "application/json-seq",
                    "application/jsonlines",
                    "application/x-json-stream",
                    "application/stream+json");
    private static final Set<String> JSON =
            Set.of("application/json", "text/json", "application/x-json", "text/x-json");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String WIDE = "utf-";
    private static final int LONGEST_SHOWN_TYPE = 60;
    private static final String ASCII = "{\"Az09\": [-1.5, '=&%;\\/']}\n";

    private final Masking masking;
    private final Findings findings;
    private final ValueMasker values;
    private final PairMasker pairs;

    BodyMasker(Masking masking, Findings findings, PairMasker pairs) {
        this.masking = masking;
        this.findings = findings;
        this.values = new ValueMasker(masking, Place.BODY, findings);
        this.pairs = pairs;
    }

    MaskedBody mask(String contentType, byte[] body, boolean cut) {
        if (body.length == 0) {
            return MaskedBody.of(body);
        }
        String type = type(contentType);
        Charset charset = BodyText.charset(contentType).orElse(null);
        if (charset == null) {
            return withheld("charset", body);
        }
        return charset.equals(StandardCharsets.UTF_8)
                ? utf8(type, body, cut)
                : other(type, charset, body, cut);
    }

    /// Masked as UTF-8 and written in its own charset again.
    private MaskedBody other(String type, Charset charset, byte[] body, boolean cut) {
        Optional<String> text = BodyText.of(body, charset, cut);
        if (text.isEmpty() || !isBelieved(type, charset, body, cut)) {
            return withheld("charset", body);
        }
        byte[] utf8 = text.get().getBytes(StandardCharsets.UTF_8);
        MaskedBody masked = utf8(type, utf8, cut);
        if (masked.withheld().isPresent()) {
            return MaskedBody.withheld(masked.withheld().get(), body.length);
        }
        return MaskedBody.of(
                Arrays.equals(masked.bytes(), utf8) ? body : masked.text().getBytes(charset));
    }

    /// Whether nothing could hide in bytes that are read in a charset which they are not in: in one
    /// that has ASCII within it, secrets are seen as they are; in UTF-16 and UTF-32 they would
    /// become other characters, which JSON and forms cannot begin with, but any text can.
    private boolean isBelieved(String type, Charset charset, byte[] body, boolean cut) {
        if (Arrays.equals(ASCII.getBytes(charset), ASCII.getBytes(StandardCharsets.UTF_8))) {
            return true;
        }
        if (!charset.name().toLowerCase(Locale.ROOT).startsWith(WIDE)) {
            return false;
        }
        if (!masking.readableTypes().contains(type)) {
            return true;
        }
        String asAscii = new String(body, StandardCharsets.ISO_8859_1);
        return new ValueMasker(masking, Place.BODY, Findings.NONE)
                .shown(asAscii, cut)
                .equals(asAscii);
    }

    private MaskedBody utf8(String type, byte[] body, boolean cut) {
        if (isJson(type)) {
            return json(body, cut, STREAMS.contains(type) || type.endsWith("+json-seq"));
        }
        if (type.equals(FORM)) {
            return looksLikeJson(body) ? json(body, cut, false) : form(body, cut);
        }
        if (masking.readableTypes().contains(type)) {
            return readable(body, cut);
        }
        if (type.isEmpty() && looksLikeJson(body)) {
            return json(body, cut, false);
        }
        return withheld(type.isEmpty() ? "no type" : shown(type), body);
    }

    private static boolean isJson(String type) {
        return JSON.contains(type)
                || STREAMS.contains(type)
                || type.endsWith("+json")
                || type.endsWith("+json-seq");
    }

    private static boolean looksLikeJson(byte[] body) {
        for (byte b : body) {
            if (b < 0 || b > ' ') {
                return b == '{' || b == '[';
            }
        }
        return false;
    }

    private MaskedBody json(byte[] body, boolean cut, boolean many) {
        JsonMasker json = new JsonMasker(body, cut, many, values);
        return json.mask() ? MaskedBody.of(json.bytes()) : withheld("not JSON", body);
    }

    private MaskedBody form(byte[] body, boolean cut) {
        if (!isForm(body)) {
            return withheld("not a form", body);
        }
        String form = new String(body, StandardCharsets.ISO_8859_1);
        String masked = pairs.form(form, cut);
        return MaskedBody.of(
                masked.equals(form) ? body : masked.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Whether there are names: visible ASCII, an equals sign, and nothing that only other formats
    /// have.
    private static boolean isForm(byte[] body) {
        boolean named = false;
        for (byte b : body) {
            if (b <= ' ' || b >= 0x7f || "{}<>\"\\^`|".indexOf(b) >= 0) {
                return false;
            }
            named |= b == '=';
        }
        return named;
    }

    private MaskedBody readable(byte[] body, boolean cut) {
        String text =
                BodyText.of(body, StandardCharsets.UTF_8, cut)
                        .orElseGet(() -> new String(body, StandardCharsets.UTF_8));
        String shown = values.shown(text, cut);
        return MaskedBody.of(shown.equals(text) ? body : shown.getBytes(StandardCharsets.UTF_8));
    }

    private MaskedBody withheld(String why, byte[] body) {
        findings.withheld(why);
        return MaskedBody.withheld(why, body.length);
    }

    private static String type(String contentType) {
        int semicolon = contentType.indexOf(';');
        String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
        return type.strip().toLowerCase(Locale.ROOT);
    }

    /// Types are chosen by the sender: only as many characters of them as a type has.
    private static String shown(String type) {
        boolean usual =
                type.length() <= LONGEST_SHOWN_TYPE
                        && type.chars()
                                .allMatch(c ->
                                        (c >= 'a' && c <= 'z')
                                                || "/+-.".indexOf(c) >= 0
                                                || (c >= '0' && c <= '9'));
        return usual ? type : "other type";
    }
}
