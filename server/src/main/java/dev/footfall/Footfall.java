package dev.footfall;

/// The process: plain wiring, read from top to bottom.
public final class Footfall {

    private Footfall() {}

    public static void main(String[] args) {
        System.exit(1);
    }
}
