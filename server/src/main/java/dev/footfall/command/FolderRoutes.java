package dev.footfall.command;

import dev.footfall.Footfall;
import dev.footfall.account.Reply;
import dev.footfall.config.Settings;
import dev.footfall.model.RouteRule;
import dev.footfall.model.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;

/// Route templates in the data folder of a server that does not run.
final class FolderRoutes implements RouteDesk {

    private final Footfall footfall;

    private FolderRoutes(Footfall footfall) {
        this.footfall = footfall;
    }

    static FolderRoutes open(Settings settings) {
        try {
            return new FolderRoutes(Footfall.open(settings, InstantSource.system()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<RouteRow> routes(String site) {
        return footfall.routeRules().of(find(site)).stream().map(FolderRoutes::row).toList();
    }

    @Override
    public RouteRow add(String site, String template) {
        return row(done(footfall.routeRules().add(find(site), template)));
    }

    @Override
    public void remove(String site, String id) {
        boolean number = id.matches("[0-9]{1,18}");
        if (!number || !footfall.routeRules().remove(find(site), Long.parseLong(id))) {
            throw new FailedException("There is no template '" + id + "'.");
        }
    }

    @Override
    public int tell(String site, byte[] openApi) {
        return done(footfall.routeRules().tell(find(site), openApi)).size();
    }

    @Override
    public void close() {
        footfall.close();
    }

    private Site find(String domain) {
        return footfall.accounts()
                .sites()
                .find(domain)
                .orElseThrow(() -> new FailedException("There is no site '" + domain + "'."));
    }

    private static RouteRow row(RouteRule rule) {
        return new RouteRow(Long.toString(rule.id()), rule.text(), rule.source().word());
    }

    private static <T> T done(Reply<T> reply) {
        return switch (reply) {
            case Reply.Done<T>(T value) -> value;
            case Reply.Refused<T>(var field, var why) ->
                    throw new FailedException(field + ": " + why);
        };
    }
}
