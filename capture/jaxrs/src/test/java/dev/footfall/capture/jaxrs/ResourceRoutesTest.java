package dev.footfall.capture.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The templates of routes, however a request comes to its method.
@Timeout(60)
class ResourceRoutesTest {

    private final CapturedApplication application = new CapturedApplication();

    @AfterEach
    void stop() throws Exception {
        application.stop();
    }

    @Path("/orders/")
    public static final class Orders {
        @GET
        public String all() {
            return "ok";
        }

        @GET
        @Path("{id: [0-9]{1,9}}")
        public String one(@PathParam("id") int id) {
            return id < 0 ? "none" : "ok";
        }

        @GET
        @Path("/{ id }/files/{path: .+}/")
        public String file() {
            return "ok";
        }

        @Path("{id}/lines")
        public Lines lines() {
            return new Lines();
        }

        @Path("{id}/{kind: notes|marks}")
        public Object notes() {
            return new Notes();
        }
    }

    public static final class Lines {
        @GET
        public String all() {
            return "ok";
        }

        @GET
        @Path("{line}")
        public String one() {
            return "ok";
        }

        @Path("{line}/notes")
        public Notes notes() {
            return new Notes();
        }
    }

    @Path("does-not-count")
    public static final class Notes {
        @GET
        @Path("{note}")
        public String one() {
            return "ok";
        }
    }

    /// Its annotations are those of what implements it.
    @Path("customers")
    public interface Customers {
        @GET
        @Path("{customer}")
        String one();
    }

    public static final class StoredCustomers implements Customers {
        @Override
        public String one() {
            return "ok";
        }
    }

    @Path("/")
    public static final class Root {
        @GET
        public String root() {
            return "ok";
        }

        @GET
        @Path("plain")
        public String plain() {
            return "ok";
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/, /api",
        "/api/plain, /api/plain",
        "/api/orders, /api/orders",
        "/api/orders/17, /api/orders/{id}",
        "/api/orders/17/files/a/b, /api/orders/{id}/files/{path}",
        "/api/orders/17/lines, /api/orders/{id}/lines",
        "/api/orders/17/lines/2, /api/orders/{id}/lines/{line}",
        "/api/orders/17/lines/2/notes/3, /api/orders/{id}/lines/{line}/notes/{note}",
        "/api/orders/17/marks/3, /api/orders/{id}/{kind}/{note}",
        "/api/customers/17, /api/customers/{customer}",
    })
    void routes_are_told_as_templates(String path, String route) throws Exception {
        application.serve(Orders.class, StoredCustomers.class, Root.class);
        assertThat(application.get(path).body()).isEqualTo("ok");
        assertThat(application.recorded().route()).isEqualTo(route);
    }

    @Test
    void what_no_resource_is_for_has_none() throws Exception {
        application.serve(Orders.class);
        assertThat(application.get("/api/nowhere").statusCode()).isEqualTo(404);
        assertThat(application.recorded().route()).isEmpty();
        assertThat(application.post("/api/orders", new byte[0]).statusCode()).isEqualTo(405);
        assertThat(application.recorded().status()).isEqualTo(405);
    }

    @Test
    void a_function_names_the_route() throws Exception {
        FootfallFeature feature =
                new FootfallFeature(application.capture)
                        .withRoute(
                                request -> request.getUriInfo().getPath().length() > 8 ? "/x" : "");
        application.serve(new ResourceConfig(Orders.class).register(feature));
        application.get("/api/orders/17");
        assertThat(application.recorded().route()).isEqualTo("/x");
        application.get("/api/orders");
        assertThat(application.recorded().route()).isEqualTo("/api/orders");
    }
}
