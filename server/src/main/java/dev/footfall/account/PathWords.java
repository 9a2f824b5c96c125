package dev.footfall.account;

import dev.footfall.model.PathRules;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What somebody wants of a site's paths, in their own words; empty where they say nothing.
///
/// @param trailingSlash `keep` or `cut`
/// @param letters `keep` or `lower`
/// @param parameters comma separated names of the query's parameters that tell pages apart; the
///   empty text for none
public record PathWords(String trailingSlash, String letters, Optional<String> parameters) {

    /// Says nothing.
    public static final PathWords NONE = new PathWords("", "", Optional.empty());

    private static final int MOST_PARAMETERS = 20;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,50}");
    private static final String KEEP = "keep";
    private static final String CUT = "cut";
    private static final String LOWER = "lower";

    /// The rules, changed by what these words say.
    Reply<PathRules> applyTo(PathRules rules) {
        String slash = word(trailingSlash, rules.cutsSlash() ? CUT : KEEP);
        if (!slash.equals(KEEP) && !slash.equals(CUT)) {
            return new Reply.Refused<>("path_trailing_slash", "must be keep or cut");
        }
        String size = word(letters, rules.lowersCase() ? LOWER : KEEP);
        if (!size.equals(KEEP) && !size.equals(LOWER)) {
            return new Reply.Refused<>("path_case", "must be keep or lower");
        }
        List<String> names = parameters.map(PathWords::names).orElse(rules.parameters());
        if (names.size() > MOST_PARAMETERS
                || !names.stream().allMatch(name -> NAME.matcher(name).matches())) {
            return new Reply.Refused<>(
                    "path_parameters",
                    "must be at most "
                            + MOST_PARAMETERS
                            + " names of query parameters, such as id or q");
        }
        return new Reply.Done<>(new PathRules(slash.equals(CUT), size.equals(LOWER), names));
    }

    private static String word(String said, String otherwise) {
        return said.isBlank() ? otherwise : said.strip().toLowerCase(Locale.ROOT);
    }

    private static List<String> names(String list) {
        return Stream.of(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /// How the rules say it themselves.
    public static PathWords of(PathRules rules) {
        return new PathWords(
                rules.cutsSlash() ? CUT : KEEP,
                rules.lowersCase() ? LOWER : KEEP,
                Optional.of(String.join(",", rules.parameters())));
    }
}
