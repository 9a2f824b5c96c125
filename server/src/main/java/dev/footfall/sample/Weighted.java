package dev.footfall.sample;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Things of which some are drawn more often than others.
final class Weighted<T> {

    private final List<T> things;
    private final double[] cumulative;

    Weighted(List<T> things, ToDoubleFunction<T> weight) {
        this.things = List.copyOf(things);
        this.cumulative = new double[this.things.size()];
        double sum = 0;
        for (int i = 0; i < cumulative.length; i++) {
            sum += weight.applyAsDouble(this.things.get(i));
            cumulative[i] = sum;
        }
    }

    double total() {
        return cumulative[cumulative.length - 1];
    }

    T pick(Dice dice) {
        int found = Arrays.binarySearch(cumulative, dice.unit() * total());
        int index = found >= 0 ? found + 1 : -found - 1;
        return things.get(Math.min(index, cumulative.length - 1));
    }
}
