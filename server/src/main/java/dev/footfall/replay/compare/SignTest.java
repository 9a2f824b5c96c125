package dev.footfall.replay.compare;

/// How likely it is by chance that one of two equally likely things happens that much more often
/// than the other (the binomial test with one half, one-sided).
final class SignTest {

    private static final double HALF = 0.5;

    private SignTest() {}

    /// The likelihood of `often` or more out of `often + seldom`.
    static double chance(int often, int seldom) {
        int all = often + seldom;
        double likelihood = 0;
        // In logarithms, as one half to the power of thousands is 0 as a double.
        double log = all * Math.log(HALF);
        for (int seen = all; seen >= often; seen--) {
            likelihood += Math.exp(log);
            log += Math.log(Math.max(1, seen)) - Math.log(all - seen + 1.0);
        }
        return Math.min(1, likelihood);
    }
}
