package dev.packhorse.catalogue;

import java.util.Optional;

/** Tells of each committed change of what is cached, at least once. */
interface ChangeFeed {

    /** The next ones, a bounded number of them; empty when there is nothing to tell now. */
    Optional<Changes> next();
}
