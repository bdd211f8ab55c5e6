package dev.packhorse.order;

import dev.packhorse.inventory.CommitOutcome;
import dev.packhorse.inventory.HoldOutcome;
import dev.packhorse.inventory.StockActivities;
import dev.packhorse.money.Money;
import dev.packhorse.payment.PaymentActivities;
import dev.packhorse.payment.PaymentMethod;
import dev.packhorse.payment.PaymentOutcome;
import dev.packhorse.shipping.CarrierStatus;
import dev.packhorse.shipping.LabelOutcome;
import dev.packhorse.shipping.ParcelId;
import dev.packhorse.shipping.ParcelStatus;
import dev.packhorse.shipping.PlannedParcel;
import dev.packhorse.shipping.ShippingActivities;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The outside world of the workflow in memory: what is held, authorised, captured and labelled, and which step is to fail.
 * Like the real steps, each is idempotent; unlike them, each can be told to fail before or after its effect.
 */
final class World {

    /** When in a step a fault strikes. */
    enum When {
        BEFORE_ITS_EFFECT,
        AFTER_ITS_EFFECT,
        NEVER_ANSWERS
    }

    private record Fault(When when, int times, boolean forGood) {}

    /** Every attempt of a step, also of those that fail. */
    final List<String> attempts = Collections.synchronizedList(new ArrayList<>());

    /** The steps that took effect. */
    final List<String> steps = Collections.synchronizedList(new ArrayList<>());

    final Set<OrderId> held = Collections.synchronizedSet(new HashSet<>());
    final Set<ParcelId> arrived = Collections.synchronizedSet(new HashSet<>());
    final Set<ParcelId> labels = Collections.synchronizedSet(new HashSet<>());
    final Set<ParcelId> packed = Collections.synchronizedSet(new HashSet<>());
    final Set<ParcelId> shipped = Collections.synchronizedSet(new HashSet<>());
    final Map<OrderId, Money> authorised = Collections.synchronizedMap(new HashMap<>());
    final Map<ParcelId, Money> captured = Collections.synchronizedMap(new LinkedHashMap<>());
    final List<String> timeline = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Fault> faults = Collections.synchronizedMap(new HashMap<>());

    volatile HoldOutcome hold;
    volatile CommitOutcome commit = new CommitOutcome.Committed();
    volatile PaymentOutcome payment = new PaymentOutcome.Authorised("pi_1");
    volatile PaymentOutcome lookUp = new PaymentOutcome.Authorised("pi_1");
    volatile LabelOutcome label = new LabelOutcome.Bought("USPS", "9400");
    volatile CarrierStatus carrier = CarrierStatus.IN_TRANSIT;

    World(List<PlannedParcel> plan) {
        hold = new HoldOutcome.Held(plan);
    }

    /** The step fails so often, then works. */
    void fails(String step, When when, int times) {
        faults.put(step, new Fault(when, times, false));
    }

    /** The step fails in a way that no retry mends. */
    void failsForGood(String step) {
        faults.put(step, new Fault(When.BEFORE_ITS_EFFECT, 1, true));
    }

    void keepsFailing(String step) {
        fails(step, When.BEFORE_ITS_EFFECT, Integer.MAX_VALUE);
    }

    void worksAgain(String step) {
        faults.remove(step);
    }

    long attempts(String step) {
        synchronized (attempts) {
            return attempts.stream().filter(step::equals).count();
        }
    }

    boolean did(String step) {
        return steps.contains(step);
    }

    /** Nothing of the order is left anywhere: no stock, no money, no label. */
    boolean gaveEverythingBack() {
        return held.isEmpty() && authorised.isEmpty() && captured.isEmpty() && labels.isEmpty();
    }

    private void step(String name, Runnable effect) {
        attempts.add(name);
        Fault fault = faults.get(name);
        boolean strikes = fault != null && fault.times() > 0;
        if (strikes) {
            faults.put(name, new Fault(fault.when(), fault.times() - 1, fault.forGood()));
        }
        if (strikes && fault.forGood()) {
            throw ApplicationFailure.newNonRetryableFailure(name + " is impossible", "test");
        }
        if (strikes && fault.when() == When.BEFORE_ITS_EFFECT) {
            throw new IllegalStateException(name + " failed before its effect");
        }
        effect.run();
        steps.add(name);
        if (strikes && fault.when() == When.AFTER_ITS_EFFECT) {
            throw new IllegalStateException(name + " failed after its effect");
        }
        if (strikes && fault.when() == When.NEVER_ANSWERS) {
            Activity.getExecutionContext().doNotCompleteOnReturn();
        }
    }

    final StockActivities stock = new StockActivities() {
        @Override
        public HoldOutcome hold(Order order, Duration keepFor) {
            step("hold", () -> {
                if (hold instanceof HoldOutcome.Held) {
                    held.add(order.id());
                }
            });
            return hold;
        }

        @Override
        public boolean hasArrived(ParcelId parcel) {
            step("hasArrived", () -> {});
            return arrived.contains(parcel);
        }

        @Override
        public void release(OrderId order) {
            step("release", () -> held.remove(order));
        }

        @Override
        public void releaseParcel(ParcelId parcel) {
            step("releaseParcel", () -> {});
        }
    };

    final PaymentActivities payments = new PaymentActivities() {
        @Override
        public PaymentOutcome authorise(OrderId order, Money amount, PaymentMethod method, int parcels) {
            step("authorise", () -> {
                if (payment instanceof PaymentOutcome.Authorised) {
                    authorised.put(order, amount);
                }
            });
            return payment;
        }

        @Override
        public PaymentOutcome lookUp(OrderId order) {
            step("lookUp", () -> {
                if (lookUp instanceof PaymentOutcome.Authorised) {
                    authorised.put(order, Money.of(1, "EUR"));
                }
            });
            return lookUp;
        }

        @Override
        public void capture(OrderId order, ParcelId parcel, Money share) {
            step("capture", () -> captured.put(parcel, share));
        }

        @Override
        public void voidOrRefund(OrderId order) {
            step("voidOrRefund", () -> {
                authorised.remove(order);
                captured.clear();
            });
        }

        @Override
        public void voidRemainder(OrderId order) {
            step("voidRemainder", () -> authorised.remove(order));
        }

        @Override
        public void refund(OrderId order, ParcelId parcel, Money share) {
            step("refund", () -> captured.remove(parcel));
        }
    };

    final ShippingActivities shipping = new ShippingActivities() {
        @Override
        public LabelOutcome buyLabel(ParcelId parcel) {
            step("buyLabel", () -> {
                if (label instanceof LabelOutcome.Bought) {
                    labels.add(parcel);
                }
            });
            return label;
        }

        @Override
        public void voidLabel(ParcelId parcel) {
            step("voidLabel", () -> labels.remove(parcel));
        }

        @Override
        public CarrierStatus track(ParcelId parcel) {
            step("track", () -> {});
            return carrier;
        }
    };

    final OrderRecords records = new OrderRecords() {
        @Override
        public CommitOutcome place(OrderId order, List<PlannedParcel> parcels) {
            step("place", () -> timeline.add("placed"));
            return commit;
        }

        @Override
        public void awaitPayment(OrderId order, String url) {
            step("awaitPayment", () -> timeline.add("awaiting payment"));
        }

        @Override
        public void refuse(OrderId order, Refusal refusal) {
            step("refuse", () -> timeline.add("refused: " + refusal.code()));
        }

        @Override
        public void cancel(OrderId order, String reason) {
            step("cancel", () -> timeline.add("cancelled: " + reason));
        }

        @Override
        public ParcelStatus whereIs(ParcelId parcel) {
            step("whereIs", () -> {});
            return packed.contains(parcel) ? ParcelStatus.PACKED : ParcelStatus.LABELLED;
        }

        @Override
        public void handOver(ParcelId parcel) {
            step("handOver", () -> shipped.add(parcel));
        }

        @Override
        public void dropParcel(ParcelId parcel, String reason) {
            step("dropParcel", () -> timeline.add("dropped: " + reason));
        }

        @Override
        public void loseParcel(ParcelId parcel, String reason) {
            step("loseParcel", () -> timeline.add("lost"));
        }

        @Override
        public void complete(OrderId order) {
            step("complete", () -> timeline.add("delivered"));
        }

        @Override
        public void raiseAttention(OrderId order, Attention attention) {
            step("raiseAttention", () -> timeline.add("attention: " + attention.subject()));
        }

        @Override
        public void settleAttention(OrderId order, Attention attention, String how) {
            step("settleAttention", () -> timeline.add("settled: " + attention.subject() + ": " + how));
        }

        @Override
        public void note(OrderId order, String type, String detail) {
            step("note", () -> timeline.add(type));
        }
    };
}
