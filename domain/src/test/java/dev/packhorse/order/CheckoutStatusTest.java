package dev.packhorse.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckoutStatusTest {

    @ParameterizedTest
    @CsvSource({
        "PENDING,          false, false, OPEN",
        "PENDING,          false, true,  EXPIRED",
        "PENDING,          true,  false, PAYING",
        "PENDING,          true,  true,  PAYING",
        "AWAITING_PAYMENT, true,  false, PAYING",
        "PLACED,           true,  true,  ORDERED",
        "SHIPPED,          true,  true,  ORDERED",
        "DELIVERED,        true,  true,  ORDERED",
        "CANCELLED,        true,  true,  ORDERED",
        "REFUSED,          true,  true,  REFUSED",
        "REFUSED,          false, true,  ABANDONED",
        "EXPIRED,          false, true,  EXPIRED",
        "EXPIRED,          true,  true,  EXPIRED",
    })
    void isTheCustomersViewOfAnOrder(OrderStatus order, boolean paying, boolean due, CheckoutStatus checkout) {
        assertThat(CheckoutStatus.of(order, paying, due)).isEqualTo(checkout);
    }
}
