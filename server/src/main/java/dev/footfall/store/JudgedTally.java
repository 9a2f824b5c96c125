package dev.footfall.store;

import dev.footfall.model.BotVerdict;
import dev.footfall.store.Judged.Change;
import dev.footfall.store.Judged.Standing;
import java.util.HashMap;
import java.util.Map;

/// Counts what judging again changes. Belongs to one thread.
public final class JudgedTally {

    private static final String DROPPED = "dropped";

    private long read;
    private long changed;
    private long moved;
    private long dropped;
    private long asBefore;
    private final Map<Change, Long> changes = new HashMap<>();
    private final Map<String, Long> agents = new HashMap<>();
    private final Map<String, Long> paths = new HashMap<>();

    /// An event was looked at.
    ///
    /// @param leftAsBefore see [Judge.Ruling.Stays]
    public void read(boolean leftAsBefore) {
        read++;
        asBefore += leftAsBefore ? 1 : 0;
    }

    /// An event is stored otherwise.
    ///
    /// @param now the verdict of its visit from now on
    /// @param isOtherwise whether it was judged otherwise, not only put into another visit
    /// @param isMoved whether it belongs to another visit
    public void changed(StoredHit before, BotVerdict now, boolean isOtherwise, boolean isMoved) {
        moved += isMoved ? 1 : 0;
        if (isOtherwise) {
            changed++;
            count(before, standing(now));
        }
    }

    /// An event would not have been let in, but stays as it is.
    public void spared() {
        dropped++;
    }

    /// An event goes, as it would not have been let in.
    public void dropped(StoredHit before, String rule) {
        dropped++;
        count(before, standing(DROPPED, BotVerdict.BY_RULE, rule));
    }

    private void count(StoredHit before, Standing to) {
        add(changes, new Change(standing(before.verdict()), to));
        add(agents, known(agents, before.userAgent()));
        add(paths, known(paths, before.path()));
    }

    private static String known(Map<String, Long> counts, String text) {
        boolean isFull = counts.size() >= Judged.MOST && !counts.containsKey(text);
        return isFull ? Judged.OTHERS : text;
    }

    private static <T> void add(Map<T, Long> counts, T what) {
        counts.merge(what, 1L, Long::sum);
    }

    private static Standing standing(BotVerdict verdict) {
        return standing(verdict.botClass().word(), verdict.reason(), verdict.name());
    }

    /// Rules are told apart; the many names of bots are not.
    private static Standing standing(String word, String reason, String name) {
        return new Standing(word, reason.equals(BotVerdict.BY_RULE) ? reason + " " + name : reason);
    }

    public Judged judged() {
        return new Judged(
                read,
                changed,
                moved,
                dropped,
                asBefore,
                Judged.sorted(changes),
                Judged.sorted(agents),
                Judged.sorted(paths));
    }
}
