package dev.footfall.api.capture;

import dev.footfall.model.ExchangeTrace;
import dev.footfall.model.KeptMessage;

/// What an item tells beyond its counts, secrets masked.
record CapturedDetails(ExchangeTrace trace, KeptMessage request, KeptMessage response) {}
