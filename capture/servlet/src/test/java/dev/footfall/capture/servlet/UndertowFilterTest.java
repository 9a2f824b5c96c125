package dev.footfall.capture.servlet;

class UndertowFilterTest extends FilterContract {

    UndertowFilterTest() {
        super(UndertowContainer::start);
    }
}
