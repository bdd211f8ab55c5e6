package dev.packhorse.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.packhorse.api.Fields;
import dev.packhorse.customer.Address;
import dev.packhorse.customer.CoordinatesResource;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A warehouse as it is sent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"name", "address", "priority", "cut_off", "capacity", "closed"})
@Schema(name = "WarehouseForm", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record WarehouseForm(
        @Schema(maxLength = 100, example = "Berlin") String name,
        Place address,

        @Schema(minimum = "0", maximum = "1000000", example = "1", description = "The lower, the sooner it is asked")
        int priority,

        @JsonProperty("cut_off") @Nullable Hour cutOff,
        @Nullable Limits capacity,

        @Schema(
                example = "false",
                description = "A closed warehouse promises nothing and takes nothing in; false when not given")
        @Nullable
        Boolean closed) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "WarehouseAddress")
    record Place(
            @Schema(maxLength = 100, example = "Am Westhafen 3")
            String line1,

            @Schema(maxLength = 100) @Nullable String line2,
            @Schema(maxLength = 100, example = "Berlin") String city,
            @Schema(maxLength = 100) @Nullable String region,

            @JsonProperty("postal_code") @Schema(maxLength = 20, example = "13353")
            String postalCode,

            @Schema(example = "DE", description = "ISO 3166-1 alpha-2")
            String country,

            @Schema(description = "For the rule `least_distance`") @Nullable
            CoordinatesResource coordinates) {}

    @Schema(name = "CutOff", description = "Orders before it leave on the same day; without one until midnight, UTC")
    record Hour(
            @Schema(example = "14:30", description = "On the warehouse's own clock")
            String at,

            @JsonProperty("time_zone") @Schema(example = "Europe/Berlin", description = "A name of the IANA database")
            String timeZone) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Capacity")
    record Limits(
            @Schema(
                    minimum = "0",
                    example = "50000",
                    description = "Units that may lie there or be on their way there; no limit when not given")
            @Nullable
            Long units,

            @JsonProperty("parcels_per_day")
            @Schema(
                    minimum = "1",
                    example = "800",
                    description =
                            "Parcels that leave on a day: `next_dispatch` comes later the more wait or left today")
            @Nullable
            Integer parcelsPerDay) {}

    static WarehouseForm read(Fields fields) {
        return new WarehouseForm(
                fields.text("name", 100),
                address(fields.object("address")),
                (int) fields.number("priority", 0, 1_000_000),
                cutOff(fields.optionalObject("cut_off")),
                limits(fields.optionalObject("capacity")),
                fields.optionalFlag("closed"));
    }

    Warehouse warehouse(WarehouseCode code) {
        return new Warehouse(
                code,
                name,
                new Address(
                        address.line1,
                        address.line2,
                        address.city,
                        address.region,
                        address.postalCode,
                        address.country,
                        CoordinatesResource.coordinates(address.coordinates)),
                priority,
                cutOff == null ? null : new CutOff(LocalTime.parse(cutOff.at), ZoneId.of(cutOff.timeZone)),
                capacity == null
                        ? Warehouse.Capacity.UNLIMITED
                        : new Warehouse.Capacity(capacity.units, capacity.parcelsPerDay),
                Boolean.TRUE.equals(closed),
                1);
    }

    static WarehouseForm of(Warehouse warehouse) {
        Address address = warehouse.address();
        CutOff cutOff = warehouse.cutOff();
        Warehouse.Capacity capacity = warehouse.capacity();
        return new WarehouseForm(
                warehouse.name(),
                new Place(
                        address.line1(),
                        address.line2(),
                        address.city(),
                        address.region(),
                        address.postalCode(),
                        address.country(),
                        CoordinatesResource.of(address.coordinates())),
                warehouse.priority(),
                cutOff == null
                        ? null
                        : new Hour(cutOff.at().toString(), cutOff.zone().getId()),
                capacity.equals(Warehouse.Capacity.UNLIMITED)
                        ? null
                        : new Limits(capacity.units(), capacity.parcelsPerDay()),
                warehouse.closed());
    }

    private static Place address(Fields fields) {
        Place place = new Place(
                fields.text("line1", 100),
                fields.optionalText("line2", 100),
                fields.text("city", 100),
                fields.optionalText("region", 100),
                fields.text("postal_code", 20),
                fields.formed("country", 2, COUNTRIES::contains, "unknown", "must be an ISO 3166-1 alpha-2 code"),
                CoordinatesResource.read(fields));
        fields.refuseOthers();
        return place;
    }

    private static @Nullable Hour cutOff(@Nullable Fields fields) {
        if (fields == null) {
            return null;
        }
        Hour hour = new Hour(
                fields.formed(
                        "at",
                        5,
                        at -> at.matches("([01]\\d|2[0-3]):[0-5]\\d"),
                        "malformed",
                        "must be a time such as 14:30"),
                fields.formed(
                        "time_zone",
                        50,
                        WarehouseForm::isZone,
                        "unknown",
                        "must be a time zone such as Europe/Berlin"));
        fields.refuseOthers();
        return hour;
    }

    private static boolean isZone(String name) {
        try {
            ZoneId.of(name);
            return true;
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    private static @Nullable Limits limits(@Nullable Fields fields) {
        if (fields == null) {
            return null;
        }
        Long perDay = fields.optionalNumber("parcels_per_day", 1, 1_000_000);
        Limits limits = new Limits(
                fields.optionalNumber("units", 0, 1_000_000_000_000L), perDay == null ? null : perDay.intValue());
        fields.refuseOthers();
        return limits;
    }
}
