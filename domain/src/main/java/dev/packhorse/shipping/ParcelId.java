package dev.packhorse.shipping;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.packhorse.order.OrderId;
import java.util.regex.Pattern;

/** The n-th parcel of an order, counted from 1: {@code par_<order suffix>_<n>}. Known before anything is written. */
public record ParcelId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("par_([0-7][0-9a-hjkmnp-tv-z]{25})_([1-9][0-9]{0,2})");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ParcelId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not a parcel id: " + value);
        }
    }

    public static boolean isWellFormed(String value) {
        return FORM.matcher(value).matches();
    }

    public static ParcelId of(OrderId order, int number) {
        return new ParcelId("par_" + order.suffix() + "_" + number);
    }

    public OrderId order() {
        return new OrderId("ord_" + value.substring("par_".length(), value.lastIndexOf('_')));
    }

    @Override
    public String toString() {
        return value;
    }
}
