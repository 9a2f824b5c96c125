package dev.footfall.model;

/// A template that the operator gave for a site's requests.
///
/// @param id names it to people
/// @param method in upper case; empty for any
/// @param template such as `/guest/{id}` or `/files/**`; what stands in braces meets anything but
///   `/`, so does `*`; `**` at the end meets all that follows
public record RouteRule(long id, String method, String template, Source source) {

    /// Where a template came from.
    public enum Source {
        /// The operator wrote it.
        RULE,
        /// An OpenAPI document told it.
        OPENAPI;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// The same under an id of its own.
    public RouteRule numbered(long given) {
        return new RouteRule(given, method, template, source);
    }

    /// As people write it, such as `GET /guest/{id}`.
    public String text() {
        return method.isEmpty() ? template : method + " " + template;
    }
}
