package dev.footfall.ingest.bot;

import dev.footfall.ingest.Draft;
import dev.footfall.ingest.Step;
import dev.footfall.model.BotClass;
import dev.footfall.model.BotVerdict;
import dev.footfall.model.EventKind;
import java.util.function.Function;

/// Adds the verdict whether a person or a machine acted. What counts as a machine depends on what
/// was asked for: an HTTP client that calls an API is its consumer; the same client among a web
/// server's log lines is a bot.
public final class AddBotVerdict implements Step {

    private final Function<String, BotVerdict> byAgent;

    /// @param byAgent the verdict on a user agent's own words, quickly
    public AddBotVerdict(Function<String, BotVerdict> byAgent) {
        this.byAgent = byAgent;
    }

    @Override
    public Decision apply(Draft draft) {
        draft.verdict = verdict(draft);
        return Decision.GO_ON;
    }

    private BotVerdict verdict(Draft draft) {
        String userAgent = draft.hit.sender().userAgent();
        if (userAgent.isEmpty() && draft.hit.mayBePage()) {
            return BotVerdict.PERSON; // a log without agents; one with an empty agent says `-`
        }
        BotVerdict verdict = byAgent.apply(userAgent);
        return isApiCall(draft) && isClient(verdict) ? BotVerdict.PERSON : verdict;
    }

    private static boolean isApiCall(Draft draft) {
        return draft.kind == EventKind.REQUEST && !draft.hit.mayBePage();
    }

    /// A library, or a client that says nothing of itself.
    private static boolean isClient(BotVerdict verdict) {
        return verdict.botClass() == BotClass.HTTP_LIBRARY
                || verdict.reason().equals("agent-empty");
    }
}
