package dev.footfall.capture.mask;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Masks what was captured by the rules of a [Masking]: pure functions, each linear in what it is
/// given, none of which throws on any input. What is not masked comes back as it was. For any
/// thread.
public final class Masker {

    private static final Set<String> SCHEMES =
            Set.of(
                    "basic",
                    "bearer",
                    "digest",
                    "negotiate",
                    "ntlm",
                    "token",
                    "apikey",
                    "dpop",
                    "hawk",
                    "aws4-hmac-sha256",
                    "scram-sha-256",
                    "privatetoken");

    private final Masking masking;
    private final Findings findings;
    private final CookieMasker cookies;
    private final PairMasker pairs;
    private final PathMasker paths;
    private final BodyMasker bodies;
    private final ValueMasker values;

    public Masker(Masking masking) {
        this(masking, Findings.NONE);
    }

    /// @param findings told what is masked; with the results thrown away this is a dry run
    public Masker(Masking masking, Findings findings) {
        this.masking = masking;
        this.findings = findings;
        this.cookies = new CookieMasker(masking, findings);
        this.pairs = new PairMasker(masking, findings);
        this.paths = new PathMasker(masking, findings);
        this.bodies = new BodyMasker(masking, findings, pairs);
        this.values = new ValueMasker(masking, Place.HEADER, findings);
    }

    /// A header may have come several times, so each name has a list of values. Names and order
    /// stay.
    public Map<String, List<String>> headers(Map<String, List<String>> headers) {
        Map<String, List<String>> masked = new LinkedHashMap<>();
        headers.forEach((name, all) -> {
            List<String> shown = new ArrayList<>(all.size());
            for (String value : all) {
                shown.add(header(name, value));
            }
            masked.put(name, Collections.unmodifiableList(shown));
        });
        return Collections.unmodifiableMap(masked);
    }

    /// One header's value.
    public String header(String name, String value) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "cookie", "cookie2" -> cookies.cookie(value);
            case "set-cookie", "set-cookie2" -> cookies.setCookie(value);
            case "authorization", "proxy-authorization" -> authorization(name, value);
            default ->
                    masking.headers().matches(name)
                            ? hidden(name, value)
                            : values.shown(value, false);
        };
    }

    private String hidden(String name, String value) {
        if (value.isEmpty()) {
            return value;
        }
        findings.masked(Place.HEADER, name);
        return masking.hide(value, true);
    }

    /// A scheme that is known stays, so that one can see how callers sign in.
    private String authorization(String name, String value) {
        if (!masking.headers().matches(name)) {
            return values.shown(value, false);
        }
        int blank = value.indexOf(' ');
        boolean known =
                blank > 0
                        && blank < value.length() - 1
                        && SCHEMES.contains(value.substring(0, blank).toLowerCase(Locale.ROOT));
        return known
                ? value.substring(0, blank + 1) + hidden(name, value.substring(blank + 1))
                : hidden(name, value);
    }

    /// @param query what stands behind the `?` of a URL, percent-encoded as it came
    public String query(String query) {
        return pairs.query(query);
    }

    /// @param path as it came
    /// @param template the route's, such as `/reset/{token}`; empty when there is none
    public String path(String path, String template) {
        return paths.mask(path, template);
    }

    /// Text of no format, such as a URL or an exception's message.
    public String text(String text) {
        return values.shown(text, false);
    }

    /// @param contentType the header's value; empty when there was none
    /// @param truncated whether the body is only the beginning of the one that was sent
    public MaskedBody body(String contentType, byte[] body, boolean truncated) {
        return bodies.mask(contentType, body, truncated);
    }
}
