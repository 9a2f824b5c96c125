package dev.footfall.sample;

import dev.footfall.sample.Page.Section;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The sample site: a shop with a blog and documentation. About 14,000 pages, the same for every
/// seed; within a section a few are read by most and most by a few (Zipf).
final class Pages {

    private static final int PRODUCTS = 12_000;
    private static final int FIRST_PRODUCT = 1_000;
    private static final int POSTS = 1_200;

    private final Map<Section, List<Page>> pages = new EnumMap<>(Section.class);
    private final Map<Section, Weighted<Section>> links = new EnumMap<>(Section.class);
    private final List<String> things;

    Pages() {
        List<String> adjectives = words(0);
        things = words(1);
        List<String> topics = words(2);
        List<String> angles = words(3);
        for (Section section : Section.values()) {
            pages.put(section, new ArrayList<>());
        }
        for (int i = 0; i < PRODUCTS; i++) {
            String adjective = adjectives.get(i % adjectives.size());
            String thing = things.get((i * 7 + i / adjectives.size()) % things.size());
            add(
                    Section.PRODUCT,
                    "/products/" + adjective + "-" + thing + "-" + (FIRST_PRODUCT + i));
        }
        for (int i = 0; i < POSTS; i++) {
            String topic = topics.get((i * 5) % topics.size());
            String angle = angles.get(i % angles.size());
            String volume = i < topics.size() * angles.size() ? "" : "-" + i;
            add(Section.BLOG, "/blog/" + angle + "-" + topic + volume);
        }
        for (String topic : topics) {
            add(Section.DOCS, "/docs/" + topic);
            add(Section.DOCS, "/docs/" + topic + "/reference");
            add(Section.FEATURES, "/features/" + topic);
        }
        things.forEach(thing -> add(Section.CATEGORY, "/shop/" + thing));
        addSinglePages();
        linkSections();
    }

    private static List<String> words(int row) {
        String[] cells = Tables.rows("words.txt", 0).get(row);
        return List.of(cells).subList(1, cells.length);
    }

    private void add(Section section, String path) {
        of(section).add(new Page(section, path));
    }

    private List<Page> of(Section section) {
        return Objects.requireNonNull(pages.get(section));
    }

    private void addSinglePages() {
        add(Section.HOME, "/");
        add(Section.CART, "/cart");
        add(Section.CHECKOUT, "/checkout");
        add(Section.BLOG_INDEX, "/blog");
        add(Section.PRICING, "/pricing");
        add(Section.ABOUT, "/about");
        add(Section.ABOUT, "/about/team");
        add(Section.ABOUT, "/imprint");
        add(Section.SIGNUP, "/signup");
        add(Section.DOWNLOAD, "/download");
        add(Section.SEARCH, "/search");
        add(Section.CONTACT, "/contact");
    }

    private void linkSections() {
        link(
                Section.HOME,
                "CATEGORY 30 PRODUCT 20 PRICING 14 FEATURES 10 BLOG_INDEX 8 DOCS 8 SEARCH 5 ABOUT 3 SIGNUP 2");
        link(Section.CATEGORY, "PRODUCT 70 CATEGORY 20 SEARCH 5 HOME 5");
        link(Section.PRODUCT, "PRODUCT 45 CATEGORY 22 CART 16 HOME 8 SEARCH 9");
        link(Section.CART, "CHECKOUT 55 PRODUCT 30 CATEGORY 15");
        link(Section.CHECKOUT, "HOME 40 PRODUCT 30 CONTACT 10 CHECKOUT 20");
        link(Section.BLOG_INDEX, "BLOG 85 HOME 10 DOCS 5");
        link(Section.BLOG, "BLOG 40 HOME 18 BLOG_INDEX 14 DOCS 12 FEATURES 8 PRICING 5 DOWNLOAD 3");
        link(Section.DOCS, "DOCS 74 DOWNLOAD 7 HOME 6 FEATURES 5 PRICING 5 CONTACT 3");
        link(Section.PRICING, "SIGNUP 34 FEATURES 24 HOME 16 DOCS 14 CONTACT 12");
        link(Section.FEATURES, "FEATURES 34 PRICING 26 DOCS 20 SIGNUP 10 HOME 10");
        link(Section.ABOUT, "HOME 40 CONTACT 30 ABOUT 20 BLOG_INDEX 10");
        link(Section.SIGNUP, "DOCS 40 HOME 30 PRICING 20 DOWNLOAD 10");
        link(Section.DOWNLOAD, "DOCS 70 HOME 20 FEATURES 10");
        link(Section.SEARCH, "PRODUCT 60 SEARCH 20 CATEGORY 15 DOCS 5");
        link(Section.CONTACT, "HOME 60 ABOUT 20 DOCS 20");
    }

    private void link(Section from, String targets) {
        links.put(from, sections(targets));
    }

    /// Reads pairs of a section and its weight.
    static Weighted<Section> sections(String pairs) {
        Map<Section, Double> weights = new EnumMap<>(Section.class);
        String[] cells = pairs.split(" ", -1);
        for (int i = 0; i < cells.length; i += 2) {
            weights.put(Section.valueOf(cells[i]), Double.valueOf(cells[i + 1]));
        }
        return new Weighted<>(List.copyOf(weights.keySet()), s -> weights.getOrDefault(s, 0.0));
    }

    /// A page of the section, popular ones first.
    Page pick(Section section, Dice dice) {
        List<Page> choice = of(section);
        return choice.get(choice.size() == 1 ? 0 : dice.zipf(choice.size()));
    }

    /// The page that a reader of this one goes to.
    Page next(Page from, Dice dice) {
        return pick(Objects.requireNonNull(links.get(from.section())).pick(dice), dice);
    }

    /// Any page, popular or not, as a crawler finds them.
    Page any(Dice dice) {
        Section section = dice.chance(0.7) ? Section.PRODUCT : Section.BLOG;
        List<Page> choice = of(dice.chance(0.15) ? Section.DOCS : section);
        return choice.get(dice.below(choice.size()));
    }

    /// The post that everybody talks about.
    Page newest() {
        return of(Section.BLOG).getFirst();
    }

    /// A word that somebody looks for.
    String searchTerm(Dice dice) {
        return things.get(dice.zipf(things.size()));
    }
}
