package dev.footfall.command;

import java.util.List;

/// Where `footfall route` does its work: at a running server, or in the data folder of a stopped
/// one. What is refused comes as a [FailedException] in words for people.
interface RouteDesk extends AutoCloseable {

    /// One template.
    ///
    /// @param source `rule` or `openapi`
    record RouteRow(String id, String template, String source) {}

    List<RouteRow> routes(String site);

    RouteRow add(String site, String template);

    void remove(String site, String id);

    /// @return how many templates the document told
    int tell(String site, byte[] openApi);

    @Override
    void close();

    /// The desk that the options name.
    static RouteDesk at(Target target) {
        return target.server()
                .<RouteDesk>map(url -> new ServerRoutes(new ServerCall(url, target.key())))
                .orElseGet(() -> FolderRoutes.open(target.settings()));
    }
}
