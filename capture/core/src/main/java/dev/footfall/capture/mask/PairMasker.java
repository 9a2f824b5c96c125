package dev.footfall.capture.mask;

/// Masks pairs of `name=value`, as query strings and forms have them: what is not masked stays as
/// it came. For any thread.
final class PairMasker {

    private final Masking masking;
    private final Findings findings;
    private final ValueMasker values;

    PairMasker(Masking masking, Findings findings) {
        this.masking = masking;
        this.findings = findings;
        this.values = new ValueMasker(masking, Place.BODY, findings);
    }

    String query(String query) {
        return pairs(query, false, Place.QUERY);
    }

    /// @param cut whether the end is missing
    String form(String form, boolean cut) {
        return pairs(form, cut, Place.BODY);
    }

    private String pairs(String text, boolean cut, Place place) {
        StringBuilder out = new StringBuilder(0);
        Spelling spelling = new Spelling();
        int done = 0;
        int from = 0;
        while (from < text.length()) {
            int to = pairEnd(text, from, place);
            int equals = equalsSign(text, from, to);
            boolean last = cut && to == text.length();
            String raw = text.substring(equals + 1, to);
            String value =
                    equals < from
                            ? nameless(raw, place)
                            : value(text.substring(from, equals), raw, last, place, spelling);
            if (!value.equals(raw)) {
                out.append(text, done, equals + 1).append(value);
                done = to;
            }
            from = to + 1;
        }
        return done == 0 ? text : out.append(text, done, text.length()).toString();
    }

    /// One before `from` when there is none.
    private static int equalsSign(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '=') {
                return i;
            }
        }
        return from - 1;
    }

    /// In a query it is a flag; in a form it may as well be the end of a value that had an `&` in
    /// it.
    private String nameless(String raw, Place place) {
        if (raw.isEmpty()) {
            return raw;
        }
        if (place == Place.BODY) {
            findings.masked(place, "(no name)");
            return Replacement.NOTHING;
        }
        return shown(raw, false);
    }

    private String shown(String raw, boolean last) {
        String value = Percent.decode(raw);
        String shown = values.shown(value, last);
        return shown.equals(value) ? raw : Percent.encode(shown);
    }

    private static int pairEnd(String text, int from, Place place) {
        int to = from;
        while (to < text.length()) {
            char c = text.charAt(to);
            if (c == '&' || (c == ';' && place == Place.QUERY)) {
                break;
            }
            to++;
        }
        return to;
    }

    private String value(String rawName, String raw, boolean last, Place place, Spelling spelling) {
        if (raw.isEmpty()) {
            return raw;
        }
        String name = Percent.decode(rawName);
        spelling.spell(name);
        boolean hide =
                masking.query().matches(spelling)
                        || (place == Place.BODY && masking.body().matches(spelling));
        if (hide) {
            findings.masked(place, name);
            return Percent.encode(masking.hide(Percent.decode(raw), !last));
        }
        return shown(raw, last);
    }
}
