package dev.packhorse.customer;

import dev.packhorse.api.Fields;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Coordinates on the wire. */
@Schema(name = "Coordinates", description = "A point in degrees (WGS 84), north and east of zero")
public record CoordinatesResource(
        @Schema(minimum = "-90", maximum = "90", example = "52.4997")
        double latitude,

        @Schema(minimum = "-180", maximum = "180", example = "13.4249")
        double longitude) {

    /** Of the object's field {@code coordinates}, which may be left out. */
    public static @Nullable CoordinatesResource read(Fields fields) {
        Fields given = fields.optionalObject("coordinates");
        return given == null ? null : point(given);
    }

    public static CoordinatesResource point(Fields fields) {
        CoordinatesResource point =
                new CoordinatesResource(fields.decimal("latitude", -90, 90), fields.decimal("longitude", -180, 180));
        fields.refuseOthers();
        return point;
    }

    public static @Nullable CoordinatesResource of(@Nullable Coordinates coordinates) {
        return coordinates == null ? null : new CoordinatesResource(coordinates.latitude(), coordinates.longitude());
    }

    public static @Nullable Coordinates coordinates(@Nullable CoordinatesResource point) {
        return point == null ? null : point.coordinates();
    }

    public Coordinates coordinates() {
        return new Coordinates(latitude, longitude);
    }
}
