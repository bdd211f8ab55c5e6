package dev.packhorse.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running sandbox. Everything that it knows is in its ledger, so that a new one on the same file goes on. */
public final class Sandbox implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);
    private static final int BACKLOG = 256;
    /** Beyond this many requests at once the answer is 503 at once. */
    private static final int MAX_CONCURRENT = 512;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore room = new Semaphore(MAX_CONCURRENT);
    private final URI baseUri;
    private final Ledger ledger;
    private final Gate gate;
    private final Courier courier;
    private final Webhooks webhooks;
    private final StripeApi stripe;
    private final EasyPostApi easypost;
    private final ControlApi control;
    private final Pages pages;

    private Sandbox(SandboxOptions options, HttpServer server) throws IOException {
        this.server = server;
        this.baseUri = URI.create(
                "http://" + options.host() + ":" + server.getAddress().getPort());
        var publicUri = String.valueOf(options.publicUri() == null ? baseUri : options.publicUri())
                .replaceAll("/+$", "");
        var clock = Clock.systemUTC();
        var sends = options.platform() != null;
        var journal = new Journal();
        var faults = new Faults();
        this.gate = new Gate(faults);
        var idempotency = new Idempotency();
        var payments = new Payments(journal, clock, new StripeJson(publicUri), sends);
        var carrier = new Carrier(journal, clock, new EasyPostJson(publicUri), sends);
        this.courier = new Courier(carrier, options.pace());
        this.webhooks = new Webhooks(options, journal, faults, clock);
        this.pages = new Pages(payments, carrier, faults);
        journal.readBy(payments::apply);
        journal.readBy(carrier::apply);
        journal.readBy(idempotency::apply);
        journal.readBy(pages::apply);
        journal.readBy(webhooks::apply);
        journal.readBy(courier::apply);
        this.ledger = Ledger.open(options.ledger(), clock, journal::apply);
        journal.continueIn(ledger);
        this.stripe = new StripeApi(payments, idempotency, gate);
        this.easypost = new EasyPostApi(carrier, gate);
        this.control = new ControlApi(payments, carrier, faults, ledger, pages);
    }

    /**
     * Opens the ledger, then the port, then goes on with what was under way.
     *
     * @throws IOException with a message for a person, when the port is taken or the ledger cannot be used
     */
    public static Sandbox start(SandboxOptions options) throws IOException {
        // Without it every answer waits 40 ms for the client's delayed acknowledgement of its headers.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        var server = bind(options);
        try {
            var sandbox = new Sandbox(options, server);
            sandbox.run();
            return sandbox;
        } catch (IOException | RuntimeException e) {
            server.stop(0);
            throw e;
        }
    }

    private static HttpServer bind(SandboxOptions options) throws IOException {
        var address = new InetSocketAddress(options.host(), options.port());
        if (address.isUnresolved()) {
            throw new IOException("host " + options.host() + " is unknown");
        }
        try {
            return HttpServer.create(address, BACKLOG);
        } catch (BindException e) {
            throw new IOException(
                    "port " + options.port() + " on " + options.host() + " cannot be used: " + e.getMessage(), e);
        }
    }

    private void run() {
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        webhooks.start();
        courier.start();
        server.start();
    }

    /** {@code http://host:port}; a port of 0 in the options has become the one that was free. */
    public URI baseUri() {
        return baseUri;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!room.tryAcquire()) {
                Answer.json(503, Map.of("error", "too many requests at once")).send(exchange);
                return;
            }
            try {
                answer(exchange).send(exchange);
            } catch (Gate.Dropped e) {
                LOG.debug("{} {}: {}", exchange.getRequestMethod(), exchange.getRequestURI(), e.getMessage());
            } finally {
                room.release();
            }
        }
    }

    private Answer answer(HttpExchange exchange) {
        try {
            var call = Call.read(exchange);
            return switch (call.segment(0)) {
                case "" -> pages.front();
                case "v1" -> stripe.handle(call);
                case "v2" -> easypost.handle(call);
                case "_sandbox" -> control.handle(call);
                default -> Answer.json(404, Map.of("error", "there is nothing here"));
            };
        } catch (Call.TooLarge e) {
            return Answer.json(413, Map.of("error", "the body is too large"));
        } catch (Gate.Dropped e) {
            throw e;
        } catch (IllegalArgumentException e) {
            return Answer.json(400, Map.of("error", "the request cannot be read"));
        } catch (IOException | RuntimeException e) {
            LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
            return Answer.json(
                    500, Map.of("error", Map.of("message", "the sandbox itself has failed", "type", "api_error")));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        gate.close();
        courier.close();
        webhooks.close();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("Requests were still running 5 s after the end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ledger.close();
    }
}
