package dev.footfall.ingest;

import dev.footfall.ingest.agent.AddAgent;
import dev.footfall.ingest.agent.Agents;
import dev.footfall.ingest.bot.AddBotVerdict;
import dev.footfall.ingest.judge.ApplyRules;
import dev.footfall.ingest.judge.RuleBook;
import dev.footfall.ingest.page.CapPaths;
import dev.footfall.ingest.page.CleanLocation;
import dev.footfall.ingest.page.DecidePage;
import dev.footfall.ingest.page.DropPrefetch;
import dev.footfall.ingest.place.AddPlace;
import dev.footfall.ingest.place.Places;
import dev.footfall.ingest.referral.AddReferral;
import dev.footfall.ingest.referral.DropSpamReferrers;
import dev.footfall.ingest.referral.Referrals;
import dev.footfall.ingest.referral.SpamHosts;
import dev.footfall.ingest.visitor.AddVisitor;
import dev.footfall.ingest.visitor.Salts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What happens to a hit on its way to becoming an event, in order.
public final class Steps {

    private Steps() {}

    /// @param verdict tells people from bots, by the agents that are known to it
    public static List<Step> inOrder(
            Agents agents,
            Places places,
            SpamHosts spam,
            Referrals referrals,
            AddBotVerdict verdict,
            CapPaths paths,
            RuleBook rules,
            Salts salts) {
        return List.of(
                new DropImpossibleTimes(),
                new DropPrefetch(),
                new CleanLocation(),
                new AddAgent(agents),
                new AddPlace(places),
                new DropSpamReferrers(spam),
                new AddReferral(referrals),
                verdict,
                new ApplyRules(rules),
                new DecidePage(),
                paths,
                new AddVisitor(salts));
    }

    /// These steps, and one more at their end where there is one: what it has looked up is known
    /// some moments later, and no other step's business.
    public static List<Step> followedBy(List<Step> steps, Optional<? extends Step> last) {
        return Stream.concat(steps.stream(), last.stream()).toList();
    }
}
