package dev.packhorse.sales;

import java.time.LocalDate;

/**
 * What was sold of something on a day, in one currency.
 *
 * @param units less what was taken back before it was at the customer's
 * @param returnedUnits came back afterwards; not taken off {@code units}
 */
public record Sales(LocalDate day, String currency, long units, long revenue, long returnedUnits, long refunded) {}
