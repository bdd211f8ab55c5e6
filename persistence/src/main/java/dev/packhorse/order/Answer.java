package dev.packhorse.order;

/** What a checkout was answered with, so that its repetition is answered the same. */
public record Answer(int status, String body) {}
