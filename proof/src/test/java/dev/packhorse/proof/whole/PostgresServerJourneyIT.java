package dev.packhorse.proof.whole;

import dev.packhorse.proof.engine.Postgres;
import dev.packhorse.proof.engine.TemporalEngine;
import dev.packhorse.proof.engine.TemporalOnPostgres;
import java.nio.file.Path;

/** On the engine of production. */
class PostgresServerJourneyIT extends WholeJourney {

    @Override
    TemporalEngine engine(Path folder, Postgres postgres) {
        return new TemporalOnPostgres(folder, postgres);
    }
}
