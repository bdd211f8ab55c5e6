package dev.packhorse.api;

import dev.packhorse.Expected;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * What a caller who changes something has seen of it (RFC 9110, section 13): the ETag of such a thing is its version in quotes, and a
 * change without a word about it is refused, so that nobody overwrites what somebody else has just done.
 */
public final class Preconditions {

    /** A proxy that compresses makes a tag weak on its way to the caller; it still names the same version. */
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

    private Preconditions() {}

    /** The ETag of a version. */
    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** The version that the caller has seen, for changes of what must exist. */
    public static long ifMatch(HttpHeaders headers) {
        List<String> given = headers.getOrEmpty(HttpHeaders.IF_MATCH);
        if (given.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.PRECONDITION_REQUIRED, "Send If-Match with the ETag of what you have read.");
        }
        Matcher tag = TAG.matcher(String.join(",", given).strip());
        if (!tag.matches()) {
            throw new ProblemException(
                    ProblemCode.PRECONDITION_FAILED, "If-Match must have one ETag, as it was answered.");
        }
        return Long.parseLong(tag.group(1));
    }

    /** For a PUT, which makes ({@code If-None-Match: *}) or replaces ({@code If-Match}). */
    public static Expected expected(HttpHeaders headers) {
        String none = String.join(",", headers.getOrEmpty(HttpHeaders.IF_NONE_MATCH));
        if (none.isEmpty()) {
            if (headers.getOrEmpty(HttpHeaders.IF_MATCH).isEmpty()) {
                throw new ProblemException(
                        ProblemCode.PRECONDITION_REQUIRED,
                        "Send If-None-Match: * for something new, or If-Match with the ETag of what you replace.");
            }
            return new Expected.Version(ifMatch(headers));
        }
        if (!none.strip().equals("*") || headers.containsHeader(HttpHeaders.IF_MATCH)) {
            throw new ProblemException(
                    ProblemCode.BAD_REQUEST, "A change takes If-None-Match: * or If-Match, and not both.");
        }
        return new Expected.Nothing();
    }

    /** @param present the version that there is; null or 0 when there is nothing */
    public static ProblemException failed(@Nullable Long present) {
        Problem problem = present == null || present == 0
                ? Problem.of(ProblemCode.PRECONDITION_FAILED, "There is nothing here to replace.")
                : Problem.of(ProblemCode.PRECONDITION_FAILED, "Somebody changed it: read it again.")
                        .with("version", present);
        return new ProblemException(problem);
    }
}
