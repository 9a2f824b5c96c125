package dev.footfall.model;

import java.time.Duration;
import java.time.ZoneId;

/// A website or an API that is counted.
///
/// @param number names it inside the store; never given to another site
/// @param domain names it on the wire, such as `example.com`
/// @param zone the time zone of its days
/// @param paths how its paths are brought into their stored form
public record Site(
        int number,
        String domain,
        ZoneId zone,
        Identity identity,
        Duration visitTimeout,
        PathRules paths) {

    /// A site whose paths are kept as they are sent.
    public Site(int number, String domain, ZoneId zone, Identity identity, Duration visitTimeout) {
        this(number, domain, zone, identity, visitTimeout, PathRules.AS_SENT);
    }

    /// The same under a number of its own.
    public Site numbered(int given) {
        return new Site(given, domain, zone, identity, visitTimeout, paths);
    }
}
