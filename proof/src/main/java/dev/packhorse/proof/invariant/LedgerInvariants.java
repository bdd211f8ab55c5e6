package dev.packhorse.proof.invariant;

import java.util.List;

/** The books themselves: nothing in them can be changed unnoticed. */
final class LedgerInvariants {

    private LedgerInvariants() {}

    static List<Invariant> all() {
        return List.of(
                new Invariant(
                        "ledgers-are-append-only", "The database refuses to change or drop what a ledger says.", """
                        select ledger, 'refuses no ' || wanted.verb
                        from unnest(array['stock_movement', 'stock_paper', 'stock_transfer_loss', 'payment_entry', 'order_event']) ledger
                        -- In pg_trigger.tgtype 8 is delete, 16 is update, 32 is truncate, 2 is before.
                        cross join (values ('delete', 8), ('update', 16), ('truncate', 32)) wanted (verb, bit)
                        where not exists (
                          select from pg_trigger t
                          where t.tgrelid = to_regclass(ledger) and t.tgenabled in ('O', 'A') and not t.tgisinternal
                            and t.tgtype & 2 = 2 and t.tgtype & wanted.bit = wanted.bit)
                        """),
                new Invariant("providers-ledger-is-whole", "The witness has forgotten nothing.", """
                        select 'entry ' || seq, format('follows on %s', before)
                        from (select seq, lag(seq, 1, 0::bigint) over (order by seq) before from witness_entry) entries
                        where seq <> before + 1
                        """));
    }
}
