package dev.packhorse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The network between an application and its database, which can be cut and can fall silent. */
final class Wire implements AutoCloseable {

    private final ServerSocket listener;
    private final int target;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private volatile boolean silent;

    Wire(String jdbcUrl) throws IOException {
        target = URI.create(jdbcUrl.substring("jdbc:".length())).getPort();
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::listen);
    }

    String url(String jdbcUrl) {
        return jdbcUrl.replace(":" + target + "/", ":" + listener.getLocalPort() + "/");
    }

    /** Connections stay open and new ones are taken, but nothing is answered any more. */
    void fallSilent() {
        silent = true;
    }

    void speakAgain() {
        silent = false;
        open.forEach(Wire::closeQuietly);
    }

    @Override
    public void close() {
        closeQuietly(listener);
        open.forEach(Wire::closeQuietly);
    }

    private void listen() {
        try {
            while (true) {
                Socket near = listener.accept();
                open.add(near);
                if (!silent) {
                    Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                    open.add(far);
                    Thread.ofVirtual().start(() -> pump(near, far));
                    Thread.ofVirtual().start(() -> pump(far, near));
                }
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[8192];
        try {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                if (!silent) {
                    to.getOutputStream().write(buffer, 0, read);
                }
            }
        } catch (IOException _) {
            // Cut: the other side is told below.
        } finally {
            closeQuietly(to);
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception _) {
            // It is gone either way.
        }
    }
}
