package dev.packhorse.sandbox;

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

/** EasyPost's SDK casts its connections to HTTPS; named by {@code com.easypost.net.customURLStreamHandler}. */
public final class PlainHttp extends URLStreamHandler {

    @Override
    protected URLConnection openConnection(URL url) throws IOException {
        var plain = (HttpURLConnection) URI.create(url.toString()).toURL().openConnection();
        return new HttpsURLConnection(url) {

            @Override
            public void setRequestMethod(String method) throws ProtocolException {
                plain.setRequestMethod(method);
            }

            @Override
            public void setRequestProperty(String key, String value) {
                plain.setRequestProperty(key, value);
            }

            @Override
            public void setReadTimeout(int timeout) {
                plain.setReadTimeout(timeout);
            }

            @Override
            public void setDoOutput(boolean output) {
                plain.setDoOutput(output);
            }

            @Override
            public OutputStream getOutputStream() throws IOException {
                return plain.getOutputStream();
            }

            @Override
            public InputStream getInputStream() throws IOException {
                return plain.getInputStream();
            }

            @Override
            public InputStream getErrorStream() {
                return plain.getErrorStream();
            }

            @Override
            public int getResponseCode() throws IOException {
                return plain.getResponseCode();
            }

            @Override
            public void connect() throws IOException {
                plain.connect();
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
                return "none";
            }

            @Override
            public Certificate[] getLocalCertificates() {
                return new Certificate[0];
            }

            @Override
            public Certificate[] getServerCertificates() {
                return new Certificate[0];
            }
        };
    }
}
