package dev.footfall.capture.jaxrs;

/// The contract on Jersey as a servlet of Tomcat.
class TomcatTest extends ShopContract {
    TomcatTest() {
        super(Servers.TOMCAT);
    }
}
