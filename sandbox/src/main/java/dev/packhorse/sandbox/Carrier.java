package dev.packhorse.sandbox;

import dev.packhorse.sandbox.Journal.Decision;
import dev.packhorse.sandbox.LedgerEntry.Notice;
import dev.packhorse.sandbox.Shipment.Course;
import dev.packhorse.sandbox.Shipment.Label;
import dev.packhorse.sandbox.Shipment.Rate;
import dev.packhorse.sandbox.Shipment.Status;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The carrier's rules: what an address must have, one label per shipment, when a label can still be given back. */
final class Carrier {

    private final Map<String, Shipment> shipments = new LinkedHashMap<>();
    private final Map<String, String> byName = new HashMap<>();
    private final Journal journal;
    private final Clock clock;
    private final EasyPostJson json;
    private final boolean sendsWebhooks;

    Carrier(Journal journal, Clock clock, EasyPostJson json, boolean sendsWebhooks) {
        this.journal = journal;
        this.clock = clock;
        this.json = json;
        this.sendsWebhooks = sendsWebhooks;
    }

    synchronized void apply(LedgerEntry entry) {
        if (entry.shipment() == null || entry.state() == null) {
            return;
        }
        var shipment = Json.MAPPER.treeToValue(entry.state(), Shipment.class);
        shipments.put(shipment.id(), shipment);
        byName.put(shipment.id(), shipment.id());
        if (shipment.reference() != null) {
            byName.putIfAbsent(shipment.reference(), shipment.id());
        }
        if (shipment.label() != null) {
            byName.put(shipment.label().trackingCode(), shipment.id());
            byName.put(shipment.label().tracker(), shipment.id());
        }
    }

    /**
     * By shipment id, reference, tracking code or tracker id. Many of EasyPost's endpoints take a reference in place of
     * an id, and do not enforce that it is unique (https://docs.easypost.com/docs/easypost-objects); the oldest answers.
     */
    synchronized Optional<Shipment> find(String name) {
        return Optional.ofNullable(byName.get(name)).map(shipments::get);
    }

    synchronized List<Shipment> all() {
        return new ArrayList<>(shipments.values());
    }

    ObjectNode create(JsonNode given) {
        var to = address(given.path("to_address"), "to_address");
        var from = address(given.path("from_address"), "from_address");
        var weight = given.path("parcel").path("weight").asDouble(0);
        if (!(weight > 0)) {
            throw EasyPostJson.refused(
                    422,
                    "SHIPMENT.INVALID_PARAMS",
                    "Unable to create shipment, one or more parameters were invalid.",
                    Map.of("parcel.weight", "must be greater than 0"));
        }
        return journal.decide(() -> {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var shipment = new Shipment(
                    Ids.easypost("shp"),
                    EasyPostJson.text(given, "reference"),
                    EasyPostJson.named(to, "Address", "adr", now),
                    EasyPostJson.named(from, "Address", "adr", now),
                    EasyPostJson.named(given.path("parcel"), "Parcel", "prcl", now),
                    rates(weight),
                    null,
                    false,
                    null,
                    Course.DELIVERED,
                    List.of(),
                    now);
            return remembered(LedgerEntry.SHIPMENT_CREATED, shipment, null, null);
        });
    }

    private static JsonNode address(JsonNode address, String field) {
        var missing = new LinkedHashMap<String, String>();
        for (var name : List.of("street1", "city", "country")) {
            if (address.path(name).asString("").isBlank()) {
                missing.put(field + "." + name, "can't be blank");
            }
        }
        if (!missing.isEmpty()) {
            throw EasyPostJson.refused(
                    422,
                    "SHIPMENT.INVALID_PARAMS",
                    "Unable to create shipment, one or more parameters were invalid.",
                    missing);
        }
        var place = address.path("street1").asString("") + " "
                + address.path("city").asString("");
        if (place.toUpperCase(Locale.ROOT).contains("UNDELIVERABLE")) {
            throw EasyPostJson.refused(
                    422, "ADDRESS.VERIFY.FAILURE", "Unable to verify address.", Map.of("address", "Address not found"));
        }
        return address;
    }

    /** @param weight in ounces, as EasyPost has it */
    private static List<Rate> rates(double weight) {
        var perOunce = BigDecimal.valueOf(weight).multiply(new BigDecimal("0.05"));
        return List.of(
                rate("GroundAdvantage", new BigDecimal("4.10").add(perOunce), 5),
                rate("Priority", new BigDecimal("7.60").add(perOunce), 2),
                rate("Express", new BigDecimal("26.35").add(perOunce), 1));
    }

    private static Rate rate(String service, BigDecimal rate, int days) {
        return new Rate(
                Ids.easypost("rate"),
                "USPS",
                service,
                rate.setScale(2, RoundingMode.HALF_UP).toPlainString(),
                "USD",
                days);
    }

    ObjectNode buy(String id, @Nullable String rateId) {
        return journal.decide(() -> {
            var shipment = require(id);
            if (shipment.label() != null) {
                throw EasyPostJson.refused(
                        422,
                        "SHIPMENT.POSTAGE.EXISTS",
                        "Postage already exists for this shipment. Create a new shipment to buy another label.",
                        Map.of());
            }
            var rate = shipment.rates().stream()
                    .filter(it -> it.id().equals(rateId))
                    .findFirst()
                    .orElseThrow(() -> EasyPostJson.refused(
                            422,
                            "SHIPMENT.POSTAGE.FAILURE",
                            "The rate does not belong to this shipment.",
                            Map.of("rate", "not found")));
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var after =
                    shipment.bought(new Label(rate, Ids.trackingCode(), Ids.easypost("trk"), Ids.easypost("pl"), now));
            return remembered(LedgerEntry.LABEL_BOUGHT, after, null, null);
        });
    }

    ObjectNode refund(String id) {
        return journal.decide(() -> {
            var shipment = require(id);
            if (shipment.label() == null || shipment.refunded() || shipment.status() != Status.PRE_TRANSIT) {
                throw EasyPostJson.refused(
                        422,
                        "SHIPMENT.REFUND.UNAVAILABLE",
                        shipment.label() == null
                                ? "Unable to refund shipment. No postage has been bought."
                                : shipment.refunded()
                                        ? "Refund request already exists."
                                        : "Unable to refund shipment. The parcel is already on its way.",
                        Map.of());
            }
            return remembered(LedgerEntry.LABEL_REFUNDED, shipment.labelRefunded(), null, null);
        });
    }

    ObjectNode retrieve(String id) {
        return journal.decide(() -> new Decision<>(json.shipment(require(id)), null));
    }

    ObjectNode tracker(String id) {
        return journal.decide(() -> {
            var shipment = requireLabelled(id);
            return new Decision<>(json.tracker(shipment, label(shipment)), null);
        });
    }

    ObjectNode scan(String code, Status status) {
        return journal.decide(() -> scanned(requireLabelled(code), status));
    }

    /** The next scan of a parcel on its course; empty when it has arrived, was given up or was scanned by hand. */
    Optional<Status> advance(String shipmentId, Status expected) {
        return journal.decide(() -> {
            var shipment = require(shipmentId);
            if (shipment.next() != expected) {
                return new Decision<>(Optional.<Status>empty(), null);
            }
            return new Decision<>(
                    Optional.of(expected), scanned(shipment, expected).draft());
        });
    }

    private Decision<ObjectNode> scanned(Shipment shipment, Status status) {
        var after = shipment.scanned(status, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        var tracker = json.tracker(after, label(after));
        var decision = remembered(LedgerEntry.PARCEL_SCANNED, after, status.wire(), notice(after, shipment.status()));
        return new Decision<>(tracker, decision.draft());
    }

    /** The courier took the box. Taking it twice is the same as once. */
    ObjectNode pickUp(String code, Course course) {
        return journal.decide(() -> {
            var shipment = requireLabelled(code);
            var tracker = json.tracker(shipment, label(shipment));
            if (shipment.pickedUp() != null) {
                return new Decision<>(tracker, null);
            }
            var after = shipment.pickedUp(clock.instant().truncatedTo(ChronoUnit.MILLIS), course);
            return new Decision<>(
                    tracker,
                    remembered(LedgerEntry.PARCEL_PICKED_UP, after, null, null).draft());
        });
    }

    private Decision<ObjectNode> remembered(
            String kind, Shipment after, @Nullable String status, @Nullable Notice notice) {
        var label = after.label();
        var draft = LedgerEntry.of(kind)
                .parcel(after.id(), label == null ? null : label.trackingCode(), after.reference())
                .state(after)
                .notice(notice);
        return new Decision<>(json.shipment(after), status == null ? draft : draft.status(status));
    }

    private @Nullable Notice notice(Shipment after, Status before) {
        if (!sendsWebhooks) {
            return null;
        }
        var id = Ids.easypost("evt");
        var label = label(after);
        var event = json.event(
                id, json.tracker(after, label), before, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return new Notice(
                id, "easypost", "tracker.updated", label.trackingCode() + " " + after.reference(), Json.write(event));
    }

    private Shipment require(String name) {
        return find(name).orElseThrow(Carrier::missing);
    }

    private Shipment requireLabelled(String name) {
        return find(name).filter(it -> it.label() != null).orElseThrow(Carrier::missing);
    }

    private static Refusal missing() {
        return EasyPostJson.refused(404, "NOT_FOUND", "The requested resource could not be found.", Map.of());
    }

    private static Label label(Shipment shipment) {
        if (shipment.label() == null) {
            throw new IllegalStateException("shipment " + shipment.id() + " has no label");
        }
        return shipment.label();
    }
}
