package dev.footfall.sample;

/// A page of the sample site.
record Page(Section section, String path) {

    /// A part of the site whose pages are read alike.
    enum Section {
        HOME(18, 45),
        CATEGORY(22, 60),
        PRODUCT(34, 65),
        CART(26, 80),
        CHECKOUT(70, 85),
        BLOG_INDEX(16, 55),
        BLOG(85, 58),
        DOCS(75, 62),
        PRICING(38, 72),
        FEATURES(35, 60),
        ABOUT(25, 55),
        SIGNUP(45, 85),
        DOWNLOAD(20, 60),
        SEARCH(14, 50),
        CONTACT(40, 80);

        /// Median time that a reader spends on such a page.
        final int dwellSeconds;

        /// How far down a usual reader gets.
        final int scrollPercent;

        Section(int dwellSeconds, int scrollPercent) {
            this.dwellSeconds = dwellSeconds;
            this.scrollPercent = scrollPercent;
        }
    }
}
