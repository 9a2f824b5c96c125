package dev.footfall.ingest;

import dev.footfall.model.Referral;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a draft says so far, by the names that stored events have for it: for people.
public final class DraftWords {

    public static final String VISITOR = "visitor";
    public static final String EARLIER_VISITOR = "visitor_under_the_earlier_salt";
    public static final String LATER_VISITOR = "visitor_under_the_later_salt";

    private DraftWords() {}

    static Map<String, String> of(Draft draft) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("kind", draft.kind.word());
        words.put("host", draft.location.host());
        words.put("path", draft.location.path());
        words.put("query", draft.location.query());
        words.put("browser", draft.agent.browser());
        words.put("browser_version", draft.agent.browserVersion());
        words.put("os", draft.agent.os());
        words.put("os_version", draft.agent.osVersion());
        words.put("device", draft.agent.device());
        words.put("country", draft.place.country());
        words.put("region", draft.place.region());
        words.put("city", draft.place.city());
        putReferral(words, draft.referral);
        words.put("bot", draft.verdict.botClass().word());
        words.put("bot_reason", draft.verdict.reason());
        words.put("bot_name", draft.verdict.name());
        words.put(VISITOR, pseudonym(draft.visitor));
        words.put(EARLIER_VISITOR, other(draft.earlierVisitor, draft));
        words.put(LATER_VISITOR, other(draft.laterVisitor, draft));
        return words;
    }

    private static void putReferral(Map<String, String> words, Referral referral) {
        words.put("referrer", referral.referrer());
        words.put("source", referral.source());
        words.put("channel", referral.channel());
        words.put("utm_medium", referral.utmMedium());
        words.put("utm_source", referral.utmSource());
        words.put("utm_campaign", referral.utmCampaign());
        words.put("utm_content", referral.utmContent());
        words.put("utm_term", referral.utmTerm());
    }

    /// As people see it: 16 hex digits.
    public static String pseudonym(long visitor) {
        return HexFormat.of().toHexDigits(visitor);
    }

    private static String other(long visitor, Draft draft) {
        return visitor == draft.visitor ? "" : pseudonym(visitor);
    }
}
