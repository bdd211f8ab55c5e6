package dev.packhorse.order;

/** What every part of one order's journey shares. */
record Journey(
        Deadlines deadlines,
        Steps steps,
        Compensations compensations,
        Perseverance perseverance,
        Attentions attentions,
        Wish wish,
        Runnable board) {}
