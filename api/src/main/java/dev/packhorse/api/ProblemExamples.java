package dev.packhorse.api;

import java.util.List;
import java.util.Map;

/** What may go wrong with one capability's calls, with an example of each, as the API document shows it. */
public interface ProblemExamples {

    /** By the name under which operations refer to them; the name is no other capability's. */
    Map<String, List<Problem>> problems();
}
