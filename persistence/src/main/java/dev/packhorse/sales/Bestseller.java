package dev.packhorse.sales;

/** @param units that were sold of it in the time that was asked for */
public record Bestseller(String productId, long units) {}
