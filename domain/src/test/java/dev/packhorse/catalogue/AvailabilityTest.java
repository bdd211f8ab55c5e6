package dev.packhorse.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.inventory.Backorder;
import dev.packhorse.inventory.Backorder.Kind;
import dev.packhorse.inventory.Sku;
import dev.packhorse.inventory.StockLevel;
import dev.packhorse.inventory.WarehouseCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What can be had and what can be promised, at a moment. */
class AvailabilityTest {

    private static final Sku BOOT = new Sku("BOOT");
    private static final WarehouseCode BER = new WarehouseCode("BER");
    private static final Instant NOW = Instant.parse("2026-11-25T22:00:00Z");
    private static final Instant RELEASE = Instant.parse("2026-12-01T00:00:00Z");

    @Test
    void whatIsBackorderedIsPromisedBeyondWhatIsThere() {
        Availability boots = boots(new Promisable(Kind.BACKORDER, BER, 7, RELEASE, null));

        assertThat(boots.levelsAt(NOW)).hasSize(1);
        assertThat(boots.backorderAt(NOW)).contains(new Backorder(BOOT, Kind.BACKORDER, BER, 7, RELEASE));
        assertThat(boots.nextChange(NOW)).contains(RELEASE);
    }

    @Test
    void aDateThatHasPassedPromisesNothing() {
        Availability boots = boots(new Promisable(Kind.BACKORDER, BER, 7, RELEASE, null));

        assertThat(boots.backorderAt(RELEASE)).isEmpty();
        assertThat(boots.nextChange(RELEASE)).isEmpty();
        assertThat(boots(new Promisable(Kind.BACKORDER, BER, 0, RELEASE, null)).backorderAt(NOW))
                .as("nor does a limit that is reached")
                .isEmpty();
    }

    @Test
    void daysArePromisedFromTheEndOfTheDay() {
        Availability boots = boots(new Promisable(Kind.BACKORDER, BER, 7, null, 14));

        assertThat(boots.backorderAt(NOW).orElseThrow().promisedAt()).isEqualTo("2026-12-10T00:00:00Z");
        assertThat(boots.nextChange(NOW)).contains(Instant.parse("2026-11-26T00:00:00Z"));
    }

    @Test
    void nothingOfAPreorderCanBeHadBeforeItsRelease() {
        Availability boots = boots(new Promisable(Kind.PREORDER, BER, 7, RELEASE, null));

        assertThat(boots.levelsAt(NOW)).isEmpty();
        assertThat(boots.backorderAt(NOW)).isPresent();
        assertThat(boots.levelsAt(RELEASE)).hasSize(1);
    }

    @Test
    void whatIsSoldOnlyWhenItIsThereNeverChangesByItself() {
        assertThat(boots(null).nextChange(NOW)).isEmpty();
        assertThat(boots(null).backorderAt(NOW)).isEmpty();
        assertThat(boots(null).levelsAt(NOW)).hasSize(1);
    }

    private static Availability boots(@Nullable Promisable promisable) {
        return new Availability(BOOT, 3, List.of(new StockLevel(BER, BOOT, 5, 1, 0)), promisable);
    }
}
