package dev.footfall.query;

import dev.footfall.model.Answer;
import dev.footfall.model.Query;
import dev.footfall.store.QueryEngine;

/// Answers questions: plans a query and hands the plan to the store. Blocks.
public final class QueryRunner {

    private final QueryEngine engine;

    public QueryRunner(QueryEngine engine) {
        this.engine = engine;
    }

    public Answer ask(Query query) {
        return engine.answer(Planner.plan(query));
    }
}
