package dev.footfall.capture.jaxrs;

import dev.footfall.capture.Capture;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.security.Principal;
import java.util.function.Function;

/// Captures each exchange of an application of Jakarta REST, once, whether its resource answers at
/// once, later, or as a stream. Bodies are noted as they pass by, never held back. Where something
/// within it fails, the exchange goes on as if it were not there.
///
/// It is to be registered as one instance. Jersey tells it of exceptions and of the end of each
/// exchange; elsewhere an exception is known by its answer alone, and an end when the answer's
/// stream is closed.
@ConstrainedTo(RuntimeType.SERVER)
public final class FootfallFeature implements Feature {

    private static final String JERSEY = "org.glassfish.jersey.server.monitoring.RequestEvent";

    /// The lowest priority that Jersey takes as such.
    static final int OUTERMOST = 1;

    private final Capture capture;
    private final Questions questions;

    /// The consumer is the user of the security context, the route the template of the matched
    /// resource; addresses are not known.
    ///
    /// @param capture stays the caller's to close
    public FootfallFeature(Capture capture) {
        this(capture, new Questions(FootfallFeature::user, request -> "", request -> ""));
    }

    private FootfallFeature(Capture capture, Questions questions) {
        this.capture = capture;
        this.questions = questions;
    }

    /// @param says who called, when the answer is made; where it says nobody, it is the user of the
    ///   security context
    public FootfallFeature withConsumer(Function<ContainerRequestContext, String> says) {
        Function<ContainerRequestContext, String> either =
                request -> {
                    String said = says.apply(request);
                    return said == null || said.isEmpty() ? user(request) : said;
                };
        return new FootfallFeature(
                capture, new Questions(either, questions.address(), questions.route()));
    }

    /// @param says from which address the request comes, when the answer is made, which the
    ///   standard has no words for: what a filter of yours set as a property, for instance
    public FootfallFeature withAddress(Function<ContainerRequestContext, String> says) {
        return new FootfallFeature(
                capture, new Questions(questions.consumer(), says, questions.route()));
    }

    /// @param says the template of the route, when the answer is made, such as `/orders/{id}`;
    ///   empty for that of the matched resource
    public FootfallFeature withRoute(Function<ContainerRequestContext, String> says) {
        return new FootfallFeature(
                capture, new Questions(questions.consumer(), questions.address(), says));
    }

    private static String user(ContainerRequestContext request) {
        Principal principal =
                request.getSecurityContext() == null
                        ? null
                        : request.getSecurityContext().getUserPrincipal();
        return principal == null ? "" : principal.getName();
    }

    @Override
    public boolean configure(FeatureContext context) {
        boolean jersey = isJersey(context);
        context.register(new ExchangeFilter(capture, questions, jersey), OUTERMOST);
        context.register(new TrackedMethods(capture), OUTERMOST);
        if (jersey) {
            context.register(new JerseyEvents(capture));
        }
        return true;
    }

    private static boolean isJersey(FeatureContext context) {
        try {
            ClassLoader loader = context.getClass().getClassLoader();
            boolean named = context.getClass().getName().startsWith("org.glassfish.jersey.");
            return named && Class.forName(JERSEY, false, loader).isInterface();
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
