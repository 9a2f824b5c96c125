package dev.footfall.capture;

import dev.footfall.capture.Tracked.Bodies;
import dev.footfall.capture.mask.Masker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What [Tracked] annotations say of one handler, made by [Capture#tracking] and told to recordings
/// by [Recording#tracked]. Immutable, for any thread.
public final class Tracking {

    /// A handler that no annotation speaks of.
    public static final Tracking NONE = new Tracking("", Tracked.UNSAID, Tracked.UNSAID, null);

    private static final double WHOLE = 1;

    final String name;

    /// Negative where nothing is said.
    final double sample;

    /// Negative where nothing is said.
    final int maxBody;

    final @Nullable Masker masker;

    private Tracking(String name, double sample, int maxBody, @Nullable Masker masker) {
        this.name = name;
        this.sample = sample;
        this.maxBody = maxBody;
        this.masker = masker;
    }

    /// @param nearest those of one handler, the method's before the class's
    static Tracking of(List<Tracked> nearest, Settings settings) {
        String name = "";
        double sample = Tracked.UNSAID;
        Bodies bodies = Bodies.UNSAID;
        int most = Tracked.UNSAID;
        Settings masked = settings;
        for (Tracked tracked : nearest) {
            check(tracked, settings.memory());
            name = name.isEmpty() ? tracked.name().strip() : name;
            sample = sample < 0 ? tracked.sample() : sample;
            if (bodies == Bodies.UNSAID && most < 0) {
                bodies = tracked.bodies();
                most = tracked.maxBody();
            } else if (bodies == Bodies.KEEP && most < 0) {
                most = tracked.maxBody();
            }
            masked = masked.withMasking(masked.masking().withEverywhere(tracked.mask()));
        }
        boolean rules = !masked.masking().equals(settings.masking());
        return new Tracking(
                name,
                sample,
                ceiling(bodies, most, settings),
                rules ? new Masker(masked.masking()) : null);
    }

    private static void check(Tracked tracked, long memory) {
        double sample = tracked.sample();
        if (sample != Tracked.UNSAID && !(sample >= 0 && sample <= WHOLE)) {
            throw new IllegalArgumentException("sample: must be from 0 to 1: " + sample);
        }
        if (tracked.maxBody() < Tracked.UNSAID || tracked.maxBody() > memory) {
            throw new IllegalArgumentException(
                    "maxBody: must be from 0 to the memory allowed: " + tracked.maxBody());
        }
    }

    private static int ceiling(Bodies bodies, int most, Settings settings) {
        return switch (bodies) {
            case UNSAID -> most;
            case LEAVE -> 0;
            case KEEP -> {
                int usual = settings.maxBody() > 0 ? settings.maxBody() : Settings.MAX_BODY;
                yield most >= 0 ? most : usual;
            }
        };
    }
}
