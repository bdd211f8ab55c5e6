package dev.packhorse.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses large bodies before they are read, or, when their length is not declared, once they have grown too large. */
@ApiComponent
@Component
class BodyLimit extends OncePerRequestFilter {

    private final long ordinary;
    private final long webhook;
    private final long admin;
    private final long file;

    BodyLimit(ApiProperties properties) {
        this.ordinary = properties.bodyMax().toBytes();
        this.webhook = properties.webhookBodyMax().toBytes();
        this.admin = properties.adminBodyMax().toBytes();
        this.file = properties.feeds().bodyMax().toBytes();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (hasNoBody(request)) {
            chain.doFilter(request, response);
            return;
        }
        long limit = limit(request.getRequestURI());
        if (request.getContentLengthLong() > limit) {
            refuse(response, limit);
        } else {
            chain.doFilter(new Limited(request, limit), response);
        }
    }

    /** As all that is read often: nothing is wrapped for it. */
    private static boolean hasNoBody(HttpServletRequest request) {
        return request.getContentLengthLong() <= 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
    }

    /** A bulk file is read piece by piece and never kept in memory; everything else is. */
    private long limit(String path) {
        if (path.equals("/v1/admin/imports")) {
            return file;
        }
        if (path.startsWith("/v1/webhooks/")) {
            return webhook;
        }
        return path.startsWith("/v1/admin/") ? admin : ordinary;
    }

    private static void refuse(HttpServletResponse response, long limit) throws IOException {
        response.setStatus(ProblemCode.BODY_TOO_LARGE.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(Wire.bytes(problem(limit)));
    }

    static Problem problem(long limit) {
        return Problem.of(ProblemCode.BODY_TOO_LARGE, "The body may have " + limit + " bytes.");
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private final long limit;

        Limited(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream(), limit);
        }
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream body;
        private final long limit;
        private long read;

        Counted(ServletInputStream body, long limit) {
            this.body = body;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int octet = body.read();
            count(octet < 0 ? 0 : 1);
            return octet;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int octets = body.read(target, offset, length);
            count(Math.max(0, octets));
            return octets;
        }

        private void count(int octets) throws IOException {
            read += octets;
            if (read > limit) {
                throw new BodyTooLarge(limit);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
