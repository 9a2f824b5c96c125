package dev.footfall.ingest.place;

import dev.footfall.ingest.Draft;
import dev.footfall.ingest.Step;

/// Adds country, region and city of the sender's address.
public final class AddPlace implements Step {

    private final Places places;

    public AddPlace(Places places) {
        this.places = places;
    }

    @Override
    public Decision apply(Draft draft) {
        draft.place = places.find(draft.hit.sender().address());
        return Decision.GO_ON;
    }
}
