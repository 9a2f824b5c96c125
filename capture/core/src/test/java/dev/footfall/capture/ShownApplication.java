package dev.footfall.capture;

/// An application that asks for JMX, captures one exchange, and prints how many there were.
final class ShownApplication {

    private ShownApplication() {}

    public static void main(String[] arguments) {
        Settings settings = Settings.of("", "", "shop.example").withJmx(true);
        try (Capture capture = Capture.start(settings)) {
            capture.begin("GET", "/").finish(200, Ending.COMPLETED);
            System.out.println(capture.sequence() + " " + capture.lastTrouble());
        }
    }
}
