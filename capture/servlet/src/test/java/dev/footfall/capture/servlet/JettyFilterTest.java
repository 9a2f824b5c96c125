package dev.footfall.capture.servlet;

class JettyFilterTest extends FilterContract {

    JettyFilterTest() {
        super(JettyContainer::start);
    }
}
