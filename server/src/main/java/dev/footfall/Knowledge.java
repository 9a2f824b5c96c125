package dev.footfall;

import dev.footfall.config.Settings;
import dev.footfall.ingest.agent.AgentParser;
import dev.footfall.ingest.agent.Agents;
import dev.footfall.ingest.bot.BotPatterns;
import dev.footfall.ingest.bot.BotRanges;
import dev.footfall.ingest.referral.Referrals;
import dev.footfall.ingest.referral.SpamHosts;
import dev.footfall.model.Notice;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/// What the steps look things up in: the lists that ship and those of the operator. Loading takes a
/// second of work that needs nothing else, so it is done while the store opens. Places are not
/// among them: they keep files in the data folder, which belongs to us only once the store is open.
record Knowledge(
        AgentParser parser, Agents agents, BotRanges ranges, SpamHosts spam, Referrals referrals) {

    /// Begins loading on a thread of its own.
    static Loading begin(Settings settings) {
        FutureTask<Knowledge> task = new FutureTask<>(() -> load(settings));
        Thread.ofPlatform().daemon().name("footfall-lists").start(task);
        return new Loading(task);
    }

    private static Knowledge load(Settings settings) throws IOException {
        BotPatterns bots = BotPatterns.load();
        AgentParser parser =
                settings.visitors()
                        .agentRegexes()
                        .map(AgentParser::load)
                        .orElseGet(AgentParser::load);
        return new Knowledge(
                parser,
                new Agents(parser, bots::judge, Agents.USUAL_SIZE),
                BotRanges.open(settings.bots().ranges()),
                SpamHosts.open(settings.visitors().spamList()),
                Referrals.load(Referrals.USUAL_SIZE));
    }

    List<Notice> notices() {
        return Stream.of(parser.notices(), spam.notices(), ranges.notices())
                .flatMap(List::stream)
                .toList();
    }

    /// Knowledge on its way.
    record Loading(FutureTask<Knowledge> task) {

        /// Waits until it is there.
        Knowledge await() throws IOException {
            try {
                return task.get();
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case IOException cause -> throw cause;
                    case RuntimeException cause -> throw cause;
                    case Error cause -> throw cause;
                    case null, default -> throw new IllegalStateException(e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while the lists were loaded", e);
            }
        }
    }
}
