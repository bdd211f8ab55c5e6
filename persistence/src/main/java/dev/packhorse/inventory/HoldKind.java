package dev.packhorse.inventory;

import dev.packhorse.RoundTrip;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of request for stock that is decided for all who ask at once, with as many statements as for one: what a sale's first
 * second is made of.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
public interface HoldKind<Q, A> {

    /** Two of one name are never heard together: the second would not see what became of the first. */
    @Nullable
    Object name(Q request);

    /** How much work it is. */
    int lines(Q request);

    /**
     * Begins a batch, in its transaction.
     *
     * @param questions is given what has to be read; it is answered before {@link Hearing#decide}, with the levels locked
     */
    Hearing<A> hear(List<Q> requests, RoundTrip questions);

    /** The requests of one batch. */
    interface Hearing<A> {

        /** Whose levels are locked before {@link #decide}. */
        Collection<Sku> skus();

        /** @return an answer to each request, in their order */
        List<A> decide(StockInHand stock);

        /**
         * Adds the statements that write its own rows for what was granted; the stock's rows are written by others, after them.
         * A duplicate key among them, or {@link CameFirst}, says that another transaction wrote one of the rows meanwhile.
         */
        void write(RoundTrip statements);
    }
}
