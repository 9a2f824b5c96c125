package dev.footfall.store;

import dev.footfall.model.Answer;

/// Answers plans from what is stored, the open visits included. Blocks; not for virtual threads
/// alone, as engines may hold their carrier: implementations run on threads of their own.
public interface QueryEngine {

    Answer answer(QueryPlan plan);
}
