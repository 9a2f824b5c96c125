package dev.footfall.ingest.agent;

import dev.footfall.ingest.Draft;
import dev.footfall.ingest.Step;

/// Adds browser, system and device.
public final class AddAgent implements Step {

    private final Agents agents;

    public AddAgent(Agents agents) {
        this.agents = agents;
    }

    @Override
    public Decision apply(Draft draft) {
        draft.agent = agents.of(draft.hit.sender());
        return Decision.GO_ON;
    }
}
