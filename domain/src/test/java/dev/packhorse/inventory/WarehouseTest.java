package dev.packhorse.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.customer.Address;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an order leaves that is placed now. */
class WarehouseTest {

    @ParameterizedTest(name = "ordered {0}, {1} parcels wait, {2} left today: leaves on {3}")
    @CsvSource({
        "2026-11-25T05:29:59Z, 0, 0, 2026-11-25",
        "2026-11-25T05:30:00Z, 0, 0, 2026-11-26",
        "2026-11-25T16:00:00Z, 0, 0, 2026-11-26",
        "2026-11-25T05:00:00Z, 79, 0, 2026-11-25",
        "2026-11-25T05:00:00Z, 80, 0, 2026-11-26",
        "2026-11-25T05:00:00Z, 250, 0, 2026-11-28",
        "2026-11-25T05:00:00Z, 9, 70, 2026-11-25",
        "2026-11-25T05:00:00Z, 10, 70, 2026-11-26",
        "2026-11-25T05:30:00Z, 79, 70, 2026-11-26"
    })
    void leavesByTheClockOfItsWarehouseBehindItsLoad(String ordered, long waiting, long leftToday, String leaves) {
        Warehouse osaka = warehouse(new CutOff(LocalTime.of(14, 30), ZoneId.of("Asia/Tokyo")), 80);

        assertThat(osaka.dispatchDay(Instant.parse(ordered), new WarehouseLoad(waiting, leftToday)))
                .hasToString(leaves);
    }

    @Test
    void leavesOnTheSameDayWhereNothingElseIsSaid() {
        assertThat(warehouse(null, null)
                        .dispatchDay(Instant.parse("2026-11-25T23:59:59Z"), new WarehouseLoad(9_999, 9_999)))
                .hasToString("2026-11-25");
    }

    @ParameterizedTest
    @CsvSource({
        "FOUND, 1, true",
        "FOUND, -1, false",
        "LOST, -1, true",
        "LOST, 1, false",
        "WRONGLY_BOOKED, 1, true",
        "WRONGLY_BOOKED, -1, true",
        "WRONGLY_BOOKED, 0, false"
    })
    void aReasonExplainsADirection(AdjustmentReason reason, long change, boolean explains) {
        assertThat(reason.explains(change)).isEqualTo(explains);
    }

    private static Warehouse warehouse(@Nullable CutOff cutOff, @Nullable Integer parcelsPerDay) {
        return new Warehouse(
                new WarehouseCode("OSA"),
                "Osaka",
                new Address("1-1", null, "Osaka", null, "530-0001", "JP"),
                1,
                cutOff,
                new Warehouse.Capacity(null, parcelsPerDay),
                false,
                1);
    }
}
