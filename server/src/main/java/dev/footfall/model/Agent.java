package dev.footfall.model;

/// The program that a visitor used. Every part is empty when not known.
///
/// @param device one of `Desktop`, `Mobile`, `Tablet`, `TV`, `Console`, `Wearable`, `Other`
public record Agent(
        String browser, String browserVersion, String os, String osVersion, String device) {

    public static final Agent UNKNOWN = new Agent("", "", "", "", "");
}
