package dev.packhorse.feed;

/** How a bulk file is written: with a header and quotes as of RFC 4180, or one flat JSON object per line. */
public enum FeedFormat {
    CSV("text/csv"),
    NDJSON("application/x-ndjson");

    private final String mediaType;

    FeedFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }
}
