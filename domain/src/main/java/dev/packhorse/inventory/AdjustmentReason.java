package dev.packhorse.inventory;

/** What a correction of stock was for. */
public enum AdjustmentReason {
    DAMAGED,
    LOST,
    FOUND,
    STOLEN,
    OUT_OF_DATE,
    SAMPLE,
    WRONGLY_BOOKED;

    /** Whether it can explain a change in this direction; what was wrongly booked was so in either. */
    public boolean explains(long change) {
        return switch (this) {
            case FOUND -> change > 0;
            case DAMAGED, LOST, STOLEN, OUT_OF_DATE, SAMPLE -> change < 0;
            case WRONGLY_BOOKED -> change != 0;
        };
    }

    public String inWords() {
        String words = name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
