package dev.footfall.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlacesTest {

    @Test
    void every_region_and_program_can_be_read() {
        List<Region> regions = Region.load();
        assertThat(regions).hasSizeGreaterThan(35);
        assertThat(regions.stream().mapToDouble(Region::share).sum()).isBetween(85.0, 120.0);
        assertThat(Program.load())
                .filteredOn(p -> p.group() == Program.Group.PERSON)
                .hasSizeGreaterThanOrEqualTo(55)
                .allMatch(p -> p.range().isEmpty());
    }

    @Test
    void an_address_lies_in_its_range() {
        AddressRange range = AddressRange.parse("216.73.216.0/24");
        assertThat(range.address(-1)).isEqualTo("216.73.216.255");
        assertThat(range.address(0)).isEqualTo("216.73.216.0");
        assertThat(AddressRange.parse("91.0.0.0/12").address(-1)).isEqualTo("91.15.255.255");
    }
}
