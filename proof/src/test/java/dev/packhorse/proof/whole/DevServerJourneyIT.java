package dev.packhorse.proof.whole;

import dev.packhorse.proof.engine.Postgres;
import dev.packhorse.proof.engine.TemporalDevServer;
import dev.packhorse.proof.engine.TemporalEngine;
import java.nio.file.Path;

/** On the engine of the quickstart. */
class DevServerJourneyIT extends WholeJourney {

    @Override
    TemporalEngine engine(Path folder, Postgres postgres) {
        return new TemporalDevServer(folder);
    }
}
