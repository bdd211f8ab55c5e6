package dev.packhorse.catalogue;

/** A committed value on its straight way from the process that committed it to all others. */
record Announcement(Region region, String key, Versioned value) {}
