package dev.footfall.ingest.agent;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.footfall.ingest.words.PlainText;
import dev.footfall.model.Agent;
import dev.footfall.model.BotVerdict;
import dev.footfall.model.Sender;
import java.util.function.Function;

/// What is known of each user agent, found out once and then remembered, and of each one together
/// with the client hints beside it. Any thread may use it.
public final class Agents {

    /// Enough for the agents of a busy site; about 20 MB when full.
    public static final int USUAL_SIZE = 20_000;

    /// An agent of usual length, in characters; longer ones leave room for fewer.
    private static final int USUAL_LENGTH = 200;

    /// What an entry takes beside its characters, about, in bytes.
    private static final int ENTRY = 200;

    /// One user agent read in both ways.
    public record Known(Agent agent, BotVerdict verdict) {}

    private record Hinted(Agent agent, ClientHints hints) {
        Agent refined() {
            return hints.refine(agent);
        }
    }

    private final LoadingCache<String, Known> known;
    private final LoadingCache<Hinted, Agent> hinted;

    /// @param judge finds the verdict that an agent's own words deserve
    /// @param size the most user agents of usual length to remember
    public Agents(AgentParser parser, Function<String, BotVerdict> judge, int size) {
        long room = (long) size * (USUAL_LENGTH + ENTRY);
        this.known =
                Caffeine.newBuilder()
                        .maximumWeight(room)
                        .weigher((String text, Known found) -> text.length() + ENTRY)
                        .executor(Runnable::run)
                        .build(text -> {
                            String plain = PlainText.of(text);
                            return new Known(parser.parse(plain), judge.apply(plain));
                        });
        this.hinted =
                Caffeine.newBuilder()
                        .maximumWeight(room)
                        .weigher((Hinted key, Agent found) -> key.hints().length() + ENTRY)
                        .executor(Runnable::run)
                        .build(Hinted::refined);
    }

    /// @param userAgent read up to [AgentParser#LONGEST_AGENT] characters
    public Known find(String userAgent) {
        return known.get(
                userAgent.length() <= AgentParser.LONGEST_AGENT
                        ? userAgent
                        : userAgent.substring(0, AgentParser.LONGEST_AGENT));
    }

    /// What a sender's user agent and client hints say together.
    public Agent of(Sender sender) {
        Agent spoken = find(sender.userAgent()).agent();
        ClientHints hints = ClientHints.of(sender.headers());
        return hints.length() == 0 ? spoken : hinted.get(new Hinted(spoken, hints));
    }
}
