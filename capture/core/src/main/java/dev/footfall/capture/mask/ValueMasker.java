package dev.footfall.capture.mask;

import java.nio.charset.StandardCharsets;

/// How single values are masked, in whatever they stand: hidden under a masked name, else looked
/// through for secrets; a text that is itself JSON is masked as JSON.
final class ValueMasker {

    private static final int DEEPEST = 3;

    private final Masking masking;
    private final Place place;
    private final Findings findings;
    private final int level;
    private final RecentNames recentNames;

    ValueMasker(Masking masking, Place place, Findings findings) {
        this(masking, place, findings, 0, new RecentNames());
    }

    private ValueMasker(
            Masking masking, Place place, Findings findings, int level, RecentNames recentNames) {
        this.recentNames = recentNames;
        this.masking = masking;
        this.place = place;
        this.findings = findings;
        this.level = level;
    }

    boolean isMasked(Spelling name) {
        return masking.body().matches(name);
    }

    RecentNames recentNames() {
        return recentNames;
    }

    void found(String name) {
        findings.masked(place, name);
    }

    String hidden(String value, boolean whole) {
        return masking.hide(value, whole);
    }

    /// The text without what looks like a secret in it; equal to it where there is none.
    ///
    /// @param cut whether its end is missing
    String shown(String text, boolean cut) {
        return looksLikeJson(text) ? json(text) : plain(text, cut);
    }

    private String plain(String text, boolean cut) {
        return text.length() < TextMasker.SHORTEST
                ? text
                : new TextMasker(text, cut, masking, findings).mask();
    }

    /// Whether it begins with a bracket and then another, or a quote.
    static boolean looksLikeJson(String text) {
        int first = skipBlanks(text, 0);
        if (first == text.length() || "{[".indexOf(text.charAt(first)) < 0) {
            return false;
        }
        int second = skipBlanks(text, first + 1);
        return second < text.length() && "{[\"".indexOf(text.charAt(second)) >= 0;
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    /// Texts are cut by others too, so a missing end is no reason to withhold what came before it.
    private String json(String text) {
        if (level < DEEPEST) {
            ValueMasker inner =
                    new ValueMasker(masking, Place.BODY, findings, level + 1, recentNames);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            JsonMasker json = new JsonMasker(bytes, true, true, inner);
            if (json.mask()) {
                return json.isChanged() ? new String(json.bytes(), StandardCharsets.UTF_8) : text;
            }
        }
        findings.withheld("a text like JSON");
        return "[withheld: like JSON, but none]";
    }
}
