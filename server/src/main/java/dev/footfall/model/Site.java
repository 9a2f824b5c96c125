package dev.footfall.model;

import java.time.Duration;
import java.time.ZoneId;

/// A website or an API that is counted.
///
/// @param number names it inside the store; never given to another site
/// @param domain names it on the wire, such as `example.com`
/// @param zone the time zone of its days
public record Site(
        int number, String domain, ZoneId zone, Identity identity, Duration visitTimeout) {}
