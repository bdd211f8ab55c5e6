package dev.packhorse.order;

import dev.packhorse.inventory.StockActivities;
import dev.packhorse.payment.PaymentActivities;
import dev.packhorse.shipping.ParcelId;
import dev.packhorse.shipping.ShippingActivities;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Function;

/** Activities that ask the world of the order that calls, so that one worker serves every test. */
record Worlds(Function<OrderId, World> of) {

    StockActivities stock() {
        return in(StockActivities.class, world -> world.stock);
    }

    OrderRecords records() {
        return in(OrderRecords.class, world -> world.records);
    }

    PaymentActivities payments() {
        return in(PaymentActivities.class, world -> world.payments);
    }

    ShippingActivities shipping() {
        return in(ShippingActivities.class, world -> world.shipping);
    }

    private <T> T in(Class<T> port, Function<World, T> part) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, args) -> {
            if (method.getDeclaringClass() == Object.class) {
                return method.invoke(this, args);
            }
            try {
                return method.invoke(part.apply(of.apply(orderOf(args[0]))), args);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        }));
    }

    /** Every step names its order first, or a parcel of it. */
    private static OrderId orderOf(Object first) {
        return switch (first) {
            case Order order -> order.id();
            case OrderId order -> order;
            case ParcelId parcel -> parcel.order();
            default -> throw new IllegalArgumentException("Not of an order: " + first);
        };
    }
}
