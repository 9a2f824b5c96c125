package dev.footfall.store;

/// Names the routes of requests whose callers did not. Never changes, so that one question is
/// answered by one naming; any thread may ask it.
public interface RouteNames {

    /// @return a template such as `/guest/{id}`; for what is no path, itself
    String of(String method, String path);

    /// Whether requests of different methods to the same path may have different routes.
    boolean byMethod();
}
