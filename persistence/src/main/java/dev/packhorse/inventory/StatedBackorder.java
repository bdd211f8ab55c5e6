package dev.packhorse.inventory;

/**
 * What may be sold of a SKU before it is there, as it stands.
 *
 * @param waiting units that were promised and have not arrived, wherever they wait
 * @param version rises with every statement about it; good for an ETag
 */
public record StatedBackorder(Sku sku, BackorderPolicy policy, long waiting, long version) {}
