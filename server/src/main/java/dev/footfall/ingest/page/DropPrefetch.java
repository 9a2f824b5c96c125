package dev.footfall.ingest.page;

import dev.footfall.ingest.Draft;
import dev.footfall.ingest.Step;
import dev.footfall.model.DropReason;
import dev.footfall.model.EventKind;

/// Drops what a browser sent for a page that nobody has asked for yet. A request was answered all
/// the same and is kept; it only becomes no page view.
public final class DropPrefetch implements Step {

    @Override
    public Decision apply(Draft draft) {
        return draft.kind != EventKind.REQUEST && Prefetch.is(draft.hit.sender())
                ? new Decision.Drop(
                        DropReason.PREFETCH, "headers: the browser fetched the page ahead of time")
                : Decision.GO_ON;
    }
}
