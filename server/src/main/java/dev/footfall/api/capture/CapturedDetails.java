package dev.footfall.api.capture;

import dev.footfall.model.ExchangeTrace;
import dev.footfall.model.KeptMessage;
import dev.footfall.model.SentEvents;
import java.util.Optional;

/// What an item tells beyond its counts, secrets masked.
record CapturedDetails(
        ExchangeTrace trace,
        KeptMessage request,
        KeptMessage response,
        Optional<SentEvents> sentEvents) {}
