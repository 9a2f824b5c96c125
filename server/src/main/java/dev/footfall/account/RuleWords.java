package dev.footfall.account;

import dev.footfall.model.BotClass;
import dev.footfall.model.Network;
import dev.footfall.model.Rule;
import dev.footfall.model.RuleOutcome;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What somebody wants a rule to be, in their own words; empty where it has no such condition.
///
/// @param address see [Rule], as are the other conditions
/// @param outcome `bot`, `person` or `drop`
/// @param botClass the word of a [BotClass], for the outcome `bot`; empty: suspicious
public record RuleWords(
        String note,
        String address,
        String agent,
        String path,
        String country,
        String hostname,
        String outcome,
        String botClass) {

    private static final int LONGEST = 500;
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    public RuleWords {
        note = note.strip();
        address = address.strip();
        agent = agent.strip();
        path = path.strip();
        country = country.strip().toUpperCase(Locale.ROOT);
        hostname = hostname.strip().toLowerCase(Locale.ROOT);
        outcome = outcome.strip().toLowerCase(Locale.ROOT);
        botClass = botClass.strip();
    }

    /// The rule in these words; its id is 0.
    Reply<Rule> toRule() {
        Optional<Reply<Rule>> tooLong = tooLong();
        if (tooLong.isPresent()) {
            return tooLong.get();
        }
        if ((address + agent + path + country + hostname).isEmpty()) {
            return refused(
                    "rule", "must have a condition: address, agent, path, country or hostname");
        }
        if (!address.isEmpty() && Network.parse(address).isEmpty()) {
            return refused(
                    "address",
                    "must be an address or a block such as 192.0.2.0/24 or 2001:db8::/32");
        }
        if (!path.isEmpty() && !path.startsWith("/") && !path.startsWith("*")) {
            return refused("path", "must begin with / or *");
        }
        if (!country.isEmpty() && !COUNTRY.matcher(country).matches()) {
            return refused("country", "must be the two letters of a country, such as DE");
        }
        return withOutcome();
    }

    private Reply<Rule> withOutcome() {
        Optional<BotClass> named = found(botClass);
        if (!botClass.isEmpty() && !outcome.equals("bot")) {
            return refused("class", "goes with the outcome bot only");
        }
        if (named.isEmpty()) {
            return refused("class", "must be one of " + classes());
        }
        return switch (outcome) {
            case "bot" -> done(new RuleOutcome.Bot(named.get()));
            case "person" -> done(new RuleOutcome.Person());
            case "drop" -> done(new RuleOutcome.Drop());
            default -> refused("outcome", "must be bot, person or drop");
        };
    }

    private static Optional<BotClass> found(String word) {
        return word.isEmpty()
                ? Optional.of(BotClass.SUSPICIOUS)
                : bots().filter(bot -> bot.word().equalsIgnoreCase(word)).findFirst();
    }

    private static String classes() {
        return bots().map(BotClass::word).collect(Collectors.joining(", "));
    }

    private static Stream<BotClass> bots() {
        return Stream.of(BotClass.values()).filter(bot -> bot != BotClass.PERSON);
    }

    private Optional<Reply<Rule>> tooLong() {
        if (note.length() > LONGEST) {
            return Optional.of(tooLong("note"));
        }
        if (agent.length() > LONGEST) {
            return Optional.of(tooLong("agent"));
        }
        if (path.length() > LONGEST) {
            return Optional.of(tooLong("path"));
        }
        return hostname.length() > LONGEST ? Optional.of(tooLong("hostname")) : Optional.empty();
    }

    private static Reply<Rule> tooLong(String field) {
        return refused(field, "must have at most " + LONGEST + " characters");
    }

    private Reply<Rule> done(RuleOutcome wanted) {
        return new Reply.Done<>(new Rule(0, note, address, agent, path, country, hostname, wanted));
    }

    private static Reply<Rule> refused(String field, String why) {
        return new Reply.Refused<>(field, why);
    }
}
