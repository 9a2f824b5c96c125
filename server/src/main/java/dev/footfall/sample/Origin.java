package dev.footfall.sample;

import java.util.List;
import java.util.Locale;

/// How a visit begins: the page that links here, and what the landing page's URL carries.
record Origin(Group group, double weight, String referrer, String query) {

    static final Origin DIRECT = new Origin(Group.DIRECT, 1, "", "");

    /// A kind of origin, and on which pages its visits begin.
    enum Group {
        DIRECT("HOME 60 PRODUCT 12 DOCS 10 BLOG 8 PRICING 5 CART 3 CATEGORY 2"),
        SEARCH("PRODUCT 34 BLOG 30 DOCS 14 HOME 10 CATEGORY 10 FEATURES 2"),
        SOCIAL("BLOG 62 PRODUCT 20 HOME 18"),
        LINK("HOME 40 BLOG 30 DOCS 20 DOWNLOAD 10"),
        MAIL("BLOG 50 PRODUCT 30 HOME 20"),
        ASSISTANT("DOCS 45 BLOG 30 PRICING 10 FEATURES 10 HOME 5"),
        CAMPAIGN("CATEGORY 40 PRODUCT 26 PRICING 14 HOME 12 BLOG 8"),
        SPAM("HOME 1");

        /// Pairs of a section and its weight.
        final String landing;

        Group(String sections) {
            this.landing = sections;
        }
    }

    static List<Origin> load() {
        return Tables.rows("origins.txt", 4).stream()
                .map(row ->
                        new Origin(
                                Group.valueOf(row[0].toUpperCase(Locale.ROOT)),
                                Double.parseDouble(row[1]),
                                Tables.text(row[2]),
                                Tables.text(row[3])))
                .toList();
    }
}
