/** What is done about money: Stripe is asked, then our own books are written. */
@NullMarked
package dev.packhorse.payment;

import org.jspecify.annotations.NullMarked;
