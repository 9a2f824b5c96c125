package dev.footfall.ingest.agent;

import java.util.List;
import java.util.Map;

/// The class of device that client hints tell: by form factor, by model, then by whether it calls
/// itself mobile.
final class HintedDevice {

    /// In the order in which they count where a device has several (form factors by
    /// wicg.github.io/ua-client-hints, 3.6). What is worn on the head is worn.
    private static final List<Map.Entry<String, DeviceClass>> FORM_FACTORS =
            List.of(
                    Map.entry("\"Watch\"", DeviceClass.WEARABLE),
                    Map.entry("\"XR\"", DeviceClass.WEARABLE),
                    Map.entry("\"Automotive\"", DeviceClass.CAR),
                    Map.entry("\"Tablet\"", DeviceClass.TABLET),
                    Map.entry("\"Mobile\"", DeviceClass.MOBILE),
                    Map.entry("\"EInk\"", DeviceClass.TABLET),
                    Map.entry("\"Desktop\"", DeviceClass.DESKTOP));

    private HintedDevice() {}

    /// @param spoken the class by the user agent; empty for none
    static DeviceClass of(ClientHints hints, String spoken, String os) {
        for (Map.Entry<String, DeviceClass> factor : FORM_FACTORS) {
            if (hints.formFactors().contains(factor.getKey())) {
                return factor.getValue();
            }
        }
        DeviceClass device = DeviceClass.named(spoken);
        boolean isPlain = device.compareTo(DeviceClass.TABLET) >= 0;
        if (isPlain && !hints.model().isEmpty()) {
            DeviceClass model = DeviceClass.ofModel(ClientHints.unquoted(hints.model()));
            device = model.compareTo(device) < 0 ? model : device;
        }
        boolean isAndroid = os.equals("Android");
        return switch (hints.mobile()) {
            case "?1" -> device.compareTo(DeviceClass.MOBILE) > 0 ? DeviceClass.MOBILE : device;
            case "?0" ->
                    isAndroid && device.compareTo(DeviceClass.MOBILE) >= 0
                            ? DeviceClass.TABLET
                            : device;
            default -> device;
        };
    }
}
