package dev.packhorse.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderIdTest {

    @Test
    void sortsByTheTimeItWasMade() {
        Instant now = Instant.parse("2026-11-23T10:00:00Z");
        OrderId earlier = OrderId.next(now);
        OrderId later = OrderId.next(now.plusMillis(1));

        assertThat(earlier.value()).isLessThan(later.value());
    }

    @Test
    void isWellFormedAndNeverTheSame() {
        Set<OrderId> ids = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(OrderId.next(Instant.EPOCH));
        }
        assertThat(ids).hasSize(10_000).allMatch(id -> OrderId.isWellFormed(id.value()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ord_",
                "01kb2r8m9d7v2qf3h5x6y7z8w9",
                "par_01kb2r8m9d7v2qf3h5x6y7z8w9",
                "ord_01KB2R8M9D7V2QF3H5X6Y7Z8W9",
                "ord_91kb2r8m9d7v2qf3h5x6y7z8w9",
                "ord_01kb2r8m9d7v2qf3h5x6y7z8wu",
                "ord_01kb2r8m9d7v2qf3h5x6y7z8w99"
            })
    void refusesWhatIsNone(String text) {
        assertThat(OrderId.isWellFormed(text)).isFalse();
        assertThatThrownBy(() -> new OrderId(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
