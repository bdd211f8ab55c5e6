package dev.packhorse.order;

import org.jspecify.annotations.Nullable;

/**
 * A person's decision, typed by hand into the Temporal Web UI at 3 a.m.: {@code {"resolution": "retry"}} is enough when one
 * question is open.
 *
 * @param subject which question, when several are open
 * @param note who decided and why; it goes into the timeline
 */
public record Resolve(
        Resolution resolution,
        @Nullable String subject,
        @Nullable String note) {}
