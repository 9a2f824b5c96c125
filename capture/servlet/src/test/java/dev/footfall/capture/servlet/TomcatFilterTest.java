package dev.footfall.capture.servlet;

class TomcatFilterTest extends FilterContract {

    TomcatFilterTest() {
        super(TomcatContainer::start);
    }
}
