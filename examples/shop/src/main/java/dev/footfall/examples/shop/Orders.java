package dev.footfall.examples.shop;

import static dev.footfall.examples.shop.Carts.nameOf;

import dev.footfall.capture.Tracked;
import dev.footfall.capture.Tracked.Bodies;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// What was bought.
@RestController
@RequestMapping("/orders")
public class Orders {

    private static final int MOST = 1_000;
    private static final List<String> STATIONS = List.of("packed", "sent", "delivered");

    /// How an order is paid for.
    ///
    /// @param cardNumber secret: Footfall masks it by its name
    /// @param voucher secret in this shop: named to `@Tracked`
    public record Payment(String cardNumber, @Nullable String voucher) {}

    private final Products products;
    private final Carts carts;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, Order> orders = new ConcurrentHashMap<>();

    Orders(Products products, Carts carts) {
        this.products = products;
        this.carts = carts;
    }

    /// Buys what is in the cart. Its bodies are kept, without what is secret.
    @Tracked(bodies = Bodies.KEEP, mask = "voucher")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Order place(@Nullable Principal customer, @RequestBody Payment payment) {
        String name = nameOf(customer);
        Map<String, Integer> bought = carts.take(name);
        if (bought.isEmpty() || payment.cardNumber().isBlank()) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
        int cents = 0;
        for (Map.Entry<String, Integer> item : bought.entrySet()) {
            cents += products.product(item.getKey()).cents() * item.getValue();
        }
        Order order = new Order(numbers.incrementAndGet(), name, bought, cents);
        orders.put(order.id(), order);
        orders.remove(order.id() - MOST);
        return order;
    }

    @GetMapping("/{id}")
    Order order(@Nullable Principal customer, @PathVariable int id) {
        Order order = orders.get(id);
        if (order == null || !order.customer().equals(nameOf(customer))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return order;
    }

    /// Its way to the customer, as server-sent events.
    @GetMapping("/{id}/way")
    SseEmitter way(@Nullable Principal customer, @PathVariable int id) throws IOException {
        order(customer, id);
        SseEmitter events = new SseEmitter();
        for (String station : STATIONS) {
            events.send(SseEmitter.event().name("station").data(station));
        }
        events.complete();
        return events;
    }

    /// Fails, as the bank never answers.
    @PostMapping("/{id}/refund")
    Order refund(@Nullable Principal customer, @PathVariable int id) {
        throw new IllegalStateException(
                "The bank does not answer for " + order(customer, id).customer());
    }
}
