package dev.footfall.store;

import dev.footfall.model.BotVerdict;
import dev.footfall.model.EventKind;

/// What is stored of an event that it can be judged by again.
///
/// @param fromLog see [dev.footfall.model.Event]
/// @param method empty when it is no request
/// @param country of its visit
/// @param verdict of its visit
public record StoredHit(
        EventKind kind,
        boolean fromLog,
        String method,
        int status,
        String host,
        String path,
        String userAgent,
        String country,
        BotVerdict verdict) {}
