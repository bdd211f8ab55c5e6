package dev.packhorse.customer;

public record Customer(String name, String email) {}
