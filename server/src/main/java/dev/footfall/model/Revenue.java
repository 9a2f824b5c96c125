package dev.footfall.model;

import java.math.BigDecimal;

/// Money that came with an event.
///
/// @param currency ISO 4217 code; empty when there was no money
public record Revenue(BigDecimal amount, String currency) {

    public static final Revenue NONE = new Revenue(BigDecimal.ZERO, "");

    public boolean isPresent() {
        return !currency.isEmpty();
    }
}
