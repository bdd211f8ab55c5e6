package dev.packhorse.inventory;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One reason to prefer a warehouse. A rule keeps the candidates that are best by it and passes over the others; what it leaves
 * open the next rule decides. No rule ever turns a sale into a no: where none is better than another, all stay.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SourcingRule.ShipsAlone.class, name = SourcingRule.ShipsAlone.NAME),
    @JsonSubTypes.Type(value = SourcingRule.FewestParcels.class, name = SourcingRule.FewestParcels.NAME),
    @JsonSubTypes.Type(value = SourcingRule.Nearest.class, name = SourcingRule.Nearest.NAME),
    @JsonSubTypes.Type(value = SourcingRule.Preferred.class, name = SourcingRule.Preferred.NAME),
    @JsonSubTypes.Type(value = SourcingRule.RespectsCutOff.class, name = SourcingRule.RespectsCutOff.NAME),
    @JsonSubTypes.Type(value = SourcingRule.RespectsCapacity.class, name = SourcingRule.RespectsCapacity.NAME),
    @JsonSubTypes.Type(value = SourcingRule.LeastDistance.class, name = SourcingRule.LeastDistance.NAME),
    @JsonSubTypes.Type(value = SourcingRule.KeepsStockBalanced.class, name = SourcingRule.KeepsStockBalanced.NAME)
})
public sealed interface SourcingRule {

    /** By which it is configured and named in explanations. */
    String name();

    /** The higher, the better; equal means that this rule leaves the choice to the next. */
    long score(Candidate candidate);

    /** What this rule has to say of a candidate, in a sentence. */
    String words(Candidate candidate);

    /** One parcel for everything that is open, if that can be. */
    record ShipsAlone() implements SourcingRule {
        static final String NAME = "ships_alone";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public long score(Candidate candidate) {
            return candidate.hasEverything() ? 1 : 0;
        }

        @Override
        public String words(Candidate candidate) {
            return candidate.hasEverything()
                    ? "Has everything that is still open."
                    : "Has not everything that is still open.";
        }
    }

    /** As many whole lines as possible in one box; and of a line that is split, into boxes that leave anyway. */
    record FewestParcels() implements SourcingRule {
        static final String NAME = "fewest_parcels";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public long score(Candidate candidate) {
            return candidate.split() ? candidate.boxOpenedEarly() : candidate.linesInFull();
        }

        @Override
        public String words(Candidate candidate) {
            if (candidate.split()) {
                return candidate.boxOpenedEarly() > 0 ? "Sends a parcel anyway." : "Would send one parcel more.";
            }
            return "Has %d of %d open lines in full."
                    .formatted(candidate.linesInFull(), candidate.open().size());
        }
    }

    /** The shorter way, told by what the addresses have in common. */
    record Nearest(By by) implements SourcingRule {
        static final String NAME = "nearest";

        /** How closely the addresses are compared. */
        public enum By {
            @JsonProperty("country")
            COUNTRY,
            /** Within the country, the same region. */
            @JsonProperty("region")
            REGION,
            /** Within the country, the longer common beginning of the postal codes. */
            @JsonProperty("postal_code")
            POSTAL_CODE;

            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }

            public static Stream<String> words() {
                return Stream.of(values()).map(By::word);
            }
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public long score(Candidate candidate) {
            if (!candidate.inCountry()) {
                return 0;
            }
            return switch (by) {
                case COUNTRY -> 1;
                case REGION -> candidate.inRegion() ? 2 : 1;
                case POSTAL_CODE -> 1 + candidate.commonPostalCode();
            };
        }

        @Override
        public String words(Candidate candidate) {
            if (!candidate.inCountry()) {
                return "Is not in the destination's country.";
            }
            return switch (by) {
                case COUNTRY -> "Is in the destination's country.";
                case REGION ->
                    candidate.inRegion()
                            ? "Is in the destination's region."
                            : "Is in the destination's country, not in its region.";
                case POSTAL_CODE ->
                    "Its postal code has the first %d characters in common with the destination's."
                            .formatted(candidate.commonPostalCode());
            };
        }
    }

    /** The warehouse with the lower priority number. */
    record Preferred() implements SourcingRule {
        static final String NAME = "preferred";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public long score(Candidate candidate) {
            return -(long) candidate.warehouse().priority();
        }

        @Override
        public String words(Candidate candidate) {
            return "Has priority " + candidate.warehouse().priority() + ".";
        }
    }

    /** The warehouse that an order still leaves on the earlier day, by its cut-off. */
    record RespectsCutOff() implements SourcingRule {
        static final String NAME = "respects_cut_off";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public long score(Candidate candidate) {
            return -candidate.dispatchDay().toEpochDay();
        }

        @Override
        public String words(Candidate candidate) {
            return "Could send it on " + candidate.dispatchDay() + ".";
        }
    }

    /** The warehouse that has the fewest full days of parcels to send before this one. */
    record RespectsCapacity() implements SourcingRule {
        static final String NAME = "respects_capacity";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public long score(Candidate candidate) {
            return -candidate.daysBehind();
        }

        @Override
        public String words(Candidate candidate) {
            Integer perDay = candidate.warehouse().capacity().parcelsPerDay();
            if (perDay == null) {
                return "Sends as many parcels a day as there are.";
            }
            long days = candidate.daysBehind();
            return "Sends %d parcels a day and has %d before this one%s"
                    .formatted(
                            perDay,
                            candidate.parcelsBefore(),
                            days == 0 ? "." : ", which is " + days + (days == 1 ? " day." : " days."));
        }
    }

    /**
     * The fewest kilometres along the great circle. It has no opinion when nobody knows where the destination lies; a warehouse
     * of which nobody knows it is as good as the farthest.
     */
    record LeastDistance() implements SourcingRule {
        static final String NAME = "least_distance";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public long score(Candidate candidate) {
            return candidate.whereabouts() == null ? 0 : -candidate.kilometres().orElse(Long.MAX_VALUE);
        }

        @Override
        public String words(Candidate candidate) {
            Whereabouts goal = candidate.whereabouts();
            if (goal == null) {
                return "Nobody knows where the destination lies, so all are equal.";
            }
            return candidate.kilometres().isPresent()
                    ? "Is %d km from the destination, by %s."
                            .formatted(candidate.kilometres().getAsLong(), goal.source())
                    : "Has no coordinates, so it counts as the farthest.";
        }
    }

    /** Takes from where most would be left. */
    record KeepsStockBalanced() implements SourcingRule {
        static final String NAME = "keeps_stock_balanced";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public long score(Candidate candidate) {
            return candidate.unitsLeft();
        }

        @Override
        public String words(Candidate candidate) {
            return "Would have " + candidate.unitsLeft() + " units of these left.";
        }
    }
}
