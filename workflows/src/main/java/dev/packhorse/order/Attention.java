package dev.packhorse.order;

import java.util.List;

/**
 * A question to a person.
 *
 * @param subject what it is about: a parcel's id, or the name of a compensation; names the question within its order
 * @param why in a sentence that needs no knowledge of the code
 * @param choices the answers that are possible here
 */
public record Attention(String subject, String why, List<Resolution> choices) {

    public Attention {
        choices = List.copyOf(choices);
    }
}
