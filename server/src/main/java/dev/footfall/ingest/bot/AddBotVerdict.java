package dev.footfall.ingest.bot;

import dev.footfall.ingest.Draft;
import dev.footfall.ingest.Step;
import dev.footfall.model.BotClass;
import dev.footfall.model.BotVerdict;
import dev.footfall.model.EventKind;
import dev.footfall.model.JudgedHeaders;
import dev.footfall.model.Sender;
import java.util.Optional;
import java.util.function.Function;

/// Adds the verdict whether a person or a machine acted, by all that a single hit tells: the
/// agent's words, the headers, the address. What counts as a machine depends on what was asked for:
/// an HTTP client that calls an API is its consumer, wherever it runs; the same client among a web
/// server's log lines is a bot. The reasons are listed in `docs/bots.md`.
public final class AddBotVerdict implements Step {

    private static final String BROWSER = "Mozilla/";

    private final Function<String, BotVerdict> byAgent;
    private final HeaderRule headers;
    private final RangeRule ranges;

    /// @param byAgent the verdict on a user agent's own words, quickly
    /// @param judged whose request headers are judged
    public AddBotVerdict(
            Function<String, BotVerdict> byAgent, JudgedHeaders judged, BotRanges ranges) {
        this.byAgent = byAgent;
        this.headers = new HeaderRule(judged);
        this.ranges = new RangeRule(ranges);
    }

    @Override
    public Decision apply(Draft draft) {
        BotVerdict verdict = byAgent(draft);
        Sender sender = draft.hit.sender();
        draft.verdict =
                verdict.isBot()
                        ? ranges.check(verdict, sender.userAgent(), sender.address())
                        : unannounced(draft, sender);
        return Decision.GO_ON;
    }

    private BotVerdict byAgent(Draft draft) {
        return byAgent(draft.hit.sender().userAgent(), draft.kind, draft.hit.mayBePage());
    }

    /// What the agent's words say of it there. They are stored, so that this can be asked again.
    public BotVerdict byAgent(String userAgent, EventKind kind, boolean fromLog) {
        if (userAgent.isEmpty() && fromLog) {
            return BotVerdict.PERSON; // a log without agents; one with an empty agent says `-`
        }
        if (userAgent.equals(Sender.APPLICATION)) {
            return BotVerdict.PERSON; // somebody of whose agent nothing is known
        }
        BotVerdict verdict = byAgent.apply(userAgent);
        return isApiCall(kind, fromLog) && isClient(verdict) ? BotVerdict.PERSON : verdict;
    }

    /// The verdict on a sender whose agent does not say that it is a bot.
    private BotVerdict unannounced(Draft draft, Sender sender) {
        int lists = ranges.lists(sender.address());
        Optional<BotVerdict> operator = RangeRule.operator(lists);
        if (operator.isPresent()) {
            return operator.get();
        }
        if (isApiCall(draft.kind, draft.hit.mayBePage())
                || !sender.userAgent().startsWith(BROWSER)) {
            return BotVerdict.PERSON;
        }
        return headers.judge(sender)
                .or(() -> RangeRule.dataCentre(lists))
                .orElse(BotVerdict.PERSON);
    }

    private static boolean isApiCall(EventKind kind, boolean fromLog) {
        return kind.isCall() && !fromLog;
    }

    /// A library, or a client that says nothing of itself.
    private static boolean isClient(BotVerdict verdict) {
        return verdict.botClass() == BotClass.HTTP_LIBRARY
                || verdict.reason().equals("agent-empty");
    }
}
