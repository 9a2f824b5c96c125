package dev.footfall.config;

import java.util.List;

/// The settings cannot be used; the message lists everything that is wrong with them.
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SettingsException(List<String> problems) {
        super("The settings cannot be used:\n  " + String.join("\n  ", problems));
    }
}
