package dev.footfall.examples.shop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The shop as a process. Nothing in it speaks of Footfall but the dependency, three properties in
/// `application.yaml`, and `@Tracked` on the routes that want more or less than the usual.
@SpringBootApplication(proxyBeanMethods = false)
public class Shop {

    /// Prints where it listens, so that port 0 can be found.
    public static void main(String[] arguments) {
        var environment = SpringApplication.run(Shop.class, arguments).getEnvironment();
        String port = environment.getProperty("local.server.port");
        System.out.println("The shop listens on http://127.0.0.1:" + port);
    }
}
