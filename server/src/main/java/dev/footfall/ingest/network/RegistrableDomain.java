package dev.footfall.ingest.network;

import com.google.common.net.InternetDomainName;
import java.util.Locale;
import java.util.Optional;

/// Finds the part of a host's name that somebody registered, such as `bbc.co.uk` of
/// `crawl-1.bbc.co.uk`, by the public suffix list (publicsuffix.org). Only suffixes of registries
/// count, not those of companies: under theirs, names of machines would be taken for registered
/// ones, and these often tell the address.
final class RegistrableDomain {

    private static final int LONGEST = 253;

    private RegistrableDomain() {}

    /// In lower case; empty where the name has none, such as `localhost`.
    ///
    /// @param name a dot at its end is allowed
    static Optional<String> of(String name) {
        String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (bare.length() > LONGEST || !InternetDomainName.isValid(bare)) {
            return Optional.empty();
        }
        InternetDomainName domain = InternetDomainName.from(bare.toLowerCase(Locale.ROOT));
        return domain.isUnderRegistrySuffix()
                ? Optional.of(domain.topDomainUnderRegistrySuffix().toString())
                : Optional.empty();
    }
}
