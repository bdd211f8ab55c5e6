package dev.packhorse.shipping;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.security.cert.Certificate;
import javax.net.ssl.HttpsURLConnection;
import org.jspecify.annotations.Nullable;

/**
 * Lets EasyPost's SDK speak to a sandbox over plain HTTP. The SDK casts every connection to HTTPS and offers the system
 * property {@code com.easypost.net.customURLStreamHandler} to make connections differently; it creates this class by name,
 * so both are public. An https address is connected to as ever.
 */
public final class PlainHttp extends URLStreamHandler {

    static final String PROPERTY = "com.easypost.net.customURLStreamHandler";

    @Override
    protected URLConnection openConnection(URL url) throws IOException {
        URLConnection connection = URI.create(url.toString()).toURL().openConnection();
        return connection instanceof HttpsURLConnection https
                ? https
                : new Disguise(url, (HttpURLConnection) connection);
    }

    /** A plain connection under an HTTPS face: what the SDK calls is handed on, and nothing else is promised. */
    private static final class Disguise extends HttpsURLConnection {

        private final HttpURLConnection plain;

        Disguise(URL url, HttpURLConnection plain) {
            super(url);
            this.plain = plain;
        }

        @Override
        public void setRequestMethod(String method) throws ProtocolException {
            plain.setRequestMethod(method);
        }

        @Override
        public void setRequestProperty(String key, String value) {
            plain.setRequestProperty(key, value);
        }

        @Override
        public void setConnectTimeout(int timeout) {
            plain.setConnectTimeout(timeout);
        }

        @Override
        public void setReadTimeout(int timeout) {
            plain.setReadTimeout(timeout);
        }

        @Override
        public void setUseCaches(boolean useCaches) {
            plain.setUseCaches(useCaches);
        }

        @Override
        public void setDoOutput(boolean doOutput) {
            plain.setDoOutput(doOutput);
        }

        @Override
        public void connect() throws IOException {
            plain.connect();
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return plain.getOutputStream();
        }

        @Override
        public int getResponseCode() throws IOException {
            return plain.getResponseCode();
        }

        /** Read whole: the SDK takes a stream from which nothing has arrived yet for an empty answer. */
        @Override
        public InputStream getInputStream() throws IOException {
            try (InputStream body = plain.getInputStream()) {
                return new ByteArrayInputStream(body.readAllBytes());
            }
        }

        @Override
        public @Nullable InputStream getErrorStream() {
            try (InputStream body = plain.getErrorStream()) {
                return new ByteArrayInputStream(body == null ? new byte[0] : body.readAllBytes());
            } catch (IOException e) {
                return new ByteArrayInputStream(new byte[0]);
            }
        }

        @Override
        public void disconnect() {
            plain.disconnect();
        }

        @Override
        public boolean usingProxy() {
            return plain.usingProxy();
        }

        @Override
        public String getCipherSuite() {
            throw new IllegalStateException("This connection is not encrypted.");
        }

        @Override
        public Certificate @Nullable [] getLocalCertificates() {
            return null;
        }

        @Override
        public Certificate[] getServerCertificates() {
            throw new IllegalStateException("This connection is not encrypted.");
        }
    }
}
