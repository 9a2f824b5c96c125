package dev.footfall.capture.mask;

/// Told what a masker masks: names, never values. Called by whichever thread masks.
public interface Findings {

    /// Nobody is told.
    Findings NONE =
            new Findings() {
                @Override
                public void masked(Place place, String name) {}

                @Override
                public void withheld(String why) {}
            };

    /// @param name of the header, cookie, parameter or field; for [Place#VALUE] what it looked like
    void masked(Place place, String name);

    /// A whole body was withheld.
    ///
    /// @param why in a few fixed words
    void withheld(String why);
}
