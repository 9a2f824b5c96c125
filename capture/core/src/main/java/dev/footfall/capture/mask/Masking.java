package dev.footfall.capture.mask;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is masked, and what stands in its place. [#strict] is what holds when nobody says
/// otherwise; the `with…` methods add to it. Immutable.
///
/// @param path names of variables of a route's template
/// @param body names of fields, of JSON as of forms
/// @param readableTypes content types, such as `text/plain`, whose bodies have no fields and are
///   shown all the same, but for what looks like a secret in them
public record Masking(
        Names headers,
        Names cookies,
        Names query,
        Names path,
        Names body,
        Set<String> readableTypes,
        Replacement replacement) {

    private static final Masking STRICT =
            new Masking(
                    SecretNames.HEADERS,
                    SecretNames.COOKIES,
                    SecretNames.QUERY,
                    SecretNames.PATH,
                    SecretNames.BODY,
                    Set.of(),
                    Replacement.full());

    public Masking {
        readableTypes =
                readableTypes.stream()
                        .map(type -> type.strip().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// All names known to carry secrets, every cookie, and bodies that have no fields withheld.
    public static Masking strict() {
        return STRICT;
    }

    /// @param rules as [Names] has them
    public Masking withHeaders(String... rules) {
        return new Masking(
                headers.and(rules), cookies, query, path, body, readableTypes, replacement);
    }

    /// @param rules as [Names] has them
    public Masking withCookies(String... rules) {
        return new Masking(
                headers, cookies.and(rules), query, path, body, readableTypes, replacement);
    }

    /// @param rules as [Names] has them
    public Masking withQuery(String... rules) {
        return new Masking(
                headers, cookies, query.and(rules), path, body, readableTypes, replacement);
    }

    /// @param rules as [Names] has them
    public Masking withPath(String... rules) {
        return new Masking(
                headers, cookies, query, path.and(rules), body, readableTypes, replacement);
    }

    /// @param rules as [Names] has them
    public Masking withBody(String... rules) {
        return new Masking(
                headers, cookies, query, path, body.and(rules), readableTypes, replacement);
    }

    /// The same rules wherever a name may stand.
    ///
    /// @param rules as [Names] has them
    public Masking withEverywhere(String... rules) {
        return withHeaders(rules)
                .withCookies(rules)
                .withQuery(rules)
                .withPath(rules)
                .withBody(rules);
    }

    /// @param types such as `text/plain`
    public Masking withReadableTypes(String... types) {
        Set<String> all =
                Stream.concat(readableTypes.stream(), Stream.of(types)).collect(Collectors.toSet());
        return new Masking(headers, cookies, query, path, body, all, replacement);
    }

    public Masking with(Replacement other) {
        return new Masking(headers, cookies, query, path, body, readableTypes, other);
    }

    /// What stands in a value's place. A value that another masker has replaced already stays, so
    /// that a pseudonym is not hidden on its way.
    String hide(String value, boolean whole) {
        return Replacement.isOne(value) ? value : replacement.of(value, whole);
    }
}
