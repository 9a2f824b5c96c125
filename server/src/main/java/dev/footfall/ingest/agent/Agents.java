package dev.footfall.ingest.agent;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.footfall.ingest.words.PlainText;
import dev.footfall.model.Agent;
import dev.footfall.model.BotVerdict;
import java.util.function.Function;

/// What is known of each user agent, found out once and then remembered. Any thread may use it.
public final class Agents {

    /// Enough for the agents of a busy site; about 20 MB when full of long ones.
    public static final int USUAL_SIZE = 20_000;

    /// One user agent read in both ways.
    public record Known(Agent agent, BotVerdict verdict) {}

    private final LoadingCache<String, Known> known;

    /// @param judge finds the verdict that an agent's own words deserve
    /// @param size the most user agents to remember
    public Agents(AgentParser parser, Function<String, BotVerdict> judge, int size) {
        this.known =
                Caffeine.newBuilder()
                        .maximumSize(size)
                        .executor(Runnable::run)
                        .build(text -> {
                            String plain = PlainText.of(text);
                            return new Known(parser.parse(plain), judge.apply(plain));
                        });
    }

    /// @param userAgent read up to [AgentParser#LONGEST_AGENT] characters
    public Known find(String userAgent) {
        return known.get(
                userAgent.length() <= AgentParser.LONGEST_AGENT
                        ? userAgent
                        : userAgent.substring(0, AgentParser.LONGEST_AGENT));
    }
}
