package dev.packhorse.catalogue;

/** What can change that is cached, as the outbox names it. */
enum ChangeKind {
    /** By product id: the product and the offers of all its SKUs. */
    PRODUCT,
    /** By SKU: its availability. */
    STOCK,
    /** By {@link Region#ALL_CATEGORIES}: the tree. */
    CATEGORY
}
