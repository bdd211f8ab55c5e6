package dev.packhorse.catalogue;

import java.time.OffsetDateTime;

/**
 * How far the stock movements have been told. Their ids are drawn before their transactions commit, so that a lower one may appear
 * after a higher one: what was seen counts as told only when all who were writing at that time have ended.
 *
 * @param toldTo of this and all before it the cache knows
 * @param markTo what had been seen at the mark, except for what transactions were still to commit
 * @param markBefore the transaction id that would have been given next at the mark
 * @param seenTo the last that was read
 */
record MovementCursor(long toldTo, long markTo, String markBefore, OffsetDateTime markedAt, long seenTo) {}
