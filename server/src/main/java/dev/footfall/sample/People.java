package dev.footfall.sample;

import dev.footfall.model.Engagement;
import dev.footfall.model.Location;
import dev.footfall.model.Revenue;
import dev.footfall.sample.Page.Section;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// People who visit the site with a browser: each has an address, an agent and a country, may come
/// back, follows links, reads, and now and then signs up, downloads or buys.
final class People {

    /// People of a region that were there before the traffic begins, for each percent of its share.
    private static final int EARLIER_PEOPLE = 40;

    private static final double RETURNING = 0.3;
    private static final double RETURNING_DIRECT = 0.55;
    private static final double BOUNCE = 0.42;
    private static final double GO_ON = 0.74;
    private static final int MOST_PAGES = 60;
    private static final double DWELL_SPREAD = 0.85;
    private static final double LONGEST_DWELL_SECONDS = 1_500;
    private static final double TELLS_ENGAGEMENT = 0.8;
    private static final double MEDIAN_BASKET = 58;
    private static final Origin FRONT_PAGE =
            new Origin(Origin.Group.SOCIAL, 1, "https://news.ycombinator.com/", "");
    private static final List<String> PLANS = List.of("free", "team", "business");
    private static final List<String> FILES =
            List.of("footfall-linux.tar.gz", "footfall-macos.tar.gz", "footfall.msi");

    private final long seed;
    private final String host;
    private final Pages pages;
    private final Map<Origin.Group, Weighted<Section>> landings = new EnumMap<>(Origin.Group.class);
    private final long[] known;
    private final Weighted<Program> programs;
    private final Weighted<Origin> origins = new Weighted<>(Origin.load(), Origin::weight);

    People(long seed, String host, Pages pages, List<Region> regions, List<Program> programs) {
        this.seed = seed;
        this.host = host;
        this.pages = pages;
        for (Origin.Group group : Origin.Group.values()) {
            landings.put(group, Pages.sections(group.landing));
        }
        this.programs = Program.choice(programs, Program.Group.PERSON);
        this.known =
                regions.stream()
                        .mapToLong(region -> (long) (region.share() * EARLIER_PEOPLE) + 1)
                        .toArray();
    }

    /// Tells one visit of somebody from the region.
    ///
    /// @param frontPage whether a front page with many readers links to the blog's newest post
    void visit(Session session, Region region, boolean frontPage) {
        Dice dice = session.dice;
        boolean returning = !frontPage && dice.chance(RETURNING);
        becomeSomebody(session, region, returning);
        Origin origin = frontPage ? FRONT_PAGE : origin(dice, returning);
        Page page = frontPage ? pages.newest() : pages.pick(landing(origin).pick(dice), dice);
        String referrer = origin.referrer();
        String query = origin.query();
        int count = dice.chance(BOUNCE) ? 1 : count(dice);
        for (int i = 0; i < count && !session.isOver(); i++) {
            if (page.section() == Section.SEARCH) {
                query = "q=" + pages.searchTerm(dice);
            }
            Location location = new Location(host, page.path(), query);
            read(session, page, location, referrer, count > 1);
            referrer = "https://" + host + page.path();
            query = "";
            page = pages.next(page, dice);
        }
    }

    private void becomeSomebody(Session session, Region region, boolean returning) {
        long number =
                returning
                        ? earlier(session.dice, known[region.number()])
                        : known[region.number()]++;
        Dice person = new Dice(Dice.mix(seed + region.number()) ^ number);
        AddressRange range = region.ranges().get(person.below(region.ranges().size()));
        session.sender(range.address(person.next()), programs.pick(person).words());
    }

    /// One of the earlier people, more likely one who came lately.
    private static long earlier(Dice dice, long known) {
        double back = dice.unit();
        return known - 1 - (long) (back * back * known);
    }

    private Origin origin(Dice dice, boolean returning) {
        return returning && dice.chance(RETURNING_DIRECT) ? Origin.DIRECT : origins.pick(dice);
    }

    private Weighted<Section> landing(Origin origin) {
        return Objects.requireNonNull(landings.get(origin.group()));
    }

    private static int count(Dice dice) {
        int count = 2;
        while (count < MOST_PAGES && dice.chance(GO_ON)) {
            count++;
        }
        return count;
    }

    private void read(
            Session session, Page page, Location location, String referrer, boolean keen) {
        Dice dice = session.dice;
        session.view(location, referrer);
        double interest = keen ? 1 : 0.45;
        double dwell =
                Math.min(
                        LONGEST_DWELL_SECONDS,
                        1 + dice.logNormal(page.section().dwellSeconds * interest, DWELL_SPREAD));
        double acting = dwell * (0.3 + 0.6 * dice.unit());
        session.pass(acting);
        act(session, page, location);
        session.pass(dwell - acting);
        if (dice.chance(TELLS_ENGAGEMENT)) {
            double depth = dice.logNormal(page.section().scrollPercent * interest, 0.4);
            long engaged = (long) (dwell * 1000 * (0.55 + 0.45 * dice.unit()));
            session.leave(
                    location, new Engagement((int) Math.min(100, Math.max(4, depth)), engaged));
        }
    }

    private void act(Session session, Page page, Location location) {
        Dice dice = session.dice;
        switch (page.section()) {
            case SIGNUP -> {
                if (dice.chance(0.48)) {
                    event(session, "Signup", location, Map.of("plan", PLANS.get(dice.zipf(3))));
                }
            }
            case DOWNLOAD -> {
                if (dice.chance(0.6)) {
                    event(session, "Download", location, Map.of("file", FILES.get(dice.zipf(3))));
                }
            }
            case PRODUCT -> {
                if (dice.chance(0.11)) {
                    event(session, "Add to cart", location, Map.of("quantity", quantity(dice)));
                }
            }
            case CHECKOUT -> {
                if (dice.chance(0.62)) {
                    purchase(session, location);
                }
            }
            case CONTACT -> {
                if (dice.chance(0.25)) {
                    event(session, "Form: Submission", location, Map.of("form", "contact"));
                }
            }
            case BLOG, DOCS, ABOUT -> {
                if (dice.chance(0.04)) {
                    String url = "https://github.com/example/" + pages.searchTerm(dice);
                    event(session, "Outbound Link: Click", location, Map.of("url", url));
                }
            }
            case HOME, CATEGORY, CART, BLOG_INDEX, PRICING, FEATURES, SEARCH -> {}
        }
    }

    private static void event(
            Session session, String name, Location location, Map<String, String> props) {
        session.event(name, location, props, Revenue.NONE);
    }

    private static void purchase(Session session, Location location) {
        Dice dice = session.dice;
        BigDecimal amount =
                BigDecimal.valueOf(dice.logNormal(MEDIAN_BASKET, 0.7))
                        .setScale(2, RoundingMode.HALF_UP);
        String payment = dice.chance(0.55) ? "card" : dice.chance(0.6) ? "paypal" : "invoice";
        session.event(
                "Purchase",
                location,
                Map.of("payment", payment, "items", quantity(dice)),
                new Revenue(amount, "EUR"));
    }

    private static String quantity(Dice dice) {
        return Integer.toString(1 + dice.zipf(6));
    }
}
