package dev.footfall.ingest.page;

import dev.footfall.ingest.Draft;
import dev.footfall.ingest.Step;
import dev.footfall.ingest.referral.CampaignQuery;
import dev.footfall.ingest.words.HostName;
import dev.footfall.ingest.words.PlainText;
import dev.footfall.model.DropReason;
import dev.footfall.model.EventKind;
import dev.footfall.model.Location;

/// Brings the location into its stored form, and drops hits whose location is too long. The path
/// follows its site's rules. Of the query, a request keeps all up to a bound, everything else what
/// tells how the visitor came.
public final class CleanLocation implements Step {

    static final int LONGEST_HOST = 260;
    static final int LONGEST_PATH = 2_000;
    static final int LONGEST_QUERY = 2_000;

    @Override
    public Decision apply(Draft draft) {
        Location location = draft.location;
        if (location.host().length() > LONGEST_HOST) {
            return invalid("host", LONGEST_HOST);
        }
        if (location.path().length() > LONGEST_PATH) {
            return invalid("path", LONGEST_PATH);
        }
        String host = PlainText.of(HostName.plain(location.host()));
        String query =
                draft.kind == EventKind.REQUEST
                        ? location.query()
                        : CampaignQuery.kept(location.query());
        boolean isLong = query.length() > LONGEST_QUERY;
        query = PlainText.of(isLong ? query.substring(0, LONGEST_QUERY) : query);
        draft.location = new Location(host, path(draft), query);
        return Decision.GO_ON;
    }

    private static String path(Draft draft) {
        Location location = draft.location;
        if (location.host().isEmpty() && location.path().isEmpty()) {
            return "";
        }
        String rooted = location.path().startsWith("/") ? location.path() : "/" + location.path();
        String page = PagePath.of(rooted, location.query(), draft.site.paths());
        return PlainText.of(page.length() > LONGEST_PATH ? page.substring(0, LONGEST_PATH) : page);
    }

    private static Decision invalid(String part, int limit) {
        return new Decision.Drop(
                DropReason.INVALID,
                "url: its " + part + " is longer than " + limit + " characters");
    }
}
