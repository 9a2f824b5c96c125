package dev.footfall.capture.vertx;

/// What the application knows of an exchange, beyond its bytes.
interface Origin {

    /// The application says what the request is routed to, possibly several times.
    ///
    /// @param name empty when what it is routed to has none
    void routed(String name);

    /// The template of the route; empty when there is none. Asked when the exchange is over.
    String route();

    /// Who called; empty for nobody. Asked when the exchange is over.
    String consumer();

    /// Whether the application failed, though somebody answered in its place.
    boolean hasFailed();
}
