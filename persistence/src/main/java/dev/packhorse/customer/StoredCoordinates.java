package dev.packhorse.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** How coordinates stand in rows: both columns, or neither. */
public final class StoredCoordinates {

    private StoredCoordinates() {}

    public static @Nullable Coordinates read(ResultSet row, String latitude, String longitude) throws SQLException {
        return of(row.getObject(latitude, Double.class), row.getObject(longitude, Double.class));
    }

    public static @Nullable Coordinates of(@Nullable Double latitude, @Nullable Double longitude) {
        return latitude == null || longitude == null ? null : new Coordinates(latitude, longitude);
    }
}
