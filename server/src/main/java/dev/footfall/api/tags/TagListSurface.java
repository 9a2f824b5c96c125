package dev.footfall.api.tags;

import dev.footfall.account.Caller;
import dev.footfall.account.Reply;
import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.account.Tag;
import dev.footfall.account.Tags;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.BoundedBody;
import dev.footfall.api.Callers;
import dev.footfall.api.Gate;
import dev.footfall.api.Parameters;
import dev.footfall.api.Surface;
import dev.footfall.model.Site;
import dev.footfall.store.TagStore;
import dev.footfall.store.TagStore.Stretch;
import dev.footfall.store.TagStore.Use;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// `/api/tags`: the tags of a site with their counts; renaming and removing them; their single uses
/// by time. For people and dashboards, where `/get` and `/history` are for the programs that count.
public final class TagListSurface implements Surface {

    private static final String ROUTE = "/api/tags";
    private static final String ONE = ROUTE + "/:id";

    /// Reading is open where the stats are, for dashboards without a key.
    private static final String READING = "stats";

    private static final String CHANGING = "tag-list";

    private static final int USUAL_LIMIT = 100;
    private static final int MOST = 1_000;
    private static final int MOST_USES = 10_000;
    private static final int MOST_DIGITS = 18;

    private final Tags tags;
    private final TagStore store;
    private final TagTimes times;
    private final Sites sites;
    private final Gate gate;
    private final Blocking blocking;

    /// @param kept how far back single uses are told
    public TagListSurface(
            Tags tags,
            TagStore store,
            Sites sites,
            Gate gate,
            Blocking blocking,
            Duration kept,
            InstantSource clock) {
        this.tags = tags;
        this.store = store;
        this.times = new TagTimes(clock, kept);
        this.sites = sites;
        this.gate = gate;
        this.blocking = blocking;
    }

    @Override
    public void mount(Router router) {
        router.get(ROUTE).handler(blocking.handler(this::list));
        router.get(ONE)
                .handler(
                        blocking.handler(context ->
                                tag(context, Scope.READ).ifPresent(tag -> show(context, tag))));
        router.put(ONE).handler(this::rename);
        router.delete(ONE).handler(blocking.handler(this::remove));
        router.get(ONE + "/uses").handler(blocking.handler(this::uses));
    }

    /// The site that is asked for, else that of the key, else the default; answers who may not.
    private Optional<Site> site(RoutingContext context, Scope scope) {
        String surface = scope == Scope.READ ? READING : CHANGING;
        Optional<Caller> caller = Callers.require(context, gate, surface, scope);
        String named = Parameters.text(context, "site_id");
        Optional<Site> home = caller.flatMap(sites::homeOf);
        String domain = named.isEmpty() ? home.map(Site::domain).orElse("") : named;
        return caller.flatMap(known -> Callers.site(context, sites, known, scope, domain));
    }

    /// The tag whose number is in the path; answers who may not, and when there is none.
    private Optional<Tag> tag(RoutingContext context, Scope scope) {
        Optional<Site> site = site(context, scope);
        if (site.isEmpty()) {
            return Optional.empty();
        }
        Optional<Tag> tag =
                tags.numbered(site.get().number(), number(Parameters.text(context, "id"), 0));
        if (tag.isEmpty()) {
            Answers.problem(context, 404, "Not found", "id: the site has no such tag.");
        }
        return tag;
    }

    private static long number(String text, long otherwise) {
        boolean isNumber =
                !text.isEmpty()
                        && text.length() <= MOST_DIGITS
                        && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Long.parseLong(text) : otherwise;
    }

    private void list(RoutingContext context) {
        Optional<Site> site = site(context, Scope.READ);
        OptionalInt limit = Parameters.limit(context, USUAL_LIMIT, MOST);
        if (site.isEmpty()) {
            return;
        }
        if (limit.isEmpty()) {
            invalid(context, "limit: must be a whole number from 1 to " + MOST);
            return;
        }
        TagWords words = TagWords.ofUrl(context.request());
        int most = limit.getAsInt();
        List<Tag> found =
                tags.page(site.get().number(), words.text("search"), words.text("after"), most + 1);
        List<Tag> page = found.subList(0, Math.min(most, found.size()));
        Map<String, @Nullable Object> meta = new LinkedHashMap<>();
        meta.put("after", found.size() > most ? page.getLast().name() : null);
        meta.put("limit", most);
        Answers.json(
                context,
                200,
                Map.of("tags", page.stream().map(TagListSurface::answer).toList(), "meta", meta));
    }

    private static void show(RoutingContext context, Tag tag) {
        Answers.json(context, 200, answer(tag));
    }

    private static Map<String, @Nullable Object> answer(Tag tag) {
        Tag.Count count = tag.count();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("id", tag.number());
        answer.put("tag", tag.name());
        answer.put("uses", count.uses());
        answer.put("created", Answers.moment(tag.created()));
        answer.put("last_used", count.used() == 0 ? null : Answers.moment(count.used()));
        return answer;
    }

    private void rename(RoutingContext context) {
        BoundedBody.collect(
                context.request(),
                TagWords.BODY_LIMIT,
                body -> {
                    Optional<TagWords> words = TagWords.ofUrl(context.request()).with(body.bytes());
                    blocking.handler(aside -> rename(aside, body.whole(), words)).handle(context);
                });
    }

    private void rename(RoutingContext context, boolean isWhole, Optional<TagWords> words) {
        tag(context, Scope.ADMIN)
                .ifPresent(tag -> {
                    if (!isWhole) {
                        String detail = "body: is larger than " + TagWords.BODY_LIMIT + " bytes";
                        Answers.problem(context, 413, "Content too large", detail);
                    } else if (words.isEmpty()) {
                        invalid(context, "body: must be a JSON object or a form");
                    } else {
                        words.get()
                                .tag()
                                .ifPresentOrElse(
                                        name -> renamed(context, tags.rename(tag, name)),
                                        () -> invalid(context, TagWords.NAME_RULE));
                    }
                });
    }

    private static void renamed(RoutingContext context, Reply<Tag> reply) {
        switch (reply) {
            case Reply.Done<Tag>(var tag) -> show(context, tag);
            case Reply.Refused<Tag>(var field, var why) ->
                    Answers.problem(context, 409, "Not renamed", field + ": " + why);
        }
    }

    private void remove(RoutingContext context) {
        tag(context, Scope.ADMIN)
                .ifPresent(tag -> {
                    boolean removed = tags.remove(tag);
                    if (removed) {
                        Answers.json(context, 200, Map.of("deleted", true));
                    } else {
                        Answers.problem(context, 404, "Not found", "id: the tag is gone already.");
                    }
                });
    }

    private void uses(RoutingContext context) {
        Optional<Tag> tag = tag(context, Scope.READ);
        if (tag.isEmpty()) {
            return;
        }
        TagWords words = TagWords.ofUrl(context.request());
        Optional<Stretch> stretch = times.stretch(words.text("from"), words.text("to"));
        OptionalInt limit = Parameters.limit(context, USUAL_LIMIT, MOST_USES);
        String after = words.text("after");
        if (stretch.isEmpty()) {
            invalid(
                    context,
                    "from, to: must be days or moments, such as 2026-11-21 or"
                            + " 2026-11-21T12:00:00Z");
        } else if (limit.isEmpty()) {
            invalid(context, "limit: must be a whole number from 1 to " + MOST_USES);
        } else if (!after.isEmpty() && number(after, -1) < 0) {
            invalid(context, "after: must be a cursor of an earlier answer");
        } else {
            uses(context, tag.get(), stretch.get(), number(after, 0), limit.getAsInt());
        }
    }

    private void uses(RoutingContext context, Tag tag, Stretch stretch, long after, int most) {
        List<Use> found = store.uses(tag.number(), stretch, after, most + 1);
        List<Use> page = found.subList(0, Math.min(most, found.size()));
        Map<String, @Nullable Object> meta = new LinkedHashMap<>();
        meta.put("after", found.size() > most ? Long.toString(page.getLast().seq()) : null);
        meta.put("limit", most);
        meta.put("from", Answers.moment(stretch.from()));
        meta.put("to", Answers.moment(stretch.to()));
        List<Map<String, Object>> uses =
                page.stream()
                        .map(use ->
                                Map.<String, Object>of(
                                        "number", use.seq(), "at", Answers.moment(use.at())))
                        .toList();
        Answers.json(context, 200, Map.of("uses", uses, "meta", meta));
    }

    private static void invalid(RoutingContext context, String detail) {
        Answers.problem(context, 400, "Invalid", detail);
    }
}
