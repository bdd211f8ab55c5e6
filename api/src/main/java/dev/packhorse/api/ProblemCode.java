package dev.packhorse.api;

/** Every problem that the API answers. The codes are part of the contract: they are added, never renamed. */
public enum ProblemCode {
    MALFORMED_JSON(400, "The body is not JSON"),
    PARAMETER_INVALID(400, "A parameter cannot be understood"),
    BAD_REQUEST(400, "The request cannot be understood"),
    IDEMPOTENCY_KEY_MISSING(400, "The Idempotency-Key header is missing"),
    IDEMPOTENCY_KEY_INVALID(400, "The Idempotency-Key header is not usable"),
    SIGNATURE_INVALID(400, "The signature does not match"),
    PAYMENT_DECLINED(402, "The payment was declined"),
    PAYMENT_NOT_CONFIRMED(402, "The payment was not confirmed in time"),
    PAYMENT_UNAVAILABLE(402, "The payment provider did not answer in time"),
    NOT_FOUND(404, "There is nothing here"),
    ORDER_NOT_FOUND(404, "No such order"),
    PARCEL_NOT_FOUND(404, "No such parcel"),
    CHECKOUT_NOT_FOUND(404, "No such checkout"),
    BACKORDER_NOT_FOUND(404, "Nothing is promised of this SKU"),
    TICKET_NOT_FOUND(404, "No such ticket"),
    FLASH_SALE_NOT_FOUND(404, "No such flash sale"),
    PRODUCT_NOT_FOUND(404, "No such product"),
    VARIANT_NOT_FOUND(404, "No such variant"),
    PRICE_NOT_FOUND(404, "No such price"),
    CATEGORY_NOT_FOUND(404, "No such category"),
    WAREHOUSE_NOT_FOUND(404, "No such warehouse"),
    LEVEL_NOT_FOUND(404, "No such stock level"),
    PAPER_NOT_FOUND(404, "No such receipt, adjustment, transfer or count"),
    IMPORT_NOT_FOUND(404, "No such import"),
    EXPORT_NOT_FOUND(404, "No such export"),
    METHOD_NOT_ALLOWED(405, "This method is not supported here"),
    NOT_ACCEPTABLE(406, "No acceptable representation"),
    OUT_OF_STOCK(409, "Not enough stock"),
    PRICE_CHANGED(409, "The price has changed"),
    HOLD_EXPIRED(409, "The stock could not be kept"),
    WITHDRAWN(409, "The order was withdrawn"),
    CUSTOMER_LIMIT(409, "The customer has had their share"),
    NOT_EXTENDABLE(409, "The checkout cannot be kept for longer"),
    NOT_ABANDONABLE(409, "The checkout can no longer be abandoned"),
    PAYMENT_METHOD_DECIDED(409, "Another payment method was given before"),
    NOT_CANCELLABLE(409, "It can no longer be cancelled"),
    NOT_PACKABLE(409, "The parcel cannot be packed"),
    NOT_HAND_OVERABLE(409, "The parcel cannot be handed over"),
    SKU_TAKEN(409, "A SKU belongs to another product"),
    TOO_MANY_PRICES(409, "The variant has too many prices"),
    CATEGORY_CIRCLE(409, "A category cannot be below itself"),
    CATEGORY_TOO_DEEP(409, "The tree of categories would be too deep"),
    TRANSFER_NOT_POSSIBLE(409, "The transfer is not where this could be done"),
    IN_STOCK(409, "It can be had now"),
    COUNT_NOT_POSSIBLE(409, "The count is not where this could be done"),
    STOCK_IS_HELD(409, "The units are held for orders"),
    WAREHOUSE_FULL(409, "The warehouse has no room"),
    WAREHOUSE_CLOSED(409, "The warehouse is closed"),
    EXPORT_NOT_READY(409, "The export is not complete"),
    PRECONDITION_FAILED(412, "It is not what you have seen"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type is not supported"),
    VALIDATION_FAILED(422, "The request is not valid"),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for another request"),
    PRECONDITION_REQUIRED(428, "Say what you have seen"),
    TOO_MANY_BUYERS(429, "Too many want it at once"),
    STOCK_BUSY(429, "Too many are asking for stock at once"),
    TOO_MANY_WISHES(429, "One address may not wait for more"),
    INTERNAL_ERROR(500, "Something went wrong on our side"),
    TEMPORAL_UNAVAILABLE(503, "The workflow engine is out of reach"),
    POSTGRESQL_UNAVAILABLE(503, "The database is out of reach"),
    SEARCH_BUSY(503, "Too many searches at once"),
    TOO_MANY_EXPORTS(503, "Too many exports are being fetched"),
    TOO_MANY_STREAMS(503, "Too many live timelines are open");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
