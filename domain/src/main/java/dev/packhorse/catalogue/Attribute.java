package dev.packhorse.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/** One thing that is said of a product beyond what all have: a text, a number or a yes or no. */
public record Attribute(@JsonValue Object value) {

    /** Equal numbers are equal attributes, however they were written. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Attribute {
        value = switch (value) {
            case String text -> text;
            case Boolean flag -> flag;
            case Number number -> plain(new BigDecimal(number.toString()));
            default -> throw new IllegalArgumentException("Neither text nor number nor boolean: " + value.getClass());
        };
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
