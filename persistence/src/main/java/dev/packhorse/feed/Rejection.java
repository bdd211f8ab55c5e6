package dev.packhorse.feed;

/**
 * Why a row was not taken.
 *
 * @param line of the file, counted from 1
 * @param field the column, or empty when it is the row as a whole
 * @param code for programs
 * @param reason for people
 */
public record Rejection(long line, String field, String code, String reason) {}
