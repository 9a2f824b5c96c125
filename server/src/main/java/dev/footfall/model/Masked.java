package dev.footfall.model;

import java.util.regex.Pattern;

/// Tells what stands in the place of a masked value: stars, or a pseudonym, as it is or
/// percent-encoded.
public final class Masked {

    private static final Pattern MASKED =
            Pattern.compile("\\*\\*\\*|hmac(:|%3[Aa])[A-Za-z0-9_-]{22}");

    private Masked() {}

    /// Whether something in the text is masked.
    public static boolean isIn(String text) {
        return MASKED.matcher(text).find();
    }
}
