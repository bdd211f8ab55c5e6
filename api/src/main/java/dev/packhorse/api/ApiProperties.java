package dev.packhorse.api;

import dev.packhorse.order.Deadlines;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Currency;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Everything about the API that may be set, with its limits.
 *
 * @param waitDefault how long a caller waits for a decision who does not say ({@code Prefer: wait=N})
 * @param waitMax the longest wait that is granted
 * @param reach until Temporal counts as out of reach when no connection to it stands
 * @param bodyMax the largest request body
 * @param webhookBodyMax the largest body of a provider's webhook
 * @param adminBodyMax the largest body of what staff edits, such as a product in all its languages
 * @param currencies in which one can order
 */
@Validated
@ConfigurationProperties("packhorse.api")
public record ApiProperties(
        @DefaultValue("10s") @DurationMin(seconds = 0) @DurationMax(seconds = 30)
        Duration waitDefault,

        @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(seconds = 60)
        Duration waitMax,

        @DefaultValue("3s") @DurationMin(millis = 100) @DurationMax(seconds = 10)
        Duration reach,

        @DefaultValue("64KB") @NotNull DataSize bodyMax,
        @DefaultValue("256KB") @NotNull DataSize webhookBodyMax,
        @DefaultValue("1MB") @NotNull DataSize adminBodyMax,
        @DefaultValue({"EUR", "USD", "JPY"}) @NotEmpty Set<Currency> currencies,
        @DefaultValue @Valid Admitted admission,
        @DefaultValue @Valid Streams streams,
        @DefaultValue @Valid Webhooks webhooks,
        @DefaultValue @Valid Inbox inbox,
        @DefaultValue @Valid Holds holds,
        @DefaultValue @Valid Shown catalogue,
        @DefaultValue @Valid Caching cache,
        @DefaultValue @Valid Arrivals arrivals,
        @DefaultValue @Valid Feeds feeds,
        @DefaultValue @Valid Alerts alerts,
        @DefaultValue @Valid Journey deadlines) {

    @AssertTrue(message = "wait-default must not be longer than wait-max")
    public boolean isWaitDefaultGranted() {
        return waitDefault.compareTo(waitMax) <= 0;
    }

    /**
     * Who begins to buy; such as with {@code POST /v1/checkouts}.
     *
     * @param perProcessor how many are let in at once, for each processor that this process may use
     * @param patience how long one waits to be let in before one is asked to come back
     */
    public record Admitted(
            @DefaultValue("16") @Min(1) @Max(10_000) int perProcessor,

            @DefaultValue("2s") @DurationMin(millis = 0) @DurationMax(seconds = 10)
            Duration patience) {}

    /**
     * Live timelines (server-sent events).
     *
     * @param max open at once in this process
     * @param poll between two looks into the timeline
     * @param heartbeat between two comments that keep proxies from closing a silent stream
     * @param duration after which a stream is closed; the client comes back by itself and resumes
     */
    public record Streams(
            @DefaultValue("200") @Min(1) @Max(10_000) int max,
            @DefaultValue("250ms") @DurationMin(millis = 20) Duration poll,
            @DefaultValue("15s") @DurationMin(millis = 100) Duration heartbeat,
            @DefaultValue("15m") @DurationMin(millis = 100) Duration duration) {}

    /**
     * Webhooks of the providers. Without its secret a provider's webhooks are all refused.
     *
     * @param tolerance how old a signed timestamp may be
     */
    public record Webhooks(
            @Nullable String stripeSecret,
            @Nullable String easypostSecret,
            @DefaultValue("5m") @DurationMin(seconds = 1) Duration tolerance) {}

    /**
     * The relay that applies what the providers told us.
     *
     * @param every between two looks into the inbox
     * @param batch events at once
     */
    public record Inbox(
            @DefaultValue("250ms") Duration every,
            @DefaultValue("50") @Min(1) @Max(1_000) int batch) {}

    /**
     * The sweeper of holds that no workflow took over.
     *
     * @param sweepEvery between two sweeps
     * @param batch holds per sweep
     */
    public record Holds(
            @DefaultValue("5s") Duration sweepEvery,
            @DefaultValue("200") @Min(1) @Max(10_000) int batch) {}

    /**
     * How the catalogue is shown to everybody.
     *
     * @param language the shop's own, in which names and descriptions are written; to be left alone once there are products
     * @param maxAge how long a cache on the way may keep a product, a list or the categories
     * @param stale for how much longer it may answer with them while it asks for new ones
     * @param stockMaxAge the same of stock, which is a hint anyway
     * @param stockStale likewise
     */
    public record Shown(
            @DefaultValue("en") @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
            String language,

            @DefaultValue("30s") @DurationMin(seconds = 0) @DurationMax(days = 1)
            Duration maxAge,

            @DefaultValue("60s") @DurationMin(seconds = 0) @DurationMax(days = 1)
            Duration stale,

            @DefaultValue("1s") @DurationMin(seconds = 0) @DurationMax(minutes = 5)
            Duration stockMaxAge,

            @DefaultValue("5s") @DurationMin(seconds = 0) @DurationMax(minutes = 5)
            Duration stockStale) {

        public Freshness freshness() {
            return new Freshness(maxAge, stale);
        }

        public Freshness stockFreshness() {
            return new Freshness(stockMaxAge, stockStale);
        }
    }

    /**
     * Who is told what of stock.
     *
     * @param every between two looks at what has moved
     * @param sweepEvery after which all thresholds are looked at: safety stock and closed warehouses change without a movement
     * @param perUnit how many people are told of each unit that is back
     * @param perPerson SKUs for which one address may wait at once
     */
    public record Alerts(
            @DefaultValue("1s") @DurationMin(millis = 50) Duration every,
            @DefaultValue("1m") @DurationMin(seconds = 1) Duration sweepEvery,
            @DefaultValue("3") @Min(1) @Max(1_000) int perUnit,
            @DefaultValue("20") @Min(1) @Max(1_000) int perPerson) {}

    /**
     * The upkeep of the cache that the catalogue is read from.
     *
     * @param relayEvery between two looks for changes that the cache was not told of
     * @param sampleEvery between two comparisons of a few entries with the database
     */
    public record Caching(
            @DefaultValue("250ms") @DurationMin(millis = 20) @DurationMax(seconds = 5)
            Duration relayEvery,

            @DefaultValue("1s") @DurationMin(millis = 100) Duration sampleEvery) {}

    /**
     * The relay that tells orders that their stock has arrived.
     *
     * @param every between two looks
     * @param batch parcels at once
     */
    public record Arrivals(
            @DefaultValue("500ms") Duration every,
            @DefaultValue("100") @Min(1) @Max(1_000) int batch) {}

    /**
     * Bulk imports and exports.
     *
     * @param bodyMax the largest file as it is sent
     * @param unpackedMax the largest file once it is unpacked
     * @param uploadLongest after which an upload that did not come to its end is forgotten
     * @param keep how long a file is kept after its import or export has ended
     * @param sweepEvery between two looks for files to forget, and for what had to wait for Temporal
     */
    public record Feeds(
            @DefaultValue("512MB") @NotNull DataSize bodyMax,
            @DefaultValue("4GB") @NotNull DataSize unpackedMax,
            @DefaultValue("6h") @DurationMin(minutes = 1) Duration uploadLongest,
            @DefaultValue("1d") @DurationMin(seconds = 0) Duration keep,
            @DefaultValue("10s") @DurationMin(millis = 100) Duration sweepEvery) {}

    /** The deadlines under which a new order is placed; each stands in {@link Deadlines}. */
    public record Journey(
            @DefaultValue("45s") @DurationMin(seconds = 1) Duration answer,
            @DefaultValue("10m") @DurationMin(seconds = 1) Duration payment,
            @DefaultValue("15m") @DurationMin(seconds = 1) Duration confirmation,
            @DefaultValue("1h") @DurationMin(seconds = 1) Duration label,
            @DefaultValue("1d") @DurationMin(seconds = 1) Duration packing,
            @DefaultValue("3d") @DurationMin(seconds = 1) Duration handOver,
            @DefaultValue("7d") @DurationMin(seconds = 1) Duration delivery,
            @DefaultValue("2d") @DurationMin(seconds = 1) Duration chase,
            @DefaultValue("15m") @DurationMin(seconds = 1) Duration alarm,
            @DefaultValue("3d") @DurationMin(seconds = 1) Duration stock) {

        public Deadlines deadlines() {
            return new Deadlines(
                    answer, payment, confirmation, label, packing, handOver, delivery, chase, alarm, stock);
        }
    }
}
