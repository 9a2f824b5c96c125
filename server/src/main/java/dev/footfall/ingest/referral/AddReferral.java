package dev.footfall.ingest.referral;

import dev.footfall.ingest.Draft;
import dev.footfall.ingest.Step;
import dev.footfall.model.EventKind;
import dev.footfall.model.Hit;

/// Adds source, channel and campaign. The query of an API request is the API's own and tells
/// nothing of them.
public final class AddReferral implements Step {

    private final Referrals referrals;

    public AddReferral(Referrals referrals) {
        this.referrals = referrals;
    }

    @Override
    public Decision apply(Draft draft) {
        Hit hit = draft.hit;
        boolean isApiCall = draft.kind == EventKind.REQUEST && !hit.mayBePage();
        String query = isApiCall ? "" : draft.location.query();
        draft.referral =
                referrals.find(draft.site.domain(), draft.location.host(), hit.referrer(), query);
        return Decision.GO_ON;
    }
}
