package dev.footfall.command;

import dev.footfall.account.PathWords;
import dev.footfall.account.SiteWords;
import java.util.List;

/// Where the commands for sites and keys do their work: at a running server, or in the data folder
/// of a stopped one. Everything that is refused comes as a [FailedException] in words for people.
interface AccountDesk extends AutoCloseable {

    /// One site in the words of the wire.
    record SiteRow(
            String domain,
            String timezone,
            String identity,
            String visitTimeout,
            PathWords paths) {}

    /// One key, without its text.
    ///
    /// @param site the domain of the one site it is for; empty for all
    record KeyRow(String id, String name, String scopes, String site) {}

    List<SiteRow> sites();

    SiteRow addSite(SiteWords words);

    /// The site becomes what the words say; what they leave out stays.
    SiteRow changeSite(String domain, SiteWords words);

    void removeSite(String domain);

    List<KeyRow> keys();

    /// @param scopes comma separated
    /// @param site a domain; empty for all sites
    /// @return the key's text, which can never be shown again
    String addKey(String name, String scopes, String site);

    void removeKey(String id);

    @Override
    void close();

    /// The desk that the options name.
    static AccountDesk at(Target target) {
        return target.server()
                .<AccountDesk>map(url -> new ServerDesk(new ServerCall(url, target.key())))
                .orElseGet(() -> FolderDesk.open(target.settings()));
    }
}
