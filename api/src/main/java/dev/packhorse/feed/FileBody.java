package dev.packhorse.feed;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.ApiProperties;
import dev.packhorse.api.BodyTooLarge;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** A bulk file as it is sent, unpacked on the way; a small body that unpacks to a huge one ends at a limit. */
@ApiComponent
@Component
class FileBody {

    private final long unpackedMax;

    FileBody(ApiProperties properties) {
        this.unpackedMax = properties.feeds().unpackedMax().toBytes();
    }

    static FeedFormat format(HttpHeaders headers) {
        MediaType type = headers.getContentType();
        return type != null && type.getSubtype().equalsIgnoreCase("csv") ? FeedFormat.CSV : FeedFormat.NDJSON;
    }

    InputStream of(HttpServletRequest request) throws IOException {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return switch (encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "identity" -> new Limited(request.getInputStream(), unpackedMax);
            case "gzip", "x-gzip" -> new Limited(gunzipped(request.getInputStream()), unpackedMax);
            default ->
                throw new ProblemException(
                        ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send the file as it is or with Content-Encoding: gzip.");
        };
    }

    private static InputStream gunzipped(InputStream body) throws IOException {
        try {
            return new GZIPInputStream(body, 64 * 1024);
        } catch (ZipException | EOFException broken) {
            throw broken();
        }
    }

    private static ProblemException broken() {
        return new ProblemException(ProblemCode.BAD_REQUEST, "The body is not gzip, or it broke off.");
    }

    private static final class Limited extends FilterInputStream {

        private final long limit;
        private long read;

        Limited(InputStream body, long limit) {
            super(body);
            this.limit = limit;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                int octets = super.read(target, offset, length);
                read += Math.max(0, octets);
                if (read > limit) {
                    throw new BodyTooLarge(limit);
                }
                return octets;
            } catch (ZipException broken) {
                throw broken();
            }
        }
    }
}
