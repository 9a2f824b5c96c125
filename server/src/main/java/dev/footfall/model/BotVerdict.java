package dev.footfall.model;

/// Whether a person or a machine acted, and why we think so.
///
/// @param reason a stable code for the rule that decided, such as `agent-pattern`; empty for people
///   unless a rule of the site took them for such
/// @param name what the bot calls itself, such as `Googlebot`, or the number of the site's rule;
///   empty when it has no name
public record BotVerdict(BotClass botClass, String reason, String name) {

    public static final BotVerdict PERSON = new BotVerdict(BotClass.PERSON, "", "");

    /// The reason of what a rule of the site decided; the name is the rule's number then.
    public static final String BY_RULE = "rule";

    public boolean isBot() {
        return botClass != BotClass.PERSON;
    }
}
