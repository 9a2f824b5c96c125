package dev.footfall.sample;

/// A stream of pseudo-random numbers that is the same on every machine (SplitMix64, and
/// `StrictMath` where logarithms are needed). Belongs to one thread.
final class Dice {

    private static final long GOLDEN_GAMMA = 0x9e37_79b9_7f4a_7c15L;
    private static final double UNIT = 0x1p-53;

    private long state;

    Dice(long seed) {
        this.state = mix(seed);
    }

    /// Scatters the bits of a number, so that neighbours have nothing in common.
    static long mix(long number) {
        long z = number + GOLDEN_GAMMA;
        z = (z ^ (z >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d0_49bb_1331_11ebL;
        return z ^ (z >>> 31);
    }

    long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /// 0 inclusive to 1 exclusive.
    double unit() {
        return (next() >>> 11) * UNIT;
    }

    int below(int bound) {
        return (int) (unit() * bound);
    }

    long below(long bound) {
        return (long) (unit() * bound);
    }

    boolean chance(double probability) {
        return unit() < probability;
    }

    /// A rank below `count`, of which the first are the likeliest: Zipf's law with exponent 1.
    int zipf(int count) {
        return (int) StrictMath.exp(unit() * StrictMath.log(count + 1.0)) - 1;
    }

    /// @param spread standard deviation of the logarithm
    double logNormal(double median, double spread) {
        return median * StrictMath.exp(spread * gaussian());
    }

    /// Box and Muller's method, one of its two numbers.
    private double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
        return radius * StrictMath.cos(2 * StrictMath.PI * unit());
    }
}
