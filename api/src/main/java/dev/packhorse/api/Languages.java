package dev.packhorse.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Chooses the language of an answer by {@code Accept-Language} (RFC 4647, lookup): the caller's best that there is, else our own. */
@ApiComponent
@Component
public class Languages {

    /** Longer ones are no browser's. */
    private static final int HEADER_LONGEST = 300;

    private static final int REMEMBERED = 1024;

    private record Question(String header, Set<String> offered) {}

    private final String own;
    private final Memo<Question, String> answers = new Memo<>(REMEMBERED);

    Languages(ApiProperties properties) {
        this.own = properties.catalogue().language();
    }

    /** The one in which what is sold is described first. */
    public String own() {
        return own;
    }

    /** @param offered beside our own */
    public String choose(@Nullable String acceptLanguage, Set<String> offered) {
        if (acceptLanguage == null || offered.isEmpty() || acceptLanguage.length() > HEADER_LONGEST) {
            return own;
        }
        Question question = new Question(acceptLanguage, offered);
        String known = answers.get(question);
        if (known != null) {
            return known;
        }
        String chosen = lookUp(question);
        answers.put(question, chosen);
        return chosen;
    }

    /** A header that cannot be understood is as none: nobody is refused a page for his browser's sake. */
    private String lookUp(Question question) {
        List<String> tags = new ArrayList<>(question.offered());
        tags.add(own);
        try {
            String found = Locale.lookupTag(Locale.LanguageRange.parse(question.header()), tags);
            return found == null ? own : found;
        } catch (IllegalArgumentException malformed) {
            return own;
        }
    }

    /** Whether it is a language tag as one writes it: {@code de}, {@code pt-BR}. */
    public static boolean isTag(String tag) {
        return !tag.isEmpty()
                && tag.length() <= 35
                && Locale.forLanguageTag(tag).toLanguageTag().equals(tag)
                && !tag.equals("und");
    }
}
