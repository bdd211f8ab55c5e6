package dev.packhorse.api;

import dev.packhorse.Shop;
import dev.packhorse.feed.ExportId;
import dev.packhorse.feed.Exports;
import dev.packhorse.feed.FeedActivities;
import dev.packhorse.feed.FeedStatus;
import dev.packhorse.feed.ImportId;
import dev.packhorse.feed.Importer;
import dev.packhorse.feed.Imports;
import dev.packhorse.feed.Progress;
import dev.packhorse.inventory.Arrival;
import dev.packhorse.inventory.ArrivalOutcome;
import dev.packhorse.inventory.HoldOutcome;
import dev.packhorse.inventory.PaperId;
import dev.packhorse.inventory.ShipOutcome;
import dev.packhorse.inventory.StockActivities;
import dev.packhorse.inventory.TransferActivities;
import dev.packhorse.inventory.TransferStatus;
import dev.packhorse.inventory.Transfers;
import dev.packhorse.money.Money;
import dev.packhorse.order.Order;
import dev.packhorse.order.OrderId;
import dev.packhorse.order.OrderRecords;
import dev.packhorse.payment.PaymentActivities;
import dev.packhorse.payment.PaymentMethod;
import dev.packhorse.payment.PaymentOutcome;
import dev.packhorse.shipping.CarrierStatus;
import dev.packhorse.shipping.Label;
import dev.packhorse.shipping.LabelOutcome;
import dev.packhorse.shipping.ParcelId;
import dev.packhorse.shipping.ShippingActivities;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The steps of the journey over real persistence, with a payment provider and a carrier that do as the tests say. */
public final class Hands {

    /** Authorisations with {@code pm_card_slow} wait for this. */
    public static final Map<String, CountDownLatch> GATES = new ConcurrentHashMap<>();

    /** Orders that their customer confirmed with the bank. */
    public static final Set<OrderId> CONFIRMED = ConcurrentHashMap.newKeySet();

    private final Shop shop;

    Hands(Shop shop) {
        this.shop = shop;
    }

    Object stock() {
        return new StockActivities() {
            @Override
            public HoldOutcome hold(Order order, Duration keepFor) {
                return shop.stock().hold(order, keepFor);
            }

            @Override
            public boolean hasArrived(ParcelId parcel) {
                return shop.get(dev.packhorse.inventory.Backorders.class).hasArrived(parcel);
            }

            @Override
            public void release(OrderId order) {
                shop.stock().release(order);
            }

            @Override
            public void releaseParcel(ParcelId parcel) {
                shop.stock().releaseParcel(parcel);
            }
        };
    }

    Object feeds() {
        return new FeedActivities() {
            @Override
            public Progress beginImport(ImportId id) {
                return shop.get(Imports.class).begin(id);
            }

            @Override
            public Progress applyChunks(ImportId id, int most) {
                return shop.get(Importer.class).applyNext(id);
            }

            @Override
            public Progress endImport(ImportId id, FeedStatus status, @Nullable String failure) {
                return shop.get(Imports.class).end(id, status, failure);
            }

            @Override
            public Progress beginExport(ExportId id) {
                return shop.get(Exports.class).begin(id);
            }

            @Override
            public Progress writeChunks(ExportId id, int most) {
                return shop.get(Exports.class).writeNext(id);
            }

            @Override
            public Progress endExport(ExportId id, FeedStatus status, @Nullable String failure) {
                return shop.get(Exports.class).end(id, status, failure);
            }
        };
    }

    /** The journal has the methods of the records, but for how an open question is spelt, which no test here asks for. */
    Object records() {
        return Proxy.newProxyInstance(
                OrderRecords.class.getClassLoader(), new Class<?>[] {OrderRecords.class}, (_, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.invoke(this, arguments);
                    }
                    if (method.getName().equals("whereIs")) {
                        return shop.parcels()
                                .find((ParcelId) arguments[0])
                                .orElseThrow()
                                .status();
                    }
                    try {
                        return shop.journal()
                                .getClass()
                                .getMethod(method.getName(), method.getParameterTypes())
                                .invoke(shop.journal(), arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    Object payment() {
        return new PaymentActivities() {
            @Override
            public PaymentOutcome authorise(OrderId order, Money amount, PaymentMethod method, int parcels) {
                PaymentOutcome outcome = outcome(order, method);
                shop.payments().recordOutcome(order, amount, outcome);
                return outcome;
            }

            @Override
            public PaymentOutcome lookUp(OrderId order) {
                PaymentOutcome outcome = CONFIRMED.contains(order)
                        ? new PaymentOutcome.Authorised(intent(order))
                        : new PaymentOutcome.ActionRequired(intent(order), "https://bank.example/" + order);
                shop.payments().recordOutcome(order, shop.view(order).total(), outcome);
                return outcome;
            }

            @Override
            public void capture(OrderId order, ParcelId parcel, Money share) {
                shop.payments().recordCapture(order, parcel, share, "ch_" + parcel);
            }

            @Override
            public void voidOrRefund(OrderId order) {
                shop.payments().recordVoid(order);
            }

            @Override
            public void voidRemainder(OrderId order) {
                shop.payments().recordVoid(order);
            }

            @Override
            public void refund(OrderId order, ParcelId parcel, Money share) {
                shop.payments().recordRefund(order, parcel, share, "re_" + parcel);
            }
        };
    }

    private static PaymentOutcome outcome(OrderId order, PaymentMethod method) {
        return switch (method.token()) {
            case "pm_card_declined" -> new PaymentOutcome.Declined("insufficient_funds");
            case "pm_card_3ds" -> new PaymentOutcome.ActionRequired(intent(order), "https://bank.example/" + order);
            default -> {
                if (method.token().startsWith("pm_slow_")) {
                    await(GATES.computeIfAbsent(method.token(), _ -> new CountDownLatch(1)));
                }
                yield new PaymentOutcome.Authorised(intent(order));
            }
        };
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    public static String intent(OrderId order) {
        return "pi_" + order.suffix();
    }

    public static String trackingCode(ParcelId parcel) {
        return "TRK-" + parcel;
    }

    Object transfers() {
        Transfers transfers = shop.get(Transfers.class);
        return new TransferActivities() {
            @Override
            public ShipOutcome ship(PaperId transfer, String actor) {
                return transfers.ship(transfer, actor);
            }

            @Override
            public ArrivalOutcome receive(PaperId transfer, Arrival arrival) {
                return transfers.receive(transfer, arrival);
            }

            @Override
            public TransferStatus cancel(PaperId transfer, String actor) {
                return transfers.cancel(transfer, actor);
            }

            @Override
            public void ask(PaperId transfer, String question) {
                transfers.ask(transfer, question);
            }
        };
    }

    Object shipping() {
        return new ShippingActivities() {
            @Override
            public LabelOutcome buyLabel(ParcelId parcel) {
                shop.parcels()
                        .recordLabel(
                                parcel,
                                new Label(
                                        "USPS",
                                        trackingCode(parcel),
                                        "shp_" + parcel,
                                        "https://labels.example/" + parcel));
                return new LabelOutcome.Bought("USPS", trackingCode(parcel));
            }

            @Override
            public void voidLabel(ParcelId parcel) {
                shop.parcels().recordLabelVoided(parcel);
            }

            @Override
            public CarrierStatus track(ParcelId parcel) {
                return CarrierStatus.AWAITING_PICKUP;
            }
        };
    }
}
