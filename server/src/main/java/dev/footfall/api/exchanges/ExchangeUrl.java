package dev.footfall.api.exchanges;

import dev.footfall.model.ExchangeHead;
import dev.footfall.model.UrlText;

/// The URL that a kept request was sent to, as far as it is known: scheme and host that were not
/// told are `http` and `localhost`.
final class ExchangeUrl {

    private ExchangeUrl() {}

    /// As it came, but that a blank or `#` could not stand in it.
    static String of(ExchangeHead head) {
        return start(head) + target(head).replace(" ", "%20").replace("#", "%23");
    }

    /// With everything encoded that may not stand in a URL (RFC 3986).
    static String encoded(ExchangeHead head) {
        return UrlText.encoded(start(head)) + UrlText.encoded(target(head));
    }

    private static String start(ExchangeHead head) {
        String scheme = head.exchange().scheme().isEmpty() ? "http" : head.exchange().scheme();
        String host = head.location().host().isEmpty() ? "localhost" : head.location().host();
        return scheme + "://" + host;
    }

    private static String target(ExchangeHead head) {
        String query = head.location().query().isEmpty() ? "" : "?" + head.location().query();
        return head.location().path() + query;
    }
}
