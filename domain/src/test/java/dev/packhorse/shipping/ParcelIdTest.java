package dev.packhorse.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packhorse.order.OrderId;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParcelIdTest {

    private static final OrderId ORDER = OrderId.next(Instant.EPOCH);

    @Test
    void knowsItsOrder() {
        ParcelId parcel = ParcelId.of(ORDER, 12);

        assertThat(parcel.value()).isEqualTo("par_" + ORDER.suffix() + "_12");
        assertThat(parcel.order()).isEqualTo(ORDER);
        assertThat(new ParcelId(parcel.value())).isEqualTo(parcel);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1000})
    void countsFromOneToNineHundredNinetyNine(int number) {
        assertThatThrownBy(() -> ParcelId.of(ORDER, number)).isInstanceOf(IllegalArgumentException.class);
    }
}
