package dev.packhorse.inventory;

import org.springframework.dao.ConcurrencyFailureException;

/** Another transaction has just written what this one was to write: begun again, it will see it. */
public final class CameFirst extends ConcurrencyFailureException {

    public CameFirst(String what) {
        super(what);
    }
}
