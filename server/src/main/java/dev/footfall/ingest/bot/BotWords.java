package dev.footfall.ingest.bot;

import dev.footfall.ingest.words.RegexList;
import dev.footfall.model.BotClass;
import dev.footfall.model.BotVerdict;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rules for agents that are on no list.
final class BotWords {

    private enum Rule {
        SCANNER,
        ASSISTANT,
        SAYS_SO,
        GIVES_PAGE,
        GIVES_MAIL
    }

    /// Bots that say so. Cubot makes telephones.
    private static final Pattern SAYS_SO =
            Pattern.compile(
                    "(?i)(?<!\\bcu)(?:bot|crawl|spider|scrape|fetcher)(?:er|ing)?(?![a-z])");

    /// Tools that look for weaknesses, programs that act for a person and are marked so, and bots
    /// that say so.
    private static final RegexList<Rule> WORDS =
            new RegexList<>(
                    List.of(
                            rule(
                                    Rule.SCANNER,
                                    "(?i)\\b(?:nuclei|gobuster|ffuf|feroxbuster|dirbuster|dirsearch"
                                            + "|wfuzz|acunetix|netsparker|nessus|openvas|zaproxy"
                                            + "|arachni|w3af|whatweb)\\b"),
                            rule(Rule.ASSISTANT, "\\w+-User(?![\\w-])"),
                            rule(Rule.SAYS_SO, SAYS_SO.pattern())));

    /// Browsers do not give an address where their owner can be asked.
    private static final RegexList<Rule> ADDRESSES =
            new RegexList<>(
                    List.of(
                            rule(Rule.GIVES_PAGE, "(?i)https?://"),
                            rule(Rule.GIVES_MAIL, "(?i)[\\w.+-]@[\\w-]+\\.[a-z]")));

    private static final Pattern NAME = Pattern.compile("[\\w.!-]*");

    /// One product with its version and nothing else, as HTTP libraries introduce themselves.
    private static final Pattern ONE_PRODUCT =
            Pattern.compile("[A-Za-z][\\w.+-]*(?:/\\S*)?(?: v?[\\d.]+)?");

    private static final int LONGEST_NAME = 80;

    private BotWords() {}

    private static RegexList.Entry<Rule> rule(Rule rule, String regex) {
        return new RegexList.Entry<>(regex, false, rule);
    }

    static Optional<BotVerdict> judge(String userAgent) {
        Optional<BotVerdict> word =
                WORDS.first(
                        userAgent,
                        (rule, matcher) -> Optional.of(verdict(rule, matcher, userAgent)));
        if (word.isPresent()) {
            return word;
        }
        if (ONE_PRODUCT.matcher(userAgent).matches()) {
            return Optional.of(
                    new BotVerdict(BotClass.HTTP_LIBRARY, "agent-library", product(userAgent)));
        }
        return ADDRESSES.first(
                userAgent, (rule, matcher) -> Optional.of(verdict(rule, matcher, userAgent)));
    }

    private static BotVerdict verdict(Rule rule, Matcher matcher, String userAgent) {
        return switch (rule) {
            case SCANNER -> new BotVerdict(BotClass.SCANNER, "agent-word", matcher.group());
            case ASSISTANT ->
                    new BotVerdict(BotClass.AI_ASSISTANT, "agent-word", shortened(matcher.group()));
            case SAYS_SO ->
                    new BotVerdict(
                            BotClass.OTHER, "agent-word", around(userAgent, matcher.start()));
            case GIVES_PAGE, GIVES_MAIL ->
                    new BotVerdict(BotClass.OTHER, "agent-address", product(userAgent));
        };
    }

    /// A bot's name out of the text that its pattern matched: `Googlebot/` is `Googlebot`.
    static String trimmed(String matched) {
        int from = 0;
        int to = matched.length();
        while (from < to && !Character.isLetterOrDigit(matched.charAt(from))) {
            from++;
        }
        while (to > from && !Character.isLetterOrDigit(matched.charAt(to - 1))) {
            to--;
        }
        return shortened(matched.substring(from, to));
    }

    /// The bot's name where its pattern matched its address instead: that of the word that says
    /// bot.
    static String named(String matched, String userAgent) {
        String name = trimmed(matched);
        if (name.indexOf('/') < 0) {
            return name;
        }
        Matcher word = SAYS_SO.matcher(userAgent);
        return word.find() ? around(userAgent, word.start()) : name;
    }

    /// The whole word that lies at a place.
    private static String around(String text, int at) {
        Matcher name = NAME.matcher(text);
        int start = at;
        while (start > 0 && name.region(start - 1, at).matches()) {
            start--;
        }
        return name.region(start, text.length()).lookingAt() ? trimmed(name.group()) : "";
    }

    /// The product named first; what a browser would say is no name.
    private static String product(String userAgent) {
        int end = userAgent.indexOf('/');
        int space = userAgent.indexOf(' ');
        int cut = end < 0 || (space >= 0 && space < end) ? space : end;
        String name = trimmed(cut < 0 ? userAgent : userAgent.substring(0, cut));
        return name.equals("Mozilla") ? "" : name;
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
