package dev.footfall.config;

import dev.footfall.capture.mask.Masking;
import dev.footfall.capture.mask.Names;
import dev.footfall.capture.mask.Replacement;
import dev.footfall.store.ExchangeKeep;
import java.util.List;
import java.util.Optional;

/// What is kept of captured exchanges, and what is masked in them beforehand.
///
/// @param masking beside the strict rules that always hold
/// @param pseudonyms whether keyed pseudonyms stand in the place of what is masked; their key is no
///   setting
public record CaptureSettings(ExchangeKeep keep, Masking masking, boolean pseudonyms) {

    private static final String PSEUDONYM = "pseudonym";
    private static final int MOST_ROWS = 1_000_000_000;

    static CaptureSettings read(SettingsReader reader) {
        ExchangeKeep keep =
                new ExchangeKeep(
                        reader.duration("capture.keep.time"),
                        reader.whole("capture.keep.most", 0, MOST_ROWS),
                        reader.bytes("capture.keep.size"));
        Masking masking =
                Masking.strict()
                        .withEverywhere(rules(reader, "capture.mask.names"))
                        .withHeaders(rules(reader, "capture.mask.headers"))
                        .withQuery(rules(reader, "capture.mask.query"))
                        .withPath(rules(reader, "capture.mask.path"))
                        .withBody(rules(reader, "capture.mask.body"))
                        .withReadableTypes(
                                reader.texts("capture.mask.readable-types").toArray(String[]::new))
                        .with(
                                reader.oneOf(
                                        "capture.mask.replacement",
                                        CaptureSettings::replacement,
                                        Replacement.full(),
                                        "full, partial, pseudonym"));
        boolean pseudonyms = reader.text("capture.mask.replacement").equals(PSEUDONYM);
        return new CaptureSettings(keep, masking, pseudonyms);
    }

    private static Optional<Replacement> replacement(String word) {
        return switch (word) {
            // Until the key is there, nothing is shown.
            case "full", PSEUDONYM -> Optional.of(Replacement.full());
            case "partial" -> Optional.of(Replacement.partial());
            default -> Optional.empty();
        };
    }

    private static String[] rules(SettingsReader reader, String key) {
        List<String> rules = reader.texts(key);
        try {
            return Names.of(rules).rules().toArray(String[]::new);
        } catch (IllegalArgumentException e) {
            reader.problem(key, String.valueOf(e.getMessage()));
            return new String[0];
        }
    }
}
