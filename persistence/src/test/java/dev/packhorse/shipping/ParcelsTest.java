package dev.packhorse.shipping;

import static dev.packhorse.CheckoutBuilder.aCheckout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.Shop;
import dev.packhorse.order.Order;
import dev.packhorse.order.OrderId;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

class ParcelsTest {

    @AutoClose
    private static final Shop shop = Shop.open();

    @BeforeAll
    static void stock() {
        shop.warehouse("BER", "DE", 1).sells("HAT").receives(1000, "HAT", "BER");
    }

    @Test
    void tellsWhatALabelNeeds() {
        Order order = shop.places(aCheckout().of(3, "HAT").to("DE"));

        ShippingTask task = shop.parcels().task(ParcelId.of(order.id(), 1)).orElseThrow();

        assertThat(task.weightGrams()).isEqualTo(750);
        assertThat(task.from().code().value()).isEqualTo("BER");
        assertThat(task.customer().name()).isEqualTo("Ada Lovelace");
        assertThat(task.to()).isEqualTo(Shop.address("DE"));
        assertThat(task.items())
                .singleElement()
                .satisfies(item -> assertThat(item.quantity()).isEqualTo(3));
        assertThat(task.label()).isNull();
        assertThat(shop.parcels().task(ParcelId.of(order.id(), 2))).isEmpty();
    }

    @Test
    void writesALabelDownOnceAndAllowsOneAtATime() {
        Order order = shop.places(aCheckout().of(1, "HAT"));
        ParcelId parcel = shop.labels(order, 1);
        shop.labels(order, 1);

        assertThat(shop.parcels().find(parcel).orElseThrow().status()).isEqualTo(ParcelStatus.LABELLED);
        assertThat(shop.timeline(order)).containsOnlyOnce("label_bought");
        Label second = new Label("USPS", "TRK-2-" + parcel, "shp_2_" + parcel, null);
        assertThatThrownBy(() -> shop.parcels().recordLabel(parcel, second)).isInstanceOf(DuplicateKeyException.class);

        shop.parcels().recordLabelVoided(parcel);
        shop.parcels().recordLabelVoided(parcel);
        assertThat(shop.parcels().find(parcel).orElseThrow().label()).isNull();
        assertThat(shop.timeline(order)).containsOnlyOnce("label_voided");

        shop.parcels().recordLabel(parcel, second);
        assertThat(shop.parcels().find(parcel).orElseThrow().label()).isEqualTo(second);
    }

    @Test
    void isContentWithNothingToVoid() {
        ParcelId unknown = ParcelId.of(OrderId.next(Instant.now()), 1);
        shop.parcels().recordLabelVoided(unknown);
        assertThat(shop.parcels().find(unknown)).isEmpty();
    }

    @Test
    void packsWhatHasALabel() {
        Order order = shop.places(aCheckout().of(1, "HAT"));
        ParcelId parcel = ParcelId.of(order.id(), 1);
        assertThat(shop.parcels().pack(parcel)).isEqualTo(new PackOutcome.NotLabelled(ParcelStatus.PLANNED));

        shop.labels(order, 1);
        assertThat(shop.parcels().pack(parcel)).isEqualTo(new PackOutcome.Packed());
        assertThat(shop.parcels().pack(parcel)).isEqualTo(new PackOutcome.AlreadyPacked());
        shop.journal().handOver(parcel);
        assertThat(shop.parcels().pack(parcel)).isEqualTo(new PackOutcome.AlreadyPacked());

        assertThat(shop.parcels().pack(ParcelId.of(order.id(), 7))).isEqualTo(new PackOutcome.Unknown());
        assertThat(shop.parcels().pack(ParcelId.of(OrderId.next(Instant.now()), 1)))
                .isEqualTo(new PackOutcome.Unknown());
        assertThat(shop.timeline(order)).containsOnlyOnce("parcel_packed");
    }

    @Test
    void scansNeverGoBackwards() {
        Order order = shop.places(aCheckout().of(1, "HAT"));
        ParcelId parcel = shop.labels(order, 1);
        shop.journal().handOver(parcel);

        assertThat(scan(parcel, CarrierStatus.OUT_FOR_DELIVERY))
                .isEqualTo(new ScanOutcome.Recorded(parcel, CarrierStatus.OUT_FOR_DELIVERY));
        assertThat(scan(parcel, CarrierStatus.IN_TRANSIT)).isEqualTo(new ScanOutcome.Stale(parcel));
        assertThat(scan(parcel, CarrierStatus.DELIVERED))
                .isEqualTo(new ScanOutcome.Recorded(parcel, CarrierStatus.DELIVERED));
        assertThat(scan(parcel, CarrierStatus.DELIVERED))
                .as("told again, so that who listens can be told again")
                .isEqualTo(new ScanOutcome.Recorded(parcel, CarrierStatus.DELIVERED));
        assertThat(scan(parcel, CarrierStatus.FAILED)).isEqualTo(new ScanOutcome.Stale(parcel));

        ParcelView view = shop.parcels().find(parcel).orElseThrow();
        assertThat(view.status()).isEqualTo(ParcelStatus.DELIVERED);
        assertThat(view.deliveredAt()).isNotNull();
        assertThat(shop.timeline(order))
                .endsWith("parcel_handed_over", "parcel_out_for_delivery", "parcel_delivered")
                .containsOnlyOnce("parcel_delivered");
    }

    @Test
    void aParcelThatCouldNotBeDeliveredMayStillBe() {
        Order order = shop.places(aCheckout().of(1, "HAT"));
        ParcelId parcel = shop.labels(order, 1);
        shop.journal().handOver(parcel);

        scan(parcel, CarrierStatus.FAILED);
        assertThat(shop.parcels().find(parcel).orElseThrow().status()).isEqualTo(ParcelStatus.HANDED_OVER);
        scan(parcel, CarrierStatus.DELIVERED);

        assertThat(shop.parcels().find(parcel).orElseThrow().status()).isEqualTo(ParcelStatus.DELIVERED);
        assertThat(shop.timeline(order)).endsWith("parcel_delivery_failed", "parcel_delivered");
    }

    @Test
    void saysWhenATrackingCodeIsNoneOfOurs() {
        assertThat(shop.parcels().recordScan("NOT-OURS", CarrierStatus.IN_TRANSIT, Instant.now(), ""))
                .isEqualTo(new ScanOutcome.UnknownParcel());
    }

    private static ScanOutcome scan(ParcelId parcel, CarrierStatus status) {
        return shop.parcels().recordScan("TRK-" + parcel, status, Instant.now(), "scanned");
    }
}
