package dev.packhorse.workers;

import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import java.time.Duration;

/**
 * Knows how many activities run now. A drain waits for those and for nothing else: the SDK's own wait for termination also
 * counts polls that it has given up, and with autoscaling pollers it lasted for its whole limit although nothing ran (SDK 1.39.0,
 * on the test server and on server 1.32.0).
 */
final class RunningActivities extends WorkerInterceptorBase {

    private int running;

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new ActivityInboundCallsInterceptorBase(next) {
            @Override
            public ActivityOutput execute(ActivityInput input) {
                begun();
                try {
                    return super.execute(input);
                } finally {
                    ended();
                }
            }
        };
    }

    /** How many still run when the last has ended or the time is over. */
    synchronized int awaitNone(Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        try {
            for (long left = longest.toMillis(); running > 0 && left > 0; left = millisUntil(deadline)) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return running;
    }

    private synchronized void begun() {
        running++;
    }

    private synchronized void ended() {
        running--;
        notifyAll();
    }

    private static long millisUntil(long deadline) {
        return (deadline - System.nanoTime()) / 1_000_000;
    }
}
