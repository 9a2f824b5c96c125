package dev.footfall.ingest.agent;

import dev.footfall.ingest.Draft;
import dev.footfall.ingest.Step;
import dev.footfall.model.Sender;

/// Adds browser, system and device.
public final class AddAgent implements Step {

    private final Agents agents;

    public AddAgent(Agents agents) {
        this.agents = agents;
    }

    @Override
    public Decision apply(Draft draft) {
        Sender sender = draft.hit.sender();
        draft.agent = ClientHints.refine(agents.find(sender.userAgent()).agent(), sender.headers());
        return Decision.GO_ON;
    }
}
