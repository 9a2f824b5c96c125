package dev.footfall.examples.shop;

import java.util.Map;

/// What a customer has bought.
///
/// @param products how many of each, by id
/// @param cents what it comes to
public record Order(int id, String customer, Map<String, Integer> products, int cents) {

    public Order {
        products = Map.copyOf(products);
    }
}
