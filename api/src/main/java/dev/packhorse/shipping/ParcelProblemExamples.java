package dev.packhorse.shipping;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemExamples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why a parcel does not go on. */
@ApiComponent
final class ParcelProblemExamples implements ProblemExamples {

    @Override
    public Map<String, List<Problem>> problems() {
        Map<String, List<Problem>> problems = new LinkedHashMap<>();
        problems.put("ParcelNotFound", List.of(Problem.of(ProblemCode.PARCEL_NOT_FOUND, "No parcel has this id.")));
        problems.put(
                "NotPackable",
                List.of(Problem.of(ProblemCode.NOT_PACKABLE, "It is planned; only a labelled parcel can be packed.")));
        problems.put(
                "NotHandOverable",
                List.of(Problem.of(ProblemCode.NOT_HAND_OVERABLE, "It is labelled; only a packed parcel can leave.")));
        return problems;
    }
}
