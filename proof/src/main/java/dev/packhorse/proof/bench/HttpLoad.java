package dev.packhorse.proof.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * So many connections that stay open, each with one request at a time: the next one goes out when the answer is in. One thread
 * and no HTTP library, since what drives the load takes its share of the same processors.
 */
final class HttpLoad {

    private static final int BUFFER = 64 * 1024;
    private static final int SAMPLES_MAX = 4_000_000;
    private static final Duration SILENCE_MAX = Duration.ofSeconds(10);
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

    private final int port;
    private final int connections;

    HttpLoad(int port, int connections) {
        this.port = port;
        this.connections = connections;
    }

    /** @param micros of every answer, sorted */
    record Result(double perSecond, int[] micros, int bytes) {

        double millis(double share) {
            return micros.length == 0
                    ? 0
                    : micros[(int) Math.min(micros.length - 1L, (long) (micros.length * share))] / 1000.0;
        }
    }

    /** @param path of the request with this number */
    Result run(Duration length, IntFunction<String> path) {
        try (Selector selector = Selector.open()) {
            Run run = new Run(selector, path);
            try {
                for (int i = 0; i < connections; i++) {
                    run.connect();
                }
                return run.until(System.nanoTime() + length.toNanos());
            } finally {
                run.hangUp();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The load broke off: " + e.getMessage(), e);
        }
    }

    private static final class Caller {
        final SocketChannel channel;
        final ByteBuffer answer = ByteBuffer.allocate(BUFFER);
        long sentAt;

        Caller(SocketChannel channel) {
            this.channel = channel;
        }
    }

    private final class Run {

        private final Selector selector;
        private final IntFunction<String> path;
        private final int[] micros = new int[SAMPLES_MAX];
        private int answers;
        private int asked;
        private int bytes;

        Run(Selector selector, IntFunction<String> path) {
            this.selector = selector;
            this.path = path;
        }

        void connect() throws IOException {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true).configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Caller(channel));
        }

        Result until(long end) throws IOException {
            long begun = System.nanoTime();
            for (SelectionKey key : selector.keys()) {
                ask((Caller) key.attachment());
            }
            while (System.nanoTime() < end && answers < SAMPLES_MAX) {
                int ready = selector.select(key -> read((Caller) key.attachment()), SILENCE_MAX.toMillis());
                if (ready == 0) {
                    throw new IOException("nobody answered for " + SILENCE_MAX.toSeconds() + " s");
                }
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            int[] all = Arrays.copyOf(micros, answers);
            Arrays.sort(all);
            return new Result(answers / seconds, all, bytes);
        }

        void hangUp() throws IOException {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        }

        private void ask(Caller caller) throws IOException {
            byte[] request = ("GET " + path.apply(asked++)
                            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            caller.answer.clear();
            caller.sentAt = System.nanoTime();
            if (caller.channel.write(ByteBuffer.wrap(request)) != request.length) {
                throw new IOException("a request did not fit into the socket's buffer");
            }
        }

        private void read(Caller caller) {
            try {
                if (caller.channel.read(caller.answer) < 0) {
                    throw new IOException("a connection was closed");
                }
                if (isWhole(caller.answer)) {
                    bytes = caller.answer.position();
                    if (answers < SAMPLES_MAX) {
                        micros[answers++] = (int) ((System.nanoTime() - caller.sentAt) / 1_000);
                    }
                    ask(caller);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** By its length, or by its last chunk: there is never more than one answer under way. */
    private static boolean isWhole(ByteBuffer answer) throws IOException {
        byte[] bytes = answer.array();
        int end = answer.position();
        for (int i = 3; i < end; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                if (bytes[9] != '2') {
                    throw new IOException(new String(bytes, 0, end, StandardCharsets.UTF_8));
                }
                int length = contentLength(bytes, i);
                return length >= 0
                        ? end >= i + 1 + length
                        : Arrays.equals(bytes, end - LAST_CHUNK.length, end, LAST_CHUNK, 0, LAST_CHUNK.length);
            }
        }
        return false;
    }

    private static int contentLength(byte[] bytes, int headEnd) {
        for (int i = 0; i < headEnd - LENGTH.length; i++) {
            if (bytes[i] == '\n' && isLengthAt(bytes, i + 1)) {
                int length = 0;
                for (int at = i + 1 + LENGTH.length; bytes[at] != '\r'; at++) {
                    if (bytes[at] != ' ') {
                        length = length * 10 + bytes[at] - '0';
                    }
                }
                return length;
            }
        }
        return -1;
    }

    private static boolean isLengthAt(byte[] bytes, int from) {
        for (int i = 0; i < LENGTH.length; i++) {
            if ((bytes[from + i] | 0x20) != (LENGTH[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }
}
