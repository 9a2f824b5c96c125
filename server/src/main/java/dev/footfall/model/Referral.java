package dev.footfall.model;

/// How a visitor came to the site.
///
/// @param referrer host and path of the page that linked here; empty for direct visits
/// @param source the name of that place, such as `Google`; empty for direct visits
/// @param channel the group it belongs to, such as `Organic Search`; never empty
public record Referral(
        String referrer,
        String source,
        String channel,
        String utmMedium,
        String utmSource,
        String utmCampaign,
        String utmContent,
        String utmTerm) {

    public static final Referral DIRECT = new Referral("", "", "Direct", "", "", "", "", "");
}
