package dev.packhorse.proof.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * One connection that posts JSON and looks at the status only. A full HTTP client would take more of the machine for itself than
 * what is measured has.
 */
final class KeepAlive implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 40_000;

    private final Socket socket = new Socket();
    private final InputStream answers;
    private final String host;

    KeepAlive(String base) {
        URI address = URI.create(base);
        host = address.getHost() + ":" + address.getPort();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), TIMEOUT_MILLIS);
            answers = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the status */
    int post(String path, String idempotencyKey, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + path + " HTTP/1.1\r\nHost: " + host
                + "\r\nContent-Type: application/json\r\nIdempotency-Key: " + idempotencyKey + "\r\nContent-Length: "
                + bytes.length + "\r\n\r\n";
        byte[] whole = new byte[head.length() + bytes.length];
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, whole, 0, head.length());
        System.arraycopy(bytes, 0, whole, head.length(), bytes.length);
        try {
            socket.getOutputStream().write(whole);
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int answer() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        if (length < 0) {
            throw new IOException("An answer " + status + " does not say how long it is.");
        }
        answers.skipNBytes(length);
        return status;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = answers.read(); octet != '\n'; octet = answers.read()) {
            if (octet < 0) {
                throw new IOException("The connection was closed in the middle of an answer.");
            }
            if (octet != '\r') {
                line.append((char) octet);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
