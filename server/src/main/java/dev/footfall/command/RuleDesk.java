package dev.footfall.command;

import dev.footfall.account.RuleWords;
import dev.footfall.store.Judged;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;

/// Where the commands for rules and for judging again do their work: at a running server, or in the
/// data folder of a stopped one. Everything that is refused comes as a [FailedException] in words
/// for people.
interface RuleDesk extends AutoCloseable {

    /// One rule in the words of the wire.
    ///
    /// @param met its conditions, such as `agent: curl`
    record RuleRow(String id, String met, String outcome, String note) {}

    /// In their order.
    List<RuleRow> rules(String site);

    /// @param position empty: last
    /// @return the new rule's id
    String addRule(String site, RuleWords words, OptionalInt position);

    void removeRule(String site, String id);

    /// Judges one day again.
    Judged judge(String site, LocalDate day, boolean dryRun, boolean drop);

    @Override
    void close();

    /// The desk that the options name.
    static RuleDesk at(Target target) {
        return target.server()
                .<RuleDesk>map(url -> new ServerRuleDesk(new ServerCall(url, target.key())))
                .orElseGet(() -> FolderRuleDesk.open(target.settings()));
    }
}
