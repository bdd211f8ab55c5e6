package dev.packhorse.proof.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A cable between the platform and its database that can be cut: what is connected is reset, what calls is refused. */
public final class Link implements AutoCloseable {

    private final int port;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket entrance;

    private Link(int target) {
        this.target = target;
        this.entrance = listen(0);
        this.port = entrance.getLocalPort();
        Thread.ofVirtual().name("link").start(() -> accept(entrance));
    }

    /** @param target a port of this machine */
    public static Link to(int target) {
        return new Link(target);
    }

    public int port() {
        return port;
    }

    public void cut() {
        close(entrance);
        open.forEach(Link::close);
        open.clear();
    }

    public void mend() {
        ServerSocket again = listen(port);
        entrance = again;
        Thread.ofVirtual().name("link").start(() -> accept(again));
    }

    private static ServerSocket listen(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket door) {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                Socket callee = new Socket(InetAddress.getLoopbackAddress(), target);
                join(caller, callee);
            } catch (IOException closedOrRefused) {
                // The door was shut, or the database is gone; either way there is nobody to tell.
            }
        }
    }

    private void join(Socket caller, Socket callee) throws IOException {
        caller.setTcpNoDelay(true);
        callee.setTcpNoDelay(true);
        open.add(caller);
        open.add(callee);
        Thread.ofVirtual().start(() -> pump(caller, callee));
        Thread.ofVirtual().start(() -> pump(callee, caller));
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException cut) {
            // An end was closed; closing the other is all there is to do, and that is done.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        cut();
    }
}
