package dev.footfall.query;

import dev.footfall.model.Dimension.OfVisit;
import dev.footfall.model.Filter;
import dev.footfall.model.Filter.Operator;
import dev.footfall.model.Query;
import java.util.ArrayList;
import java.util.List;

/// Rows hold codes of countries: a filter on names becomes one on the codes that bear them.
final class Countries {

    private Countries() {}

    static Filter namesToCodes(Filter filter, Query query) {
        return Leaves.map(filter, m -> m.dimension() == OfVisit.COUNTRY_NAME ? codes(m) : m);
    }

    private static Filter codes(Filter.Match match) {
        var meets = Words.positive(match);
        List<String> codes = new ArrayList<>();
        if (meets.test("")) {
            codes.add("");
        }
        Labels.countryNames()
                .forEach((code, name) -> {
                    if (meets.test(name)) {
                        codes.add(code);
                    }
                });
        Operator operator = Words.isNegative(match.operator()) ? Operator.IS_NOT : Operator.IS;
        return new Filter.Match(operator, OfVisit.COUNTRY, codes, true);
    }
}
