package dev.footfall.api.exchanges;

import dev.footfall.api.Json;
import dev.footfall.api.PlainText;
import dev.footfall.model.ExchangeHead;
import dev.footfall.model.KeptBody;
import dev.footfall.model.KeptExchange;
import dev.footfall.model.Masked;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Writes a kept request as a command for a POSIX shell that sends the same again. Every word
/// stands in single quotes, so nothing in it means anything to the shell; bytes that are no plain
/// text go through `base64 -d`. What cannot be sent as it was is told in comments before it.
final class CurlCommand {

    /// Those that curl writes itself, or that belong to one connection (RFC 9110, 7.6.1).
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "host",
                    "content-length",
                    "connection",
                    "keep-alive",
                    "proxy-connection",
                    "transfer-encoding",
                    "te",
                    "trailer",
                    "upgrade",
                    "expect",
                    "accept-encoding");

    /// A token (RFC 9110, 5.6.2); curl would take one that begins with @ for a file.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    private static final String GOES_ON = " \\\n    ";

    private final KeptExchange kept;
    private final StringBuilder notes = new StringBuilder();
    private final StringBuilder command = new StringBuilder();

    private CurlCommand(KeptExchange kept) {
        this.kept = kept;
    }

    static String of(KeptExchange kept) {
        return new CurlCommand(kept).write();
    }

    private String write() {
        ExchangeHead head = kept.head();
        String method = head.exchange().method();
        String url = ExchangeUrl.of(head);
        KeptBody body = kept.request().body();
        note(Masked.isIn(url), "values in the URL were masked: put them in place of *** or hmac:…");
        command.append("curl --globoff");
        command.append(method.equals("HEAD") ? " --head" : " --request " + quoted(method));
        command.append(GOES_ON).append(quoted(url));
        headers();
        switch (body.form()) {
            case NONE -> note(body.size().orElse(0) > 0, "its body was not captured; none is sent");
            case WITHHELD -> note(true, "its body was withheld (" + oneLine(body.content()) + ")");
            case TEXT -> data(quoted(body.content()), body);
            case BASE64 -> {
                command.insert(0, "printf %s " + quoted(body.content()) + " | base64 -d | ");
                data("@-", body);
            }
        }
        return notes + command.toString() + "\n";
    }

    private void headers() {
        note(kept.request().headersCut(), "it had more headers than were kept");
        Set<String> given = new HashSet<>(LEFT_OUT);
        if (!kept.request().headers().isEmpty()) {
            JsonNode headers = Json.MAPPER.readTree(kept.request().headers());
            for (Map.Entry<String, JsonNode> header : headers.properties()) {
                String name = header.getKey();
                String lower = name.toLowerCase(Locale.ROOT);
                boolean isName = NAME.matcher(name).matches();
                note(!isName, "a header whose name is none was left out");
                if (isName && !LEFT_OUT.contains(lower)) {
                    given.add(lower);
                    header.getValue().forEach(value -> header(name, oneLine(value.asString())));
                }
            }
        }
        String type = kept.request().body().type();
        instead(given, "Content-Type", kept.request().body().isPresent() ? type : "");
        instead(given, "User-Agent", kept.head().userAgent());
        instead(given, "Accept", "");
    }

    /// What curl would send of its own accord where the header is absent; with nothing behind the
    /// colon it leaves it out.
    private void instead(Set<String> given, String name, String value) {
        if (!given.contains(name.toLowerCase(Locale.ROOT))) {
            String line = (name + ": " + oneLine(value)).strip();
            command.append(GOES_ON).append("--header ").append(quoted(line));
        }
    }

    private void header(String name, String value) {
        note(Masked.isIn(value), name + " was masked: put its value in place of *** or hmac:…");
        // A header without a value ends with a semicolon; with a colon curl would leave it out.
        String line = value.isEmpty() ? name + ";" : name + ": " + value;
        command.append(GOES_ON).append("--header ").append(quoted(line));
    }

    private void data(String word, KeptBody body) {
        if (body.content().isEmpty()) {
            return;
        }
        note(body.truncated(), "its body was longer; only the beginning was kept");
        note(Masked.isIn(body.content()), "values in the body were masked: *** or hmac:…");
        // --data-binary reads a file where its word begins with @; --data-raw never does.
        String option = word.equals("@-") ? "--data-binary " : "--data-raw ";
        command.append(GOES_ON).append(option).append(word);
    }

    private void note(boolean given, String text) {
        if (given) {
            notes.append("# ").append(oneLine(text)).append('\n');
        }
    }

    private static String oneLine(String text) {
        return PlainText.clean(text, text.length());
    }

    /// In single quotes, where everything stands for itself but the quote: that closes, comes
    /// escaped, and opens again.
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
