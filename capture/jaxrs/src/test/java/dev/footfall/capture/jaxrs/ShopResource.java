package dev.footfall.capture.jaxrs;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ForkJoinPool;

/// The contract's shop.
@Path("shop")
@Consumes("*/*")
public final class ShopResource {

    private static final int MEBIBYTE = 1 << 20;
    private static final int PIECE = 8 << 10;

    private final Runnable awaitSeen;

    ShopResource(Runnable awaitSeen) {
        this.awaitSeen = awaitSeen;
    }

    @GET
    @Path("hello")
    @Produces("text/plain;charset=utf-8")
    public String hello() {
        return ShopContract.HELLO_TEXT;
    }

    @POST
    @Path("echo")
    public Response echo(byte[] body, @HeaderParam("Content-Type") String type) {
        return Response.ok(body, type).build();
    }

    @GET
    @Path("nothing")
    public void nothing() {}

    @GET
    @Path("unchanged")
    public Response unchanged() {
        return Response.notModified(new EntityTag("v1")).build();
    }

    @GET
    @Path("teapot")
    public Response teapot() {
        return Response.status(418)
                .entity(ShopContract.TEAPOT_TEXT)
                .type("application/json")
                .build();
    }

    @GET
    @Path("throw")
    public String thrown() {
        throw new IllegalStateException("thrown");
    }

    @GET
    @Path("chunks")
    @Produces("text/plain")
    public StreamingOutput chunks() {
        return out -> {
            out.write("one".getBytes(UTF_8));
            out.flush();
            out.write("two".getBytes(UTF_8));
        };
    }

    @GET
    @Path("events")
    @Produces("text/event-stream")
    public void events(@Context SseEventSink sink, @Context Sse sse) {
        ForkJoinPool.commonPool()
                .execute(() -> {
                    try (sink) {
                        sink.send(sse.newEvent("1"));
                        awaitSeen.run();
                        sink.send(sse.newEvent("2"));
                    } catch (Exception e) { // since version 4 closing may fail
                        throw new IllegalStateException(e);
                    }
                });
    }

    @GET
    @Path("big/{chunks}")
    @Produces("application/octet-stream")
    public StreamingOutput big(@PathParam("chunks") int chunks) {
        byte[] chunk = new byte[MEBIBYTE];
        return out -> {
            for (int i = 0; i < chunks; i++) {
                out.write(chunk);
            }
        };
    }

    @POST
    @Path("count")
    @Produces("text/plain")
    public String count(InputStream body) throws IOException {
        byte[] some = new byte[PIECE];
        long all = 0;
        for (int n = body.read(some); n >= 0; n = body.read(some)) {
            all += n;
        }
        return "" + all;
    }

    @GET
    @Path("later")
    public void later(@Suspended AsyncResponse response) {
        Response answer = Response.accepted("later").type("text/plain").build();
        ForkJoinPool.commonPool().execute(() -> response.resume(answer));
    }

    @GET
    @Path("later-nothing")
    public void laterNothing(@Suspended AsyncResponse response) {
        ForkJoinPool.commonPool().execute(() -> response.resume(Response.noContent().build()));
    }

    @GET
    @Path("items/{id}")
    @Produces("text/plain")
    public String item(@PathParam("id") String id) {
        return id.isEmpty() ? "none" : "item";
    }

    @GET
    @Path("skip")
    @Produces("text/plain")
    public String skip() {
        return "skipped";
    }
}
