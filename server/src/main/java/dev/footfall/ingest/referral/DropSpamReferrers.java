package dev.footfall.ingest.referral;

import dev.footfall.ingest.Draft;
import dev.footfall.ingest.Step;
import dev.footfall.model.DropReason;
import java.util.Optional;

/// Drops hits whose referrer is on the operator's list of referrer spam, or below such a host.
public final class DropSpamReferrers implements Step {

    private final SpamHosts spam;

    public DropSpamReferrers(SpamHosts spam) {
        this.spam = spam;
    }

    @Override
    public Decision apply(Draft draft) {
        if (draft.hit.referrer().isEmpty() || spam.isEmpty()) {
            return Decision.GO_ON;
        }
        Optional<String> listed = spam.find(Link.parse(draft.hit.referrer()).host());
        if (listed.isEmpty()) {
            return Decision.GO_ON;
        }
        return new Decision.Drop(
                DropReason.SPAM_REFERRER,
                "referrer: '" + listed.get() + "' is on the list of referrer spam");
    }
}
