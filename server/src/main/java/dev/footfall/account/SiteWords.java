package dev.footfall.account;

import dev.footfall.model.Identity;
import dev.footfall.model.PathRules;
import dev.footfall.model.Site;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What somebody wants a site to be, in their own words; empty where they say nothing about it.
///
/// @param domain such as `example.com`; any case, `https://` before it is forgiven
/// @param timezone an IANA name such as `Europe/Berlin`
/// @param identity the word of an [Identity]
/// @param visitTimeout see [VisitTimeout]
public record SiteWords(
        String domain, String timezone, String identity, String visitTimeout, PathWords paths) {

    private static final int LONGEST_DOMAIN = 253;
    private static final Pattern LABELS =
            Pattern.compile(
                    "[\\p{L}\\p{N}_]([\\p{L}\\p{M}\\p{N}_-]{0,61}[\\p{L}\\p{M}\\p{N}_])?"
                            + "(\\.[\\p{L}\\p{N}_]([\\p{L}\\p{M}\\p{N}_-]{0,61}[\\p{L}\\p{M}\\p{N}_])?)*"
                            + "(:[0-9]{1,5})?");

    /// What stands in `/api/v1/sites/…` for something else than a site.
    private static final Set<String> TAKEN =
            Set.of("goals", "shared-links", "custom-props", "guests", "teams");

    /// Nothing about paths.
    public SiteWords(String domain, String timezone, String identity, String visitTimeout) {
        this(domain, timezone, identity, visitTimeout, PathWords.NONE);
    }

    /// Nothing but a domain.
    public static SiteWords named(String domain) {
        return new SiteWords(domain, "", "", "");
    }

    /// A new site in these words, with the usual values where they say nothing.
    Reply<Site> toSite(NewSites usual) {
        return domain.isBlank()
                ? refused("domain", "can't be blank")
                : applyTo(
                        new Site(
                                0,
                                "",
                                ZoneId.of("Etc/UTC"),
                                usual.identity(),
                                usual.visitTimeout()));
    }

    /// The site, changed by what these words say.
    Reply<Site> applyTo(Site site) {
        String name = domain.isBlank() ? site.domain() : cleanDomain();
        if (name.length() > LONGEST_DOMAIN || !LABELS.matcher(name).matches()) {
            return refused("domain", "must be a host name such as example.com");
        }
        if (TAKEN.contains(name)) {
            return refused("domain", "'" + name + "' cannot be the name of a site");
        }
        Optional<ZoneId> zone = timezone.isBlank() ? Optional.of(site.zone()) : zone();
        if (zone.isEmpty()) {
            return refused("timezone", "must be a time zone such as Europe/Berlin");
        }
        Optional<Identity> policy =
                identity.isBlank()
                        ? Optional.of(site.identity())
                        : Identity.find(identity.strip().toLowerCase(Locale.ROOT));
        if (policy.isEmpty()) {
            return refused("identity", "must be one of daily, address, user");
        }
        Optional<Duration> timeout =
                visitTimeout.isBlank()
                        ? Optional.of(site.visitTimeout())
                        : VisitTimeout.parse(visitTimeout.strip());
        if (timeout.isEmpty()) {
            return refused("visit_timeout", "must be from 1m to 24h, such as 30m");
        }
        Site plain = new Site(site.number(), name, zone.get(), policy.get(), timeout.get());
        return withPaths(plain, paths.applyTo(site.paths()));
    }

    private static Reply<Site> withPaths(Site site, Reply<PathRules> reply) {
        return switch (reply) {
            case Reply.Refused<PathRules>(var field, var why) -> refused(field, why);
            case Reply.Done<PathRules>(var rules) ->
                    new Reply.Done<>(
                            new Site(
                                    site.number(),
                                    site.domain(),
                                    site.zone(),
                                    site.identity(),
                                    site.visitTimeout(),
                                    rules));
        };
    }

    private String cleanDomain() {
        String lower = domain.strip().toLowerCase(Locale.ROOT);
        return lower.replaceFirst("^https?://", "").replaceFirst("[./]$", "");
    }

    private Optional<ZoneId> zone() {
        String id = timezone.strip();
        return ZoneId.getAvailableZoneIds().contains(id)
                ? Optional.of(ZoneId.of(id))
                : Optional.empty();
    }

    private static Reply<Site> refused(String field, String why) {
        return new Reply.Refused<>(field, why);
    }
}
