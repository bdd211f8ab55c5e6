package dev.packhorse.proof.engine;

import java.time.Duration;
import java.util.stream.Stream;

/** Processor time, as the system counts it. */
final class Cpu {

    private Cpu() {}

    /** Of a process and all that it has started and that still runs. */
    static Duration of(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
