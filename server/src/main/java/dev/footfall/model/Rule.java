package dev.footfall.model;

/// What the owner of a site says about hits that meet all of its conditions. An empty text is no
/// condition; at least one is none. Of a site's rules the first that is met decides.
///
/// @param id names it; never given to another rule
/// @param note what it is for, in its owner's words
/// @param address a block of client addresses in CIDR form. Addresses are not stored, so this can
///   be told of new hits only.
/// @param agent a part of the user agent's text, in any case
/// @param path the whole path; `*` stands for any characters but `/`, `**` for any
/// @param country two letters, such as `DE`
/// @param hostname the whole host with its port where there is one; `*` stands for any characters
public record Rule(
        long id,
        String note,
        String address,
        String agent,
        String path,
        String country,
        String hostname,
        RuleOutcome outcome) {

    /// The same under that id.
    public Rule numbered(long number) {
        return new Rule(number, note, address, agent, path, country, hostname, outcome);
    }

    /// How verdicts and refusals name it.
    public String name() {
        return Long.toString(id);
    }
}
