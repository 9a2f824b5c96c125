package dev.footfall.examples.shop;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// What is for sale: anybody may look.
@RestController
@RequestMapping("/products")
public class Products {

    private static final List<Product> ALL =
            List.of(
                    new Product("tea", "Tea, 100 g", 690),
                    new Product("pot", "A pot for it", 2_900),
                    new Product("cup", "A cup", 850));

    @GetMapping
    List<Product> all() {
        return ALL;
    }

    @GetMapping("/{id}")
    Product product(@PathVariable String id) {
        return ALL.stream()
                .filter(product -> product.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
