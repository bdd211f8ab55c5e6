package dev.packhorse.catalogue;

/** The kinds of entries in the cache, each in a map of its own. */
public enum Region {
    /** By product id. */
    PRODUCTS(Product.class, "products"),
    /** By SKU; the version is the product's. */
    OFFERS(Offer.class, "offers"),
    /** By SKU; the version is the sum of its levels' versions, each of which only rises. */
    AVAILABILITY(Availability.class, "availability"),
    /** One entry, {@link #ALL_CATEGORIES}; the version is the sum of the categories' versions, each of which only rises. */
    CATEGORIES(CategoryTree.class, "categories");

    static final String ALL_CATEGORIES = "all";

    private final Class<?> payload;
    private final String map;

    Region(Class<?> payload, String map) {
        this.payload = payload;
        this.map = map;
    }

    static Region of(Object payload) {
        for (Region region : values()) {
            if (region.payload.isInstance(payload)) {
                return region;
            }
        }
        throw new IllegalArgumentException("Not for the cache: " + payload.getClass());
    }

    Class<?> payload() {
        return payload;
    }

    String map() {
        return map;
    }
}
