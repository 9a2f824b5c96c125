package dev.footfall.capture.spring;

import dev.footfall.capture.Settings;

/// Changes the settings that the properties make, before anything is captured. A bean of the
/// application's own; of several, in their order.
@FunctionalInterface
public interface SettingsCustomizer {

    Settings customize(Settings settings);
}
