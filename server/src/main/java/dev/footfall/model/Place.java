package dev.footfall.model;

/// Where an address lies. Every part is empty when not known.
///
/// @param country ISO 3166-1 alpha-2, upper case
/// @param region ISO 3166-2, such as `DE-BE`, or the region's name where the data has no code
/// @param city the city's name in English
public record Place(String country, String region, String city) {

    public static final Place UNKNOWN = new Place("", "", "");
}
