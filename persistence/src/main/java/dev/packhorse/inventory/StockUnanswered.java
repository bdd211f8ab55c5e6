package dev.packhorse.inventory;

import org.springframework.dao.TransientDataAccessException;

/** The caller's patience ran out. Whether it was done is not known here: repeating the call with the same id finds out. */
public final class StockUnanswered extends TransientDataAccessException {

    StockUnanswered(String message) {
        super(message);
    }
}
