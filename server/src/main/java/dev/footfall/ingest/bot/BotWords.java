package dev.footfall.ingest.bot;

import dev.footfall.model.BotClass;
import dev.footfall.model.BotVerdict;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rules for agents that are on no list.
final class BotWords {

    /// Bots that say so. Cubot makes telephones.
    private static final Pattern SAYS_SO =
            Pattern.compile(
                    "(?i)(?<!\\bcu)(?:bot|crawl|spider|scrape|fetcher)(?:er|ing)?(?![a-z])");

    /// Programs that act for a person and are marked so.
    private static final Pattern ASSISTANT = Pattern.compile("\\w+-User(?![\\w-])");

    /// Tools that look for weaknesses.
    private static final Pattern SCANNER =
            Pattern.compile(
                    "(?i)\\b(?:nuclei|gobuster|ffuf|feroxbuster|dirbuster|dirsearch|wfuzz|acunetix"
                            + "|netsparker|nessus|openvas|zaproxy|arachni|w3af|whatweb)\\b");

    private static final Pattern NAME = Pattern.compile("[\\w.!-]*");

    /// Browsers do not give an address where their owner can be asked.
    private static final Pattern GIVES_ADDRESS =
            Pattern.compile("(?i)\\+?https?://|[\\w.+-]@[\\w-]+\\.[a-z]");

    /// One product with its version and nothing else, as HTTP libraries introduce themselves.
    private static final Pattern ONE_PRODUCT =
            Pattern.compile("[A-Za-z][\\w.+-]*(?:/\\S*)?(?: v?[\\d.]+)?");

    private static final int LONGEST_NAME = 80;

    private BotWords() {}

    static Optional<BotVerdict> judge(String userAgent) {
        Matcher scanner = SCANNER.matcher(userAgent);
        if (scanner.find()) {
            return Optional.of(new BotVerdict(BotClass.SCANNER, "agent-word", scanner.group()));
        }
        Matcher assistant = ASSISTANT.matcher(userAgent);
        if (assistant.find()) {
            return Optional.of(
                    new BotVerdict(
                            BotClass.AI_ASSISTANT, "agent-word", shortened(assistant.group())));
        }
        Matcher word = SAYS_SO.matcher(userAgent);
        if (word.find()) {
            return Optional.of(
                    new BotVerdict(BotClass.OTHER, "agent-word", around(userAgent, word.start())));
        }
        if (ONE_PRODUCT.matcher(userAgent).matches()) {
            return Optional.of(
                    new BotVerdict(BotClass.HTTP_LIBRARY, "agent-library", product(userAgent)));
        }
        if (GIVES_ADDRESS.matcher(userAgent).find()) {
            return Optional.of(new BotVerdict(BotClass.OTHER, "agent-address", product(userAgent)));
        }
        return Optional.empty();
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
