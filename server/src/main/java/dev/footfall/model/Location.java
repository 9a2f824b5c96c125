package dev.footfall.model;

/// Where a hit happened: the parts of its URL.
///
/// @param host in lower case with the port where one was given; empty when not known
/// @param path begins with `/`; without the query
/// @param query what follows the `?`, as sent; empty when there was none
public record Location(String host, String path, String query) {

    public static final Location NONE = new Location("", "", "");
}
