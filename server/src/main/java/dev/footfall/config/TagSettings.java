package dev.footfall.config;

import java.time.Duration;

/// How long the uses of tags are told one by one; their counts stay.
public record TagSettings(Duration history) {

    static TagSettings read(SettingsReader reader) {
        return new TagSettings(reader.duration("tags.history"));
    }
}
