package dev.footfall.examples.shop;

import java.security.Principal;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// What each customer is about to buy.
@RestController
@RequestMapping("/cart")
public class Carts {

    private static final int MOST_OF_ONE = 100;

    private final Products products;
    private final Map<String, Map<String, Integer>> carts = new ConcurrentHashMap<>();

    Carts(Products products) {
        this.products = products;
    }

    @GetMapping
    Map<String, Integer> cart(@Nullable Principal customer) {
        return Map.copyOf(carts.getOrDefault(nameOf(customer), Map.of()));
    }

    @PutMapping("/{product}")
    Map<String, Integer> put(
            @Nullable Principal customer, @PathVariable String product, @RequestParam int count) {
        if (count < 0 || count > MOST_OF_ONE) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        String id = products.product(product).id();
        return carts.compute(nameOf(customer), (_, before) -> with(before, id, count));
    }

    private static Map<String, Integer> with(
            @Nullable Map<String, Integer> before, String product, int count) {
        Map<String, Integer> cart = new TreeMap<>(before == null ? Map.of() : before);
        cart.put(product, count);
        cart.values().removeIf(none -> none == 0);
        return Map.copyOf(cart);
    }

    /// The cart, which is empty from now on.
    Map<String, Integer> take(String customer) {
        Map<String, Integer> taken = carts.remove(customer);
        return taken == null ? Map.of() : taken;
    }

    /// Who has signed in; nobody is refused.
    static String nameOf(@Nullable Principal customer) {
        if (customer == null) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        return customer.getName();
    }
}
