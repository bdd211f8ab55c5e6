/** What is asked of the carrier: EasyPost is asked, then our own books are written. */
@NullMarked
package dev.packhorse.shipping;

import org.jspecify.annotations.NullMarked;
