package dev.packhorse.workers;

import java.util.List;

/** Who serves a fleet's queue. A crew exists only in a process that serves its fleet, and so do the clients it works with. */
record Crew(Fleet fleet, List<Class<?>> workflows, List<Object> activities) {

    Crew {
        workflows = List.copyOf(workflows);
        activities = List.copyOf(activities);
    }
}
