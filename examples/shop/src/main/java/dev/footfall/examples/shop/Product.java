package dev.footfall.examples.shop;

/// Something for sale.
///
/// @param cents its price in hundredths of a euro
public record Product(String id, String name, int cents) {}
