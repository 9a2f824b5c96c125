package dev.footfall;

import dev.footfall.account.Accounts;
import dev.footfall.account.People;
import dev.footfall.account.RouteRules;
import dev.footfall.account.Saved;
import dev.footfall.account.Tags;
import dev.footfall.api.capture.LossTally;
import dev.footfall.capture.mask.Masker;
import dev.footfall.config.Settings;
import dev.footfall.ingest.Pipeline;
import dev.footfall.ingest.judge.Rejudgement;
import dev.footfall.ingest.network.Networks;
import dev.footfall.ingest.page.CapPaths;
import dev.footfall.ingest.place.Places;
import dev.footfall.model.Notice;
import dev.footfall.store.duckdb.DuckDb;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The parts of an opened data folder, as the surfaces and the commands need them.
///
/// @param losses what capture libraries say they could not send
/// @param networks empty where `dns.reverse` is off
/// @param masker takes secrets out of captured requests
/// @param noticing who may have something to tell the operator
record House(
        Settings settings,
        InstantSource clock,
        DuckDb store,
        Accounts accounts,
        People people,
        Saved saved,
        RouteRules routeRules,
        Tags tags,
        CapPaths capPaths,
        Pipeline pipeline,
        Places places,
        Rejudgement rejudgement,
        LossTally losses,
        Optional<Networks> networks,
        Masker masker,
        List<Supplier<List<Notice>>> noticing) {

    House {
        noticing = List.copyOf(noticing);
    }

    /// What the operator should know though the server goes on without it.
    List<Notice> notices() {
        return noticing.stream().flatMap(part -> part.get().stream()).toList();
    }
}
