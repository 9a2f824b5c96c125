package dev.footfall.bench.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the servlet filter makes the request's thread allocate beside what it would anyway, on
/// Tomcat's own requests. It does not depend on the machine once the compiler has done its work,
/// which is waited for as long as a bound is not met.
class AllocationTest {

    private static final int MOST_BATCHES = 3_000;
    private static final int LEAST_BATCHES = 3;
    private static final long CEILING = 64 << 10;

    /// The least that an exchange was seen to take.
    ///
    /// @param enough with what it need not be tried again
    private static long least(Scenario scenario, long enough) throws Exception {
        ExchangeBenchmark benchmark = new ExchangeBenchmark();
        benchmark.scenario = scenario.name();
        benchmark.open();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < LEAST_BATCHES || (least > enough && i < MOST_BATCHES); i++) {
            ExchangeBenchmark.Costs costs = new ExchangeBenchmark.Costs();
            benchmark.serve(costs);
            least = Math.min(least, costs.bytes / costs.exchanges);
        }
        benchmark.close();
        return least;
    }

    private static void assertAdds(Scenario scenario, long atMost) throws Exception {
        long bare = least(scenario.bare(), 0);
        assertThat(least(scenario, bare + atMost) - bare).isLessThanOrEqualTo(atMost);
    }

    @ParameterizedTest
    @EnumSource(names = {"EXCLUDED_NONE", "EXCLUDED_16K", "SAMPLED_OUT_NONE", "SAMPLED_OUT_16K"})
    void what_is_not_captured_costs_at_most_200_bytes(Scenario scenario) throws Exception {
        assertAdds(scenario, 200);
    }

    @Test
    void what_is_captured_without_bodies_costs_at_most_two_kilobytes() throws Exception {
        assertAdds(Scenario.CAPTURED_NONE, 2_048);
    }

    @Test
    void a_body_costs_no_more_than_growing_to_the_ceiling_however_long_it_is() throws Exception {
        long twoGrowing = 2 * 2 * CEILING;
        assertAdds(Scenario.BODIES_1M, twoGrowing + 4_096);
        assertAdds(Scenario.BODIES_4M, twoGrowing + 4_096);
    }
}
