package dev.footfall.command;

import dev.footfall.store.Judged;
import dev.footfall.store.Judged.Change;
import dev.footfall.store.Judged.Count;
import dev.footfall.store.Judged.Standing;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `footfall judge`: judges stored events again.
@Command(
        name = "judge",
        mixinStandardHelpOptions = true,
        description = {
            "Judge stored events again, by the site's rules and the lists of bots as they are now:"
                    + " who is a person and who is a bot of which class. Visits, and which lines of"
                    + " a log were page views, follow. Can be cut short and done again."
        },
        footer = {
            "",
            "Neither addresses nor headers nor rates are stored. Verdicts that rest on them",
            "(range-…, rate) stay as they are unless a rule or the agent decides otherwise,",
            "and a rule with --address is met only where it was met when the event came in.",
            "",
            "What a rule drops stays and is only counted, unless --drop is given: then it is",
            "removed for good.",
            "",
            "  footfall judge --site example.com --from 2026-11-01 --to 2026-11-20 --dry-run"
        })
final class JudgeCommand implements Callable<Integer> {

    private static final int MOST_SHOWN = 10;
    private static final int LONGEST_SHOWN = 100;

    @Spec private CommandSpec spec;
    @Mixin private Target target;
    @Mixin private SiteOption site;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            required = true,
            description = "The first day, in the site's zone, such as 2026-11-01.")
    private LocalDate from = LocalDate.EPOCH;

    @Option(names = "--to", paramLabel = "DATE", required = true, description = "The last day.")
    private LocalDate to = LocalDate.EPOCH;

    @Option(names = "--dry-run", description = "Only say what would change.")
    private boolean dryRun;

    @Option(names = "--drop", description = "Remove the events that a rule drops, for good.")
    private boolean drop;

    @Override
    public Integer call() {
        if (to.isBefore(from)) {
            throw new ParameterException(spec.commandLine(), "--to: must not be before --from");
        }
        PrintWriter out = spec.commandLine().getOut();
        Judged judged = Judged.NOTHING;
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        try (RuleDesk desk = RuleDesk.at(target);
                Progress progress = Progress.of("Judging (days)", days, out)) {
            for (long day = 0; day < days; day++) {
                judged = judged.plus(desk.judge(site.domain(), from.plusDays(day), dryRun, drop));
                progress.at(day + 1);
            }
        }
        print(out, judged);
        return 0;
    }

    private void print(PrintWriter out, Judged judged) {
        String would = dryRun ? "would be " : "";
        out.printf("%,d events looked at.%n", judged.read());
        out.printf("%,d %sjudged otherwise.%n", judged.changed(), would);
        if (judged.moved() > 0) {
            out.printf("%,d %sput into another visit.%n", judged.moved(), would);
        }
        if (judged.dropped() > 0) {
            out.printf(
                    drop
                            ? "%,d %sremoved, as a rule drops them.%n"
                            : "%,d stay%s though a rule drops them; --drop removes them.%n",
                    judged.dropped(),
                    drop ? would : "");
        }
        if (judged.asBefore() > 0) {
            out.printf(
                    "%,d keep a verdict that rests on an address, headers or a rate, which are not"
                            + " stored.%n",
                    judged.asBefore());
        }
        table(out, judged.changes());
        table(out, "AGENT", judged.agents());
        table(out, "PATH", judged.paths());
    }

    private static void table(PrintWriter out, List<Count<Change>> changes) {
        if (!changes.isEmpty()) {
            Table table = new Table("EVENTS", "FROM", "TO");
            for (Count<Change> change : changes) {
                table.row(
                        Long.toString(change.events()),
                        said(change.of().from()),
                        said(change.of().to()));
            }
            out.println();
            table.print(out);
        }
    }

    private static String said(Standing standing) {
        return standing.reason().isEmpty()
                ? standing.botClass()
                : standing.botClass() + " (" + standing.reason() + ")";
    }

    private static void table(PrintWriter out, String head, List<Count<String>> counts) {
        if (!counts.isEmpty()) {
            Table table = new Table("EVENTS", head);
            counts.stream()
                    .limit(MOST_SHOWN)
                    .forEach(count ->
                            table.row(Long.toString(count.events()), shortened(count.of())));
            out.println();
            table.print(out);
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
