package dev.packhorse.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FleetTest {

    @Test
    void readsWhichFleetsToServe() {
        assertThat(Fleet.parse("payments, orders")).containsExactlyInAnyOrder(Fleet.ORDERS, Fleet.PAYMENTS);
    }

    @Test
    void refusesAFleetThatDoesNotExistAndNamesThoseThatDo() {
        assertThatThrownBy(() -> Fleet.parse("orders,paymets"))
                .isInstanceOf(RefusedToStart.class)
                .hasMessage("packhorse.fleets: there is no fleet \"paymets\"; choose from orders, payments, shipping,"
                        + " catalogue.");
    }

    @Test
    void refusesToServeNothing() {
        assertThatThrownBy(() -> Fleet.parse(" , "))
                .isInstanceOf(RefusedToStart.class)
                .hasMessageContaining("names no fleet");
    }
}
