package dev.footfall.account;

import dev.footfall.model.Identity;
import java.time.Duration;

/// What a new site is like where its words say nothing else: the settings `identity` and
/// `visit.timeout`.
public record NewSites(Identity identity, Duration visitTimeout) {}
