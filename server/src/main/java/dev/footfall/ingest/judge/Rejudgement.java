package dev.footfall.ingest.judge;

import dev.footfall.ingest.bot.AddBotVerdict;
import dev.footfall.model.Micros;
import dev.footfall.model.Site;
import dev.footfall.store.Judged;
import dev.footfall.store.Rejudging;
import dev.footfall.store.Rejudging.Stretch;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Judges the stored events of a site again, by its rules and the lists as they are now, one day
/// after the other. One at a time. Blocks; any thread may call it.
public final class Rejudgement {

    private final Rejudging store;
    private final RuleBook rules;
    private final AddBotVerdict agents;
    private final ReentrantLock atWork = new ReentrantLock();

    public Rejudgement(Rejudging store, RuleBook rules, AddBotVerdict agents) {
        this.store = store;
        this.rules = rules;
        this.agents = agents;
    }

    /// Judges the events that happened on the days from one to the other, both included, in the
    /// site's zone. Empty when events are being judged already.
    ///
    /// @param dryRun only find out what would change
    /// @param drop remove what a rule drops; else it stays as it is
    public Optional<Judged> run(
            Site site, LocalDate from, LocalDate to, boolean dryRun, boolean drop) {
        if (!atWork.tryLock()) {
            return Optional.empty();
        }
        try {
            StoredJudge judge = new StoredJudge(rules.of(site.number()), agents);
            Judged judged = Judged.NOTHING;
            for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
                Stretch stretch =
                        new Stretch(
                                site.number(),
                                start(site, day),
                                start(site, day.plusDays(1)),
                                site.visitTimeout().toNanos() / 1000,
                                dryRun,
                                drop);
                judged = judged.plus(store.judge(stretch, judge));
            }
            return Optional.of(judged);
        } finally {
            atWork.unlock();
        }
    }

    private static long start(Site site, LocalDate day) {
        return Micros.of(day.atStartOfDay(site.zone()).toInstant());
    }
}
