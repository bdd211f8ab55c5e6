/**
 * The outside world, simulated: a payment provider and a carrier that speak the parts of Stripe's and EasyPost's APIs
 * that the platform uses, from a process of their own. What they did stands in a {@link dev.packhorse.sandbox.Ledger},
 * which is the witness that the oracle believes rather than the platform's own books.
 */
@NullMarked
package dev.packhorse.sandbox;

import org.jspecify.annotations.NullMarked;
