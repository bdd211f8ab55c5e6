package dev.packhorse.quickstart;

import dev.packhorse.workers.RefusedToStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** A port that the quickstart listens on, always on this machine alone. */
enum Port {
    API("--api-port", 8080, "the API"),
    METRICS("--metrics-port", 8081, "health and metrics"),
    SANDBOX("--sandbox-port", 8090, "the sandbox"),
    TEMPORAL("--temporal-port", 7233, "Temporal"),
    TEMPORAL_UI("--temporal-ui-port", 8233, "Temporal's Web UI"),
    /** Any free one, since only we connect and 5432 is often taken. */
    DATABASE("--database-port", 0, "PostgreSQL");

    private final String option;
    private final int standard;
    private final String what;

    Port(String option, int standard, String what) {
        this.option = option;
        this.standard = standard;
        this.what = what;
    }

    String option() {
        return option;
    }

    int standard() {
        return standard;
    }

    /**
     * Looks before anything is started that would have to be stopped again.
     *
     * @return the wanted one, or any free one for 0
     * @throws RefusedToStart when something listens there
     */
    int free(int wanted) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), wanted));
            return socket.getLocalPort();
        } catch (IOException taken) {
            throw new RefusedToStart(
                    "Port " + wanted + ", wanted for " + what
                            + ", is taken; stop what listens there, or choose another by " + option + "=PORT.",
                    taken);
        }
    }
}
