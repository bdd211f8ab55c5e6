package dev.packhorse.customer;

/** A point on the earth in degrees (WGS 84), north and east of zero. */
public record Coordinates(double latitude, double longitude) {

    /** The mean radius R1 of the earth, as the IUGG defines it. */
    private static final double EARTH_RADIUS_KM = 6371.0088;

    public Coordinates {
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("There is no such place: " + latitude + ", " + longitude + ".");
        }
    }

    /**
     * Along the great circle, in whole kilometres, by the haversine formula. The earth is no sphere: up to one part in two hundred
     * is wrong.
     */
    public long kilometresTo(Coordinates other) {
        double north = Math.toRadians(other.latitude - latitude);
        double east = Math.toRadians(other.longitude - longitude);
        double haversine = square(Math.sin(north / 2))
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * square(Math.sin(east / 2));
        return Math.round(2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, haversine))));
    }

    private static double square(double number) {
        return number * number;
    }
}
