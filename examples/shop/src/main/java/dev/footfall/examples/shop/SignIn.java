package dev.footfall.examples.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the customer whose key a request brings its principal, whom Footfall then names as the
/// consumer. A key of nobody's is refused; without one a request is anybody's.
@Component
public final class SignIn implements Filter {

    /// Of this example only: a real shop has its customers and their keys in a safer place.
    private static final Map<String, String> CUSTOMERS_BY_KEY =
            Map.of("key-of-ann", "ann", "key-of-bob", "bob");

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        String key = asked.getHeader("X-Api-Key");
        if (key == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<String> customer = customer(key);
        if (customer.isPresent()) {
            chain.doFilter(new SignedIn(asked, customer.get()), response);
        } else {
            ((HttpServletResponse) response).sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    private static Optional<String> customer(String key) {
        byte[] told = key.getBytes(UTF_8);
        return CUSTOMERS_BY_KEY.entrySet().stream()
                .filter(known -> MessageDigest.isEqual(known.getKey().getBytes(UTF_8), told))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static final class SignedIn extends HttpServletRequestWrapper {

        private final String customer;

        SignedIn(HttpServletRequest request, String customer) {
            super(request);
            this.customer = customer;
        }

        @Override
        public String getRemoteUser() {
            return customer;
        }

        @Override
        public @Nullable Principal getUserPrincipal() {
            return () -> customer;
        }
    }
}
