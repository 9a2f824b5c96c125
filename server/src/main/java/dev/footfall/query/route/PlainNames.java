package dev.footfall.query.route;

import dev.footfall.model.PathTemplate;
import dev.footfall.store.RouteNames;

/// Names routes without knowing anything of their site.
public enum PlainNames implements RouteNames {
    /// By what the path's segments look like.
    BY_SHAPE;

    @Override
    public String of(String method, String path) {
        return PathTemplate.of(path);
    }

    @Override
    public boolean byMethod() {
        return false;
    }
}
