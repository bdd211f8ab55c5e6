package dev.packhorse.inventory;

import dev.packhorse.customer.Address;

/** @param priority the lower, the sooner it is asked, all else being equal */
public record Warehouse(WarehouseCode code, String name, Address address, int priority) {}
