package dev.footfall.command;

import dev.footfall.Footfall;
import dev.footfall.account.Accounts;
import dev.footfall.account.Key;
import dev.footfall.account.Keys;
import dev.footfall.account.PathWords;
import dev.footfall.account.Reply;
import dev.footfall.account.Scope;
import dev.footfall.account.SiteWords;
import dev.footfall.account.VisitTimeout;
import dev.footfall.config.Settings;
import dev.footfall.model.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/// Sites and keys in the data folder of a server that does not run.
final class FolderDesk implements AccountDesk {

    private final Footfall footfall;
    private final Accounts accounts;

    private FolderDesk(Footfall footfall) {
        this.footfall = footfall;
        this.accounts = footfall.accounts();
    }

    static FolderDesk open(Settings settings) {
        try {
            return new FolderDesk(Footfall.open(settings, InstantSource.system()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<SiteRow> sites() {
        return accounts.sites().all().stream().map(FolderDesk::row).toList();
    }

    @Override
    public SiteRow addSite(SiteWords words) {
        return row(done(accounts.sites().add(words)));
    }

    @Override
    public SiteRow changeSite(String domain, SiteWords words) {
        return row(done(accounts.sites().change(site(domain), words)));
    }

    @Override
    public void removeSite(String domain) {
        accounts.removeSite(site(domain));
    }

    @Override
    public List<KeyRow> keys() {
        return accounts.keys().all().stream().map(this::row).toList();
    }

    @Override
    public String addKey(String name, String scopes, String site) {
        List<Scope> wanted = done(Scope.list(scopes));
        int number = site.isEmpty() ? 0 : site(site).number();
        Keys.Created created = done(accounts.keys().add(name, wanted, number));
        return created.text();
    }

    @Override
    public void removeKey(String id) {
        var _ = done(accounts.keys().remove(id));
    }

    @Override
    public void close() {
        footfall.close();
    }

    private Site site(String domain) {
        return accounts.sites()
                .find(domain)
                .orElseThrow(() -> new FailedException("There is no site '" + domain + "'."));
    }

    private static SiteRow row(Site site) {
        return new SiteRow(
                site.domain(),
                site.zone().getId(),
                site.identity().word(),
                VisitTimeout.text(site.visitTimeout()),
                PathWords.of(site.paths()));
    }

    private KeyRow row(Key key) {
        return new KeyRow(
                key.id(),
                key.name(),
                key.scopes().stream().sorted().map(Scope::word).collect(Collectors.joining(",")),
                accounts.sites().numbered(key.site()).map(Site::domain).orElse(""));
    }

    private static <T> T done(Reply<T> reply) {
        return switch (reply) {
            case Reply.Done<T>(T value) -> value;
            case Reply.Refused<T>(var field, var why) ->
                    throw new FailedException(field + ": " + why);
        };
    }
}
