package dev.footfall.ingest.network;

import dev.footfall.ingest.Draft;
import dev.footfall.ingest.Step;
import dev.footfall.model.Address;

/// Has the visitor's network looked up. Waits for nothing: it is known of the visitor some moments
/// later, if at all. Comes after the visitor's pseudonym.
public final class AddNetwork implements Step {

    private final Networks networks;

    public AddNetwork(Networks networks) {
        this.networks = networks;
    }

    @Override
    public Decision apply(Draft draft) {
        if (!draft.isTrial) {
            Address.parse(draft.hit.sender().address())
                    .ifPresent(
                            address -> networks.ask(draft.site.number(), draft.visitor, address));
        }
        return Decision.GO_ON;
    }
}
