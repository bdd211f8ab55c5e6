package dev.packhorse.proof.bench;

import dev.packhorse.proof.engine.*;
import java.nio.file.*;
import java.time.Duration;

public final class JourneyBench {
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("packhorse-bench");
        Postgres pg = args[0].equals("postgres") ? Postgres.start(folder) : null;
        TemporalEngine engine = pg != null ? new TemporalOnPostgres(folder, pg) : new TemporalDevServer(folder);
        long t = System.nanoTime();
        engine.start();
        System.out.println(engine.name() + " up in " + (System.nanoTime() - t) / 1000000 + " ms " + folder);
        try (BareShape bare = new BareShape(engine.target())) {
            for (int i = 0; i < Integer.parseInt(args[1]); i++) {
                Duration d = bare.carry(400, 16);
                System.out.printf("%s: %.1f orders/s%n", bare.name(), 400 / (d.toMillis() / 1000.0));
            }
        }
        engine.close();
        if (pg != null) pg.close();
        System.exit(0);
    }
}
