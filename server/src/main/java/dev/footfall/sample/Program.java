package dev.footfall.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A program that sends hits, as the table of agents describes it.
///
/// @param range where it runs; empty for programs that run on visitors' own devices
record Program(Group group, double weight, Optional<AddressRange> range, String words) {

    /// What a program is used for.
    enum Group {
        PERSON,
        CRAWLER,
        HEADLESS,
        MONITOR,
        SCANNER,
        CLIENT
    }

    static List<Program> load() {
        List<Program> programs = new ArrayList<>();
        for (String[] row : Tables.rows("agents.txt", 4)) {
            Group group = Group.valueOf(row[0].toUpperCase(Locale.ROOT));
            Optional<AddressRange> range =
                    row[2].equals("-") ? Optional.empty() : Optional.of(AddressRange.parse(row[2]));
            programs.add(new Program(group, Double.parseDouble(row[1]), range, row[3]));
        }
        return List.copyOf(programs);
    }

    static Weighted<Program> choice(List<Program> programs, Group group) {
        return new Weighted<>(
                programs.stream().filter(p -> p.group == group).toList(), Program::weight);
    }

    /// An address in its range.
    String address(long bits) {
        return range.map(r -> r.address(bits)).orElse("");
    }
}
