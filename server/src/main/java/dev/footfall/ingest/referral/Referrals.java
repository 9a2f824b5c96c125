package dev.footfall.ingest.referral;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.footfall.ingest.referral.Sources.Medium;
import dev.footfall.ingest.referral.Sources.Source;
import dev.footfall.model.Referral;
import java.util.Map;
import java.util.Optional;

/// Finds out how a visitor came, from the referrer and the tags in the page's query. A link within
/// the site is no referral. Any thread may use it.
public final class Referrals {

    /// Enough for the links into a busy site.
    public static final int USUAL_SIZE = 20_000;

    private static final int LONGEST_REFERRER = 4_000;

    private record Way(String domain, String host, String referrer, String query) {}

    private final Sources sources;
    private final LoadingCache<Way, Referral> known;

    private Referrals(Sources sources, int size) {
        this.sources = sources;
        this.known =
                Caffeine.newBuilder()
                        .maximumSize(size)
                        .executor(Runnable::run)
                        .build(this::resolve);
    }

    /// @param size the most ways of coming to remember
    public static Referrals load(int size) {
        return new Referrals(Sources.load(), size);
    }

    /// @param domain the site's; links from it and from hosts below it are no referrals
    /// @param host the page's own host
    /// @param query of the page; only its tags matter
    public Referral find(String domain, String host, String referrer, String query) {
        String tags = CampaignQuery.kept(query);
        if (referrer.isEmpty() && tags.isEmpty()) {
            return Referral.DIRECT;
        }
        boolean isLong = referrer.length() > LONGEST_REFERRER;
        String bounded = isLong ? referrer.substring(0, LONGEST_REFERRER) : referrer;
        return known.get(new Way(domain, host, bounded, tags));
    }

    private Referral resolve(Way way) {
        Link link = Link.parse(way.referrer());
        if (isWithin(link.host(), way)) {
            link = Link.NONE;
        }
        Map<String, String> tags = CampaignQuery.values(way.query());
        String tag = firstOf(tags, "utm_source", "source", "ref");
        Optional<Source> source = source(link, tag, tags);
        String name = source.map(Source::name).orElse(tag.isEmpty() ? link.host() : tag);
        Medium origin = source.map(Source::medium).orElse(Medium.OTHER);
        String medium = tags.getOrDefault("utm_medium", "");
        String campaign = tags.getOrDefault("utm_campaign", "");
        return new Referral(
                link.host().isEmpty() ? "" : link.text(),
                name,
                Channels.of(origin, name, medium, campaign, tags),
                medium,
                tags.getOrDefault("utm_source", ""),
                campaign,
                tags.getOrDefault("utm_content", ""),
                tags.getOrDefault("utm_term", ""));
    }

    /// Whether the link leads from the site to itself: from the page's own host, or from the site's
    /// domain or one below it, where the site is called by a domain.
    private static boolean isWithin(String host, Way way) {
        String domain = Link.host(way.domain());
        boolean isBelow =
                domain.indexOf('.') > 0
                        && host.endsWith(domain)
                        && (host.length() == domain.length()
                                || host.charAt(host.length() - domain.length() - 1) == '.');
        return isBelow || host.equals(Link.host(way.host()));
    }

    /// A tag says more than a link, and a link more than a click id.
    private Optional<Source> source(Link link, String tag, Map<String, String> tags) {
        if (!tag.isEmpty()) {
            return sources.named(tag);
        }
        return link.host().isEmpty() ? clicked(tags) : sources.of(link);
    }

    private Optional<Source> clicked(Map<String, String> tags) {
        for (Map.Entry<String, String> id : CampaignQuery.CLICK_IDS.entrySet()) {
            if (tags.containsKey(id.getKey())) {
                return sources.named(id.getValue());
            }
        }
        return Optional.empty();
    }

    private static String firstOf(Map<String, String> tags, String... names) {
        for (String name : names) {
            String value = tags.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }
}
